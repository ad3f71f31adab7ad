"""`summarise models`: the embedded model, installed and found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Install the embedded model and see what is installed.", no_args_is_help=True, rich_markup_mode=None)


@app.command("install")
def install_command(
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="The file of the base model, for machines without a network."),
    ] = None,
    adapter: Annotated[Path | None, typer.Option(help="Another adapter than the one in the package.")] = None,
) -> None:
    """Install the embedded model: fetch its base, check it, merge the adapter, keep the result in the cache."""
    from summarise.models.installation import install

    print(f"The model is installed in {install(source=source, adapter=adapter)}.")


@app.command("list")
def list_command() -> None:
    """List the models that are installed."""
    from summarise.models.installation import installed

    found = installed()
    for model in found:
        print(f"{model.name}  {model.adapter or 'base'}  {model.path}")
    if not found:
        print("No model is installed: `summarise models install` installs the embedded one.")


@app.command("path")
def path_command(
    adapter: Annotated[Path | None, typer.Option(help="Another adapter than the one in the package.")] = None,
) -> None:
    """Print the folder of the embedded model, whether it is installed or not."""
    from summarise.models.installation import model_path

    print(model_path(adapter))
