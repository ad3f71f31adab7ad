"""docs/command-line.md and the program name the same commands, options and defaults."""

import re
from typing import Any

import pytest
import typer

from summarise.cli.main import app
from tests.docs.blocks import ROOT, rows

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def program() -> dict[str, Any]:
    """The commands of the program by name."""
    found: dict[str, Any] = {}
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        for inner, leaf in getattr(command, "commands", {"": command}).items():
            found[f"{name} {inner}".strip()] = leaf
    return found


def sections() -> dict[str, str]:
    """The text under the heading of each command."""
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)[1:]
    return {
        match.group(1): text
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
        if (match := re.fullmatch(r"`summarise (.+)`", heading))
    }


def names_of(parameter: Any) -> tuple[str, ...]:
    if parameter.param_type_name == "argument":
        return (parameter.metavar or parameter.name.upper(),)
    return (*parameter.opts, *parameter.secondary_opts)


def default_of(parameter: Any) -> str:
    """The default as the page should name it."""
    if parameter.required:
        return "required"
    if said := re.search(r"\[default: (.+)\]", parameter.help or ""):
        return said.group(1)
    default = getattr(parameter.default, "value", parameter.default)
    if isinstance(default, bool) or getattr(parameter, "is_flag", False):
        return "on" if default else "off"
    return "none" if default is None else str(default)


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert set(sections()) == set(program())


@pytest.mark.parametrize("command", program())
def test_options_and_defaults_are_those_of_the_program(command: str) -> None:
    has = {names_of(parameter): default_of(parameter) for parameter in program()[command].params}
    table = [row for row in rows(sections()[command]) if len(row) == 3]
    said = {tuple(re.findall(r"`([^`]+)`", names)): default for names, default, _ in table}
    assert said == has
    assert all(meaning for _, _, meaning in table)


def test_the_overview_names_every_command_and_the_options_before_one_are_told() -> None:
    overview = PAGE.split("\n## ")[0]
    assert set(re.findall(r"^\| \[`summarise (.+?)`\]", overview, re.MULTILINE)) == set(program())
    for parameter in typer.main.get_command(app).params:
        assert any(f"`summarise {name}`" in overview for name in parameter.opts), parameter.opts


def test_a_change_of_a_default_would_be_noticed() -> None:
    changed = PAGE.replace("| `--batch-size` | 32 |", "| `--batch-size` | 33 |")
    assert changed != PAGE
    batch = next(row for row in rows(changed) if row[0] == "`--batch-size`")
    parameter = next(p for p in program()["run"].params if p.name == "batch_size")
    assert batch[1] != default_of(parameter)


def test_every_file_of_a_run_directory_is_told() -> None:
    from summarise.runs import directory

    told = PAGE.split("## The run directory")[1].split("\n## ")[0]
    for name in (*directory.OURS, directory.LOCK):
        assert f"| `{name}` |" in told, name


def test_every_extension_that_is_read_is_told() -> None:
    from summarise.articles.find import KINDS

    told = PAGE.split("**What is read.**")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\.\w+)`", told)) == set(KINDS)


def test_python_names_every_field_of_the_settings() -> None:
    from summarise.settings import Settings

    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    told = text.split("The fields are")[1].split(" A value")[0].replace("`[`summarise run`]", "")
    assert set(re.findall(r"`(\w+)`", told)) == set(Settings.model_fields)
