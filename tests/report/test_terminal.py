import io
import re

import pytest
from rich.console import Console

from summarise.report.terminal import digest, listing
from summarise.schema import Article, Coverage


def printed(thing, *, width=100, colour=False):
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(thing)
    return out.getvalue()


def test_the_digest_is_the_same_text_as_on_the_page(example):
    text = printed(digest(example.summary, example.article))
    assert "Hydra Nord, the company that runs the dam" in text
    assert "Tomas Velk told Radio Vendria: 40 villages had received no warning" in text
    assert "1 of 6 passages could not be read." in text


@pytest.mark.parametrize("width", [30, 60, 200])
def test_the_digest_keeps_to_its_width(example, width):
    assert (
        max(len(line.rstrip()) for line in printed(digest(example.summary, None, width=width), width=240).splitlines()) <= width
    )


def test_no_control_character_or_markup_of_an_article_reaches_the_terminal(hostile):
    article, summary = hostile
    text = printed(digest(summary, article), colour=True) + printed(listing([summary]), colour=True)
    ours = re.compile(r"\x1b\[[0-9;]*m")
    rest = ours.sub("", text)
    assert not set(rest) & {chr(code) for code in (*range(32), *range(127, 160), 0x202E, 0x2066) if chr(code) != "\n"}
    assert "\x1b]8;" not in text
    assert "[bold red]markup" in printed(listing([summary]), width=4000) + printed(digest(summary, article), width=4000)


def test_the_listing_has_a_row_an_article_and_names_what_failed(example, build):
    failed = build(Article(id="x/broken.txt", text=""), error="The file holds no text.", coverage=Coverage(passages=0))
    lines = printed(listing([example.summary, failed]), width=140).splitlines()
    assert lines[0].split() == ["Article", "Actors", "Actions", "Numbers", "Attributions", "Failed", "Error"]
    assert any("Dam operator" in line and line.split()[-5:] == ["14", "8", "9", "10", "1"] for line in lines)
    assert any("x/broken.txt" in line and "The file holds no text." in line for line in lines)
