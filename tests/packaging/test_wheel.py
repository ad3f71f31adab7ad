"""What is built from the repository: the wheel holds all that the program needs and no more, and works elsewhere."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("build")
pytest.importorskip("hatchling")

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
BESIDE_CODE = re.compile(
    r"summarise/(?:py\.typed|prompts/\w+\.md|report/templates/\w+\.(?:html|css|js)"
    r"|models/shipped/(?:MODEL_CARD\.md|adapter_config\.json|adapter_model\.safetensors))"
)
NEVER = re.compile(
    r"\.pyc$|__pycache__|(?:^|/)\.(?!gitignore|ci/|pre-commit)|\.(?:bin|pt|pth|ckpt|pkl)$|(?:^|/)(?:demo-report|build|dist)/"
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of the repository as it is."""
    out = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--sdist", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="session")
def in_sdist(built: Path) -> set[str]:
    (found,) = built.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone is installed."""
    target = tmp_path_factory.mktemp("installed")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return target


def there(elsewhere: Path, code: str, *words: str) -> str:
    """What some Python prints that imports the installed wheel first, run from a folder in which the repository is not."""
    said = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=elsewhere.parent,
        env=os.environ | {"PYTHONPATH": str(elsewhere)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    return said.stdout


def of_package(pattern: str) -> set[str]:
    """Files of the package in the repository."""
    return {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "summarise").rglob(pattern) if "__pycache__" not in path.parts
    }


def test_the_wheel_is_pure_python_of_this_version(wheel: Path) -> None:
    assert wheel.name == f"summarise-{VERSION}-py3-none-any.whl"


def test_the_wheel_holds_every_module_and_all_that_stands_beside_them(in_wheel: set[str]) -> None:
    prompts = {f"summarise/prompts/{path.name}" for path in (ROOT / "prompts").glob("*.md")}
    templates = {name for name in of_package("*") if name.startswith("summarise/report/templates/") and "." in name}
    shipped = {
        f"summarise/models/shipped/{name}" for name in ("adapter_config.json", "adapter_model.safetensors", "MODEL_CARD.md")
    }
    assert prompts
    assert templates
    assert of_package("*.py") | prompts | templates | shipped | {"summarise/py.typed"} <= in_wheel


def test_nothing_else_is_in_the_wheel(in_wheel: set[str]) -> None:
    about = f"summarise-{VERSION}.dist-info/"
    extra = {
        name for name in in_wheel if not name.endswith(".py") and not BESIDE_CODE.fullmatch(name) and not name.startswith(about)
    }
    assert extra == set()
    assert {name for name in in_wheel if name.endswith(".py")} == of_package("*.py")
    assert {f"{about}licenses/LICENSE", f"{about}licenses/NOTICE"} <= in_wheel


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 25_000_000


def test_the_sdist_holds_what_is_needed_to_build_and_to_test(in_sdist: set[str]) -> None:
    needed = {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "NOTICE",
        "Makefile",
        "constraints.txt",
        "prompts/embedded.md",
    }
    needed |= {"docs/schema.md", "examples/ABOUT", "tests/fakes.py", "summarise/models/shipped/adapter_model.safetensors"}
    assert needed | of_package("*.py") <= in_sdist


def test_nothing_strays_into_the_sdist(in_sdist: set[str]) -> None:
    assert {name for name in in_sdist if NEVER.search(name)} == set()
    tops = {name.partition("/")[0] for name in in_sdist} - {""}
    assert {top for top in tops if not (ROOT / top).exists()} <= {"PKG-INFO"}


def test_what_is_installed_runs_from_elsewhere(elsewhere: Path) -> None:
    where = there(elsewhere, "import summarise; print(summarise.__file__)")
    assert Path(where.strip()).is_relative_to(elsewhere)
    command = "import sys; from summarise.cli.main import main; sys.argv[0] = 'summarise'; main()"
    assert there(elsewhere, command, "--version") == f"summarise {VERSION}\n"
    assert '"title": "EventSummary"' in there(elsewhere, command, "schema")


def test_the_command_is_installed(elsewhere: Path) -> None:
    script = elsewhere / ("Scripts/summarise.exe" if sysconfig.get_platform().startswith("win") else "bin/summarise")
    environment = os.environ | {"PYTHONPATH": str(elsewhere)}
    said = subprocess.run(
        [str(script), "--version"], cwd=elsewhere.parent, env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout == f"summarise {VERSION}\n"


def test_prompts_adapter_and_templates_are_found_where_it_is_installed(elsewhere: Path) -> None:
    code = """
from pathlib import Path
from summarise.extract.prompt import load_prompt
from summarise.models.adapter import adapter_sha256, shipped_adapter
from summarise.report.html import ReportHeader, write_report
print(load_prompt("embedded").name, load_prompt("general").name)
print(shipped_adapter(), adapter_sha256(shipped_adapter()))
page = write_report([], Path("page.html"), header=ReportHeader(title="News", model="none", made="2026-01-01"))
print("<style>" in page.read_text())
"""
    prompts, adapter, styled = there(elsewhere, code).splitlines()
    assert prompts == "embedded general"
    assert adapter.startswith(str(elsewhere))
    assert styled == "True"
