"""The options that several commands share; None means that the default of the settings holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a run.", show_default=False)]

Model = Annotated[
    str | None,
    typer.Option(help="The model: embedded, a name on the hub, a local directory or a GGUF file. [default: embedded]"),
]
Adapter = Annotated[Path | None, typer.Option(help="A LoRA adapter on top of the model.")]
Prompt = Annotated[str | None, typer.Option(help="The prompt: auto, the name of one, or a file. [default: auto]")]
Record = Annotated[
    str | None,
    typer.Option(
        metavar="MODULE:TYPE",
        help="The record type to extract. [default: summarise.extract.record:PassageRecord]",
    ),
]
Device = Annotated[str | None, typer.Option(help="Where to compute: auto, cpu, cuda, cuda:0, mps. [default: auto]")]
Dtype = Annotated[str | None, typer.Option(help="Number format: auto, float32, bfloat16, float16. [default: auto]")]
BatchSize = Annotated[int | None, typer.Option(help="Passages that are decoded together. [default: 32]")]
PassageWords = Annotated[int | None, typer.Option(help="The most words of a passage. [default: 110]")]
Decoder = Annotated[
    str | None,
    typer.Option(help="How tokens are decoded: auto (the fast loop where it knows the model) or plain. [default: auto]"),
]
MaxTokens = Annotated[int | None, typer.Option(help="The most tokens of a passage's record. [default: 900]")]
MaxChars = Annotated[int | None, typer.Option(help="The most characters of an article. [default: 1000000]")]
Offline = Annotated[bool | None, typer.Option("--offline", help="Never touch the network.", show_default=False)]
Boundaries = Annotated[
    bool | None,
    typer.Option("--boundaries/--no-boundaries", help="Let strings begin and end only where phrases do. [default: on]"),
]
Finder = Annotated[
    bool | None, typer.Option("--finder/--no-finder", help="Copy figures only from those that a finder offers. [default: on]")
]
Order = Annotated[
    bool | None, typer.Option("--order/--no-order", help="Make items stand in the order of the text. [default: on]")
]

IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the id.")]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the title.")]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the text.")]
HtmlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of HTML, where there is no text.")]
UrlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the address.")]
PublishedColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the date.")]
OutletColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column or key of the outlet.")]


def given(**values: Any) -> dict[str, Any]:
    """The options that were typed.

    >>> given(model=None, batch_size=4)
    {'batch_size': 4}
    """
    return {name: value for name, value in values.items() if value is not None}
