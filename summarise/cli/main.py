"""The command `summarise`: its subcommands, its version, and how an error reaches the person who typed it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from summarise.cli import assemble, export, models, report, run, schema, show, verify
from summarise.errors import SummariseError

app = typer.Typer(
    help="Who acted, what they did, which numbers are claimed and who said so: grounded summaries of news articles.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help is twice as quick
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("run")(run.command)
app.command("show")(show.command)
app.command("report")(report.command)
app.command("export")(export.command)
app.command("assemble")(assemble.command)
app.command("verify")(verify.command)
app.command("schema")(schema.command)
app.add_typer(models.app, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"summarise {version('summarise')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line; an error of ours is one sentence on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character must not end the program
    try:
        _run()
    except SummariseError as error:
        _end(str(error), 2)
    except BrokenPipeError:  # who read the output has seen enough
        _end("", 1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename is not None else ""
        _end(f"{place}{error.strerror or error}; make room or mend it, then run again.", 2)


def _run() -> None:
    """Run the command that was typed; what it printed has left when this ends."""
    try:
        app(prog_name="summarise")
    finally:
        sys.stdout.flush()


def _end(sentence: str, code: int) -> NoReturn:
    """End with a sentence on standard error."""
    from summarise.report.visible import one_line

    if sentence:
        print(f"summarise: {one_line(sentence)}", file=sys.stderr)
    with suppress(OSError):
        sys.stdout.flush()
        sys.exit(code)
    with open(os.devnull, "w") as nowhere:  # what standard output does not take would be an error again at the very end
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    sys.exit(code)
