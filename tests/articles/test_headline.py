"""The first line: when it is the headline, and what the lines under it tell."""

import pytest

from summarise.articles.build import Draft, build_article

BODY = (
    "The council of Port Lisk has closed the old bridge after engineers found cracks in two of its pillars.\n\n"
    "Nobody may cross it until the end of the month, the mayor, Ana Reis, said on Tuesday morning.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Bridge closed in Port Lisk",
        "Is the old bridge safe?",
        "‘We were not told’: islanders on the closed bridge",
        "BRIDGE CLOSED",
        "U.S. envoy sees the bridge",
        "5 things to know about the bridge",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n", "\n \n"])
def test_a_short_first_line_before_an_article_is_the_headline(line: str, between: str) -> None:
    text = f"{line}{between}{BODY}"
    a = build_article(Draft(text=text), id="a")
    assert a.title == line
    assert [(e.reason, text[e.start : e.end]) for e in a.excluded] == [("headline", line)]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Rain fell on Lisk.\n\n" + BODY,
        "Rain fell. Nobody came\n\n" + BODY,
        "PORT LISK, March 12 (Northern Wire) -- Rain\n\n" + BODY,
        "PORT LISK —\n\n" + BODY,
        "Port Lisk, March 12\n\n" + BODY,
        "the bridge is closed\n\n" + BODY,
        "Islanders want three things:\n\n" + BODY,
        "“Nobody told us,” she said,\n\n" + BODY,
        "Bridge\n\n" + BODY,
        "Bridge closed in Port Lisk",
        "Bridge closed in Port Lisk\n\nFerry free of charge\n\nMayor sorry",
        "12 3 45\n\n" + BODY,
    ],
)
def test_other_first_lines_are_text(text: str) -> None:
    a = build_article(Draft(text=text), id="a")
    assert a.title == ""
    assert all(e.reason != "headline" for e in a.excluded)


def test_the_headline_is_found_under_furniture_and_the_byline_tells_the_date() -> None:
    text = "Home > News > Islands\nBridge closed in Port Lisk\nBy Ida Quist\nPublished 12 March 2024, 10:15\n"
    text += f"Updated 14 March 2024\n\n{BODY}"
    a = build_article(Draft(text=text), id="a")
    assert a.title == "Bridge closed in Port Lisk"
    assert a.published == "2024-03-12"
    assert [e.reason for e in a.excluded] == ["navigation", "headline", "byline", "byline", "byline"]


def test_a_page_copied_with_its_menu_gives_headline_byline_and_date() -> None:
    menu = "Home\nNews\nSport\nFerries\nTides\n\n"
    text = f"Bridge closed in Port Lisk\n\n{menu}By Ida Quist\nChief harbour correspondent\n\n12 March 2024\n\n{BODY}"
    a = build_article(Draft(text=text), id="a")
    assert (a.title, a.published) == ("Bridge closed in Port Lisk", "2024-03-12")
    assert [e.reason for e in a.excluded] == ["headline", *["navigation"] * 5, *["byline"] * 3]


def test_what_the_source_says_of_itself_is_kept_before_what_the_text_says() -> None:
    text = f"Bridge closed in Port Lisk\nPublished 12 March 2024\n\n{BODY}\nSource: Northern News Agency\n"
    a = build_article(Draft(text=text, title="The bridge", published="2024-03-11", outlet="The Lisk Ledger"), id="a")
    assert (a.title, a.published, a.outlet) == ("The bridge", "2024-03-11", "The Lisk Ledger")
    a = build_article(Draft(text=text), id="a")
    assert (a.published, a.outlet) == ("2024-03-12", "Northern News Agency")


def test_a_source_that_may_be_something_else_is_no_outlet() -> None:
    assert build_article(Draft(text=f"{BODY}\nSource: World Fish Council\n"), id="a").outlet is None


def test_a_title_that_stands_in_the_text_is_not_read_twice() -> None:
    text = f"Islands\n\nBridge  closed in Port Lisk\n\n{BODY}"
    a = build_article(Draft(text=text, title="Bridge closed in port lisk"), id="a")
    assert [text[e.start : e.end] for e in a.excluded if e.reason == "headline"] == ["Bridge  closed in Port Lisk"]
    assert a.title == "Bridge closed in port lisk"
