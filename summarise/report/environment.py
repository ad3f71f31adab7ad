"""The templates, set up so that no word of an article can become markup, and the policy that nothing else may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from summarise.report.dates import spoken_date
from summarise.report.marks import LAYERS
from summarise.report.visible import visible

if TYPE_CHECKING:
    import jinja2

_ONE = {layer.letter: layer.one for layer in LAYERS}


class Assets(NamedTuple):
    """The style and the script of every page, and the policy that allows these two and nothing else."""

    style: str
    script: str
    policy: str


@cache
def assets() -> Assets:
    """Read `report.css` and `report.js`."""
    style, script = _read("report.css"), _read("report.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    return Assets(style, script, policy)


@cache
def environment() -> jinja2.Environment:
    """The jinja environment: everything is escaped, and everything from outside is made visible on the way in."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"spoken": spoken, "letters": letters, "spoken_date": spoken_date}
    return made


def spoken(key: str) -> str:
    """What a key is called on the page.

    >>> spoken("a1-n3")
    'number 3'
    """
    local = key.rpartition("-")[2]
    return f"{_ONE[local[0]]} {local[1:]}"


def letters(keys: Iterable[str]) -> str:
    """The layers of some keys, as class names.

    >>> letters(["a1-n3", "a1-w1", "a1-n4"])
    'n w'
    """
    return " ".join(dict.fromkeys(key.rpartition("-")[2][0] for key in keys))


def _visible(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _read(name: str) -> str:
    return (resources.files("summarise.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(block: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"
