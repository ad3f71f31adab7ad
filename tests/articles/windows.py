"""The cutter that the training passages were made with, kept as it was: what `cut` must agree with."""

import re
from collections.abc import Iterator

MAX, BEFORE = 110, 45


def words(s: str) -> int:
    return len(s.split())


def sentences(paragraph: str) -> list[str]:
    parts = re.split(
        r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bGen\.)(?<!\bSt\.)(?<!\bNo\.)"
        r'(["”’]?)\s+(?=["“‘A-Z0-9])',
        paragraph,
    )
    out = [parts[i] + (parts[i + 1] if i + 1 < len(parts) else "") for i in range(0, len(parts), 2)]
    return [s for s in out if s.strip()]


def pieces(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n|\n", text):
        paragraph = re.sub(r"\s+", " ", paragraph).strip()
        if not paragraph:
            continue
        if words(paragraph) <= MAX:
            yield paragraph
            continue
        run: list[str] = []
        for s in sentences(paragraph):
            if run and words(" ".join(run)) + words(s) > MAX:
                yield " ".join(run)
                run = []
            run.append(s)
        if run:
            yield " ".join(run)


def windows(text: str) -> list[tuple[str, str]]:
    """The passages of a text as (before, passage)."""
    group: list[str] = []
    seen = ""
    groups: list[str] = []
    out: list[tuple[str, str]] = []
    for p in pieces(text):
        if group and sum(map(words, group)) + words(p) > MAX:
            groups.append("\n".join(group))
            group = []
        group.append(p)
    if group:
        groups.append("\n".join(group))
    for passage in groups:
        tail = seen.split()[-BEFORE:]
        before = " ".join(tail)
        if len(seen.split()) > BEFORE:
            cut = re.search(r'[.!?]["”’]?\s+(?=["“‘A-Z0-9])', before)
            before = before[cut.end() :] if cut and words(before[cut.end() :]) >= 12 else before
        out.append((before, passage))
        seen = (seen + " " + passage.replace("\n", " ")).strip()
    return out
