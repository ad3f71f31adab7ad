"""From a record type and a passage to the grammar of everything that may be said about it.

The grammar is llguidance's dialect of Lark. Its language is the compact JSON of the records whose copied strings are spans of
the text, whose lists are bounded, and whose rows stand in the order of mention: all of it is context-free, so a plain matcher
enforces it, and no code runs beside the model.

How order becomes grammar: for a list with an anchor there is a rule for "rows from the k-th place on", which is a row at place k
and then the rows from the next legal place on, or the rows from place k + 1 on. How spans become grammar: the spans that begin
at one place are a chain of pieces, each of which may be the last; equal ends of chains are shared.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring

from pydantic import BaseModel

from summarise.extract.record import Copied
from summarise.extract.shape import Choice, Fields, Many, Maybe, Shape, Text, Whole, anchor_of, shape_of
from summarise.extract.spans import Spans, offered
from summarise.passage import Passage
from summarise.schema import Frozen


class Constraint(Frozen):
    """Which parts of the constraint hold beside the schema and that every string is copied; all do by default.

    `order`: rows in the order of mention. `finder`: only the spans that a field's finder offers. `boundaries`: spans begin and
    end where the closed word classes of the field's rule allow. Finder and boundaries know English only.
    """

    order: bool = True
    finder: bool = True
    boundaries: bool = True


def compile_grammar(record: type[BaseModel], passage: Passage, *, constraint: Constraint | None = None) -> str:
    """Compile the grammar of the records of a passage.

    Raises RecordTypeError where the record type holds an annotation that has no grammar.

    >>> from summarise.passage import FoldedText
    >>> class Mood(BaseModel):
    ...     calm: bool
    >>> print(compile_grammar(Mood, Passage(article="a", index=0, start=0, end=4, text=FoldedText(text="Rain"))))
    start: "{\\"calm\\":" T0 "}"
    T0: "false" | "true"
    """
    grammar = _Grammar(passage, constraint or Constraint())
    start = grammar.expression(shape_of(record))
    return "\n".join([f"start: {start}", *grammar.lines])


def quoted(characters: str) -> str:
    """A Lark string that stands for the characters.

    >>> quoted('a"b')
    '"a\\\\"b"'
    """
    return encode_basestring(characters)


def escaped(characters: str) -> str:
    """The characters as they stand inside a JSON string.

    >>> escaped('say "no"')
    'say \\\\"no\\\\"'
    """
    return encode_basestring(characters)[1:-1]


@dataclass
class _Grammar:
    """The rules and terminals made so far; `strings` has the terminal of each mark, `chains` shares the ends of spans."""

    passage: Passage
    constraint: Constraint
    lines: list[str] = field(default_factory=list)
    chains: dict[tuple[int, int, tuple[int, ...]], str] = field(default_factory=dict)
    terminals: dict[str, str] = field(default_factory=dict)
    strings: dict[Copied, str] = field(default_factory=dict)

    def expression(self, shape: Shape) -> str:
        """What stands for a shape on the right side of a rule."""
        match shape:
            case Text(mark):
                if mark not in self.strings:
                    spans = offered(mark, self.passage, self.constraint)
                    self.strings[mark] = self.terminal(self.string(spans, optional=not mark.required))
                return self.strings[mark]
            case Choice(values):
                return self.terminal(" | ".join(quoted(json.dumps(v, ensure_ascii=False)) for v in values))
            case Whole(low, high):
                return self.rule(f'%json {{"type":"integer","minimum":{low},"maximum":{high}}}')
            case Maybe(inner):
                return f'("null" | {self.expression(inner)})'
            case Fields():
                return self.row(shape, {})
            case Many(item, least, most):
                anchor = anchor_of(item)
                if anchor is not None and self.constraint.order:
                    return self.ordered(item, anchor, most)
                one = self.expression(item)
                rest = f'("," {one}){{{max(least - 1, 0)},{most - 1}}}' if most > 1 else ""
                return '"[" ' + ("" if most < 1 else f"{one} {rest}" if least else f"({one} {rest})?") + ' "]"'

    def row(self, shape: Fields, known: dict[int, str]) -> str:
        """An object or a row; `known` has the expressions of fields that are made already, by position."""
        parts: list[str] = []
        before = "{" if shape.named else "["
        for k, (name, inner) in enumerate(shape.fields):
            parts.append(quoted(before + (f"{json.dumps(name, ensure_ascii=False)}:" if shape.named else "")))
            parts.append(known[k] if k in known else self.expression(inner))
            before = ","
        return " ".join([*parts, quoted(("" if shape.fields else before) + ("}" if shape.named else "]"))])

    def ordered(self, item: Shape, anchor: Text, most: int) -> str:
        """A list in the order of mention: at most one row a place, then the rows from the next legal place on.

        The parameter of its rules counts the rows so far.
        """
        spans = offered(anchor.mark, self.passage, self.constraint)[0]
        count = len(spans.starts)
        if not count or most < 1:
            return '"[" "]"'
        rows = [self.placed(item, anchor, spans, place) for place in range(count)]
        name = f"list{len(self.lines)}"
        for place in range(count):
            choices = [
                f"{row} {name}_then{following}::_" if following < count else f"{row} %if lt(_, {most})"
                for row, following in rows[place]
            ]
            if place + 1 < count:
                choices.append(f"{name}_from{place + 1}::_")
            self.lines.append(f"{name}_from{place}::_ : " + " | ".join(choices))
            self.lines.append(f'{name}_then{place}::_ : "" | "," {name}_from{place}::incr(_) %if lt(_, {most - 1})')
        return f'"[" ({name}_from0::0x0)? "]"'

    def placed(self, item: Shape, anchor: Text, spans: Spans, place: int) -> list[tuple[str, int]]:
        """The rows whose anchor begins at a place, each with the next place at which a row may begin."""
        start, ends = spans.starts[place]
        groups: dict[int, list[int]] = {}
        for end in ends:
            groups.setdefault(spans.place_after(end) if anchor.mark.disjoint and spans.few else place + 1, []).append(end)
        out = []
        for following, group in groups.items():
            terminal = self.terminal(f'"\\"" {self.chain(spans, start, tuple(group))} "\\""')
            if isinstance(item, Fields):
                at = next(k for k, (_, s) in enumerate(item.fields) if s is anchor)
                terminal = self.rule(self.row(item, {at: terminal}))
            out.append((terminal, following))
        return out

    def string(self, texts: Sequence[Spans], *, optional: bool) -> str:
        """A JSON string that is one of the spans of some texts."""
        chains = dict.fromkeys(self.chain(spans, start, tuple(ends)) for spans in texts for start, ends in spans.starts)
        if not chains:
            return '"\\"\\""' if optional else "/[^\\s\\S]/"  # nothing to copy: the empty string, or nothing at all
        return f'"\\"" ({" | ".join(chains)}){"?" if optional else ""} "\\""'

    def chain(self, spans: Spans, start: int, ends: tuple[int, ...]) -> str:
        """The terminal of the spans from `start` to each of `ends`."""
        key = (spans.which, start, ends)
        if key not in self.chains:
            piece = quoted(escaped(spans.text[start : ends[0]]))
            rest = f" {self.chain(spans, ends[0], ends[1:])}?" if len(ends) > 1 else ""
            self.chains[key] = self.terminal(piece + rest)
        return self.chains[key]

    def terminal(self, definition: str) -> str:
        """The name of a terminal, defined once."""
        if definition not in self.terminals:
            self.terminals[definition] = f"T{len(self.terminals)}"
            self.lines.append(f"{self.terminals[definition]}: {definition}")
        return self.terminals[definition]

    def rule(self, definition: str) -> str:
        """The name of a new rule."""
        name = f"r{len(self.lines)}"
        self.lines.append(f"{name}: {definition}")
        return name
