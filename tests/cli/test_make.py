"""The Makefile on a machine where something is missing, and what it offers."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    return subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, check=False)


def python_that(folder: Path, fails_on: str) -> str:
    """A stand-in for Python whose checks fail where their code holds a word."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\ncase "$2" in *{fails_on}*) exit 1;; esac\nexit 0\n')
    script.chmod(0o755)
    return str(script)


def test_without_a_target_it_says_what_can_be_made(tmp_path: Path) -> None:
    said = make(tmp_path)
    targets = [line.split()[1] for line in said.stdout.splitlines()]
    assert targets == ["help", "setup", "demo", "test", "test-all", "lint", "types", "bench", "clean"]


@pytest.mark.parametrize("target", ["setup", "demo", "test"])
def test_no_python_is_one_sentence(tmp_path: Path, target: str) -> None:
    said = make(tmp_path, target, "PYTHON=/no/such/python")
    assert said.returncode != 0
    assert said.stderr.splitlines()[0].startswith("summarise needs Python 3.11 or newer: install it")


def test_an_old_python_is_one_sentence(tmp_path: Path) -> None:
    said = make(tmp_path, "setup", f"PYTHON={python_that(tmp_path, 'version_info')}")
    assert said.stderr.splitlines()[0].startswith("summarise needs Python 3.11 or newer")


def test_a_python_without_venv_is_one_sentence(tmp_path: Path) -> None:
    said = make(tmp_path, "setup", f"PYTHON={python_that(tmp_path, 'ensurepip')}")
    assert said.stderr.splitlines()[0] == "Python's venv is missing: install it (Debian and Ubuntu: apt install python3-venv)."
    assert not (tmp_path / ".venv").exists()
