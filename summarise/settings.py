"""The settings of a run: one frozen record, passed explicitly to whatever needs it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, ModelWrapValidatorHandler, ValidationError, model_validator

from summarise.errors import RecordTypeError, SettingsError
from summarise.schema import Frozen

DEFAULT_RECORD = "summarise.extract.record:PassageRecord"
MAX_CHARS = 1_000_000
"""How many characters an article may have unless the caller says otherwise."""


class Settings(Frozen):
    """Which model reads, how passages are cut, and which parts of the constraint hold.

    `model` is "embedded", a name on the hub, a local directory or a GGUF file; `record` is `module:Name`; `max_tokens` bounds
    the record of one passage; `decoder` "plain" is the slow reference; an article of more than `max_chars` code points fails.
    `boundaries`, `finder` and `order` switch off a part of the constraint. Raises `SettingsError` with one sentence.

    >>> Settings(batch_size=4).passage_words
    110
    >>> Settings(batch_size=0)
    Traceback (most recent call last):
    summarise.errors.SettingsError: batch_size is 0: input should be greater than or equal to 1.
    """

    model: Annotated[str, Field(min_length=1)] = "embedded"
    adapter: Path | None = None
    prompt: Annotated[str, Field(min_length=1)] = "auto"
    record: Annotated[str, Field(pattern=r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$")] = DEFAULT_RECORD
    device: Annotated[str, Field(pattern=r"^(auto|cpu|mps|cuda(:\d+)?)$")] = "auto"
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    batch_size: Annotated[int, Field(ge=1, le=4096)] = 32
    passage_words: Annotated[int, Field(ge=10, le=100_000)] = 110
    max_tokens: Annotated[int, Field(ge=16, le=100_000)] = 900
    max_chars: Annotated[int, Field(ge=1)] = MAX_CHARS
    decoder: Literal["auto", "plain"] = "auto"
    offline: bool = False
    boundaries: bool = True
    finder: bool = True
    order: bool = True

    @model_validator(mode="wrap")
    @classmethod
    def _say_it_in_one_sentence(cls, values: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(values)
        except ValidationError as error:
            raise SettingsError(_sentence(error)) from error


def record_type(name: str) -> type[BaseModel]:
    """Import the record type that `module:Name` means, from the installed packages or else the current folder.

    The folder is looked into for this one import only: it may be a folder of articles, where any module could lie in wait.
    Raises `RecordTypeError`.

    >>> record_type("summarise.extract.record:PassageRecord").__name__
    'PassageRecord'
    """
    module, _, attribute = name.partition(":")
    try:
        found = getattr(_imported(module), attribute)
    except (ImportError, AttributeError) as error:
        raise RecordTypeError(f"The record type {name} cannot be imported: {error}.") from error
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise RecordTypeError(f"{name} is no record type: expected a pydantic model.")
    return found


def _imported(module: str) -> ModuleType:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or module.partition(".")[0] != error.name.partition(".")[0]:
            raise  # the module is there, and something that it needs is not
    here = os.getcwd()
    sys.path.append(here)  # last, so that nothing installed is hidden
    try:
        return import_module(module)
    finally:
        sys.path.remove(here)


_ALLOWED = {
    "record": "a module and a class in it, like my.module:MyRecord",
    "device": "auto, cpu, mps, cuda or cuda:0",
}


def _sentence(error: ValidationError) -> str:
    """The first thing that is wrong, with the value and what was allowed."""
    first = error.errors(include_url=False, include_context=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "settings"
    if first["type"] == "extra_forbidden":
        return f"There is no setting {name!r}: the settings are {', '.join(Settings.model_fields)}."
    expected = _ALLOWED.get(name)
    wish = f"expected {expected}" if expected else first["msg"][:1].lower() + first["msg"][1:]
    return f"{name} is {first['input']!r}: {wish}."
