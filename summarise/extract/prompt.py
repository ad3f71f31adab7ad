"""Prompt files: front matter and parts, and how they become the tokens that a model reads.

A file is `prompts/NAME.md`: YAML front matter (`name`, `version`, `description`, `variables`), then parts under `## instructions`,
`## user` and `## assistant`; the last part is the user's, with the variables. Only that part holds text of an article, and it is
encoded without special tokens: "<|im_end|>" in an article reaches the model as plain characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Literal

import yaml

from summarise.errors import SettingsError
from summarise.passage import Passage
from summarise.schema import Frozen

VARIABLES = ("headline", "before", "passage")
_SEAM = "\ue000{}\ue001"  # private use characters: they mark a place in a rendered template, and never reach the model


class Prompt(Frozen):
    """A prompt: its parts in order as (role, text); the last is the template of the article's part; `sha256` is of the file."""

    name: str
    version: int
    parts: tuple[tuple[Literal["instructions", "user", "assistant"], str], ...]
    sha256: str


def load_prompt(name: str) -> Prompt:
    """Load a prompt of the package by name, or a file by path.

    Raises SettingsError where there is none, or where it is no prompt.

    >>> load_prompt("embedded").parts[-1][1].splitlines()[0]
    'Headline: $headline'
    """
    path = Path(name)
    if path.suffix == ".md":
        try:
            return parse_prompt(path.read_text(encoding="utf-8"), origin=name)
        except OSError as error:
            raise SettingsError(f"The prompt file {name} cannot be read: {error.strerror or error}.") from error
    folder = files("summarise") / "prompts"
    if not folder.is_dir():  # a checkout keeps them beside the package
        folder = Path(__file__).parents[2] / "prompts"
    known = sorted(entry.name.removesuffix(".md") for entry in folder.iterdir() if entry.name.endswith(".md"))
    if name not in known:
        raise SettingsError(f"There is no prompt {name!r}: choose one of {', '.join(known)}, or give the path of a .md file.")
    return parse_prompt((folder / f"{name}.md").read_text(encoding="utf-8"), origin=name)


def parse_prompt(text: str, *, origin: str) -> Prompt:
    """Read a prompt file.

    Raises SettingsError where front matter, parts or variables are not as they should be; `origin` names the file in messages.
    """
    match = re.match(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    try:
        head: Any = yaml.safe_load(match.group(1)) if match else None
    except yaml.YAMLError as error:
        raise SettingsError(f"The front matter of prompt {origin} is no YAML: {error}.") from error
    if match is None or not isinstance(head, dict):
        raise SettingsError(f"Prompt {origin} has no front matter: begin it with '---', name, version and '---'.")
    missing = {"name", "version"} - head.keys()
    unknown = head.keys() - {"name", "version", "description", "variables"}
    if missing or unknown:
        raise SettingsError(
            f"The front matter of prompt {origin} has wrong keys: {', '.join(sorted(map(str, missing | unknown)))}."
        )
    parts = [
        (m.group(1), m.group(2).strip())
        for m in re.finditer(r"^## (\w+)\n(.*?)(?=^## |\Z)", match.group(2), re.DOTALL | re.MULTILINE)
    ]
    if not parts or parts[-1][0] != "user" or any(role not in ("instructions", "user", "assistant") for role, _ in parts):
        raise SettingsError(
            f"Prompt {origin} needs parts '## instructions', '## user' and '## assistant', the last of them '## user'."
        )
    template = Template(parts[-1][1])
    if not template.is_valid() or sorted(template.get_identifiers()) != sorted(VARIABLES):
        raise SettingsError(
            f"The last part of prompt {origin} must hold $headline, $before and $passage, and no other variable."
        )
    final = parts[-1]
    fixed = [(role, part.replace("$$", "$")) for role, part in parts[:-1]]
    return Prompt(
        name=str(head["name"]),
        version=int(head["version"]),
        parts=(*fixed, final),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def fill(prompt: Prompt, passage: Passage) -> str:
    """The article's part of a prompt.

    >>> from summarise.passage import FoldedText
    >>> p = Passage(article="a", index=0, start=0, end=4, text=FoldedText(text="Rain"))
    >>> fill(load_prompt("embedded"), p)
    'Headline: \\nBefore: \\nPassage: Rain'
    """
    return Template(prompt.parts[-1][1]).substitute(
        headline=passage.headline.text, before=passage.before.text, passage=passage.text.text
    )


def encoder(prompt: Prompt, tokenizer: Any) -> Callable[[Passage], list[int]]:
    """A function from a passage to the tokens of its prompt, for a tokenizer of transformers.

    The embedded prompt has the form that its adapter was trained on; any other goes through the tokenizer's chat template, or,
    where it has none, stands as paragraphs.
    """
    before, after = _around(prompt, tokenizer)
    head, tail = _with_special_tokens(tokenizer, before), _with_special_tokens(tokenizer, after)

    def encode(passage: Passage) -> list[int]:
        text = tokenizer.encode(fill(prompt, passage), add_special_tokens=False, split_special_tokens=True)
        return [*head, *text, *tail]

    return encode


def _around(prompt: Prompt, tokenizer: Any) -> tuple[str, str]:
    """What the template puts before and after the article's part."""
    if prompt.name == "embedded":
        return "<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n"
    instructions = "\n\n".join(text for role, text in prompt.parts if role == "instructions")
    turns = [(role, text) for role, text in prompt.parts[:-1] if role != "instructions"]
    seam = _SEAM.format("article")
    if getattr(tokenizer, "chat_template", None) is None:
        shown = [instructions, *(text for _, text in turns)] if instructions else [text for _, text in turns]
        return "".join(f"{part}\n\n" for part in shown), "\n\n"
    messages = [{"role": role, "content": text} for role, text in [*turns, ("user", seam)]]
    # Not every template has a system role, so the instructions open the first turn of the user.
    messages[0]["content"] = f"{instructions}\n\n{messages[0]['content']}" if instructions else messages[0]["content"]
    rendered = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    before, _, after = rendered.partition(seam)
    return before, after


def _with_special_tokens(tokenizer: Any, text: str) -> list[int]:
    return list(tokenizer.encode(text, add_special_tokens=False)) if text else []
