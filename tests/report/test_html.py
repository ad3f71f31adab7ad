import base64
import gc
import hashlib
import re
import subprocess
import sys
import time
import tracemalloc
from html.parser import HTMLParser

import pytest

from summarise.report import html, spool
from summarise.report.html import ReportHeader, write_report
from summarise.schema import Actor, Article, Coverage, Span, article_info

HEADER = ReportHeader(title="Floods", model="SmolLM2-135M-Instruct", made="2031-05-12T14:03", settings={"device": "cpu"})
VOID = {"meta", "input", "br", "hr", "img", "link", "base"}


class Parsed(HTMLParser):
    """The elements of a page with their attributes and text; fails on a tag that closes what is not open."""

    def __init__(self, path):
        super().__init__()
        self.elements = []
        self.open = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag):
        assert self.elements[self.open[-1]][0] == tag, f"</{tag}> closes <{self.elements[self.open[-1]][0]}>"
        self.open.pop()

    def handle_data(self, words):
        for at in self.open:
            self.elements[at][2].append(words)

    def all(self, tag, **wanted):
        found = [(attributes, "".join(text)) for name, attributes, text in self.elements if name == tag]
        return [
            (a, text)
            for a, text in found
            if all(value in (a.get(name.strip("_")) or "").split() for name, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def report(example, tmp_path_factory):
    return Parsed(
        write_report([(example.article, example.summary)], tmp_path_factory.mktemp("out") / "report.html", header=HEADER)
    )


def copies(example, count):
    for at in range(count):
        article = example.article.model_copy(update={"id": f"run/{at}.txt"})
        yield article, example.summary.model_copy(update={"article": article_info(article)})


def test_a_page_is_one_well_formed_file(report):
    assert report.open == []
    ids = [attributes["id"] for _, attributes, _ in report.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert not [tag for tag, _, _ in report.elements if tag in ("link", "img", "iframe", "object", "base")]
    assert not [attributes for _, attributes, _ in report.elements if "src" in attributes or "style" in attributes]


def test_the_text_stands_on_the_page_as_it_was_read(report, example):
    [(_, shown)] = report.all("div", class_="text")
    shown = re.sub(r"(left out|not read): [a-z ]+?(?= (PHOTO|Related|Shares))", "", shown)
    assert shown.split() == example.article.text.split()


def test_every_place_of_every_item_is_marked(report, example):
    def marked(key):
        return "".join(text for attributes, text in report.all("mark", data_i_=key)) or "".join(
            text for attributes, text in report.all("mark") if key in attributes["data-i"].split()
        )

    for at, action in enumerate(example.summary.actions, 1):
        assert marked(f"a1-d{at}") == action.text.text
    for at, one in enumerate(example.summary.attributions, 1):
        assert marked(f"a1-q{at}") == one.content.text
    assert marked("a1-n3") == "404040"  # the title and two places in the text
    assert marked("a1-w2") == "Hydra Nord" * 3


def test_details_of_an_item_are_known_beside_its_places(report):
    near = {(key, text) for tag in ("mark", "span") for a, text in report.all(tag) for key in (a.get("data-p") or "").split()}
    assert {("a1-q5", "Ilse Maran"), ("a1-q5", "said"), ("a1-d6", "Tuesday"), ("a1-n1", "people")} <= near


def test_marks_carry_words_for_those_who_do_not_see_them(report):
    assert {"number 3", "attribution 4"} <= {a.get("data-alt") for a, _ in report.all("mark")}


def test_every_item_of_the_digest_leads_to_its_list_item(report):
    ids = {attributes.get("id") for _, attributes, _ in report.elements}
    links = [a["href"] for a, _ in report.all("a") if a.get("data-k")]
    assert len(links) == 13
    assert {link[1:] for link in links} <= ids


def test_all_numbers_stand_in_one_table_with_who_claims_them(report):
    rows = [text for _, text in report.all("tr")]
    assert any(all(word in row for word in ("between 80 and 95 million euros", "80,000,000–95,000,000", "EUR")) for row in rows)
    assert any("Tomas Velk; Petra Osk; the article itself" in row for row in rows)
    assert any("two of the six" in row and "not parsed" in row for row in rows)
    assert len(report.all("td", class_="number")) == 9 + 5 * 6


def test_sources_are_counted_by_form(report):
    [row] = [text for _, text in report.all("tr") if text.startswith("Petra Osk")]
    assert row.startswith("Petra Osk312––Dam operator")


def test_what_was_left_out_and_what_failed_is_said(report):
    page = "".join(text for _, text in report.all("main"))
    for words in (
        "1 passage of 6 failed: token limit.", "177 characters left out as page furniture: caption; related links.",
        "2 strings of the model dropped: crosses furniture (2).", "1 figure whose value could not be parsed.",
        "left out: caption", "not read: token limit", "Raw and uncalibrated", "news-events 2", "passage-3", "outlines\xa01.3.3",
    ):  # fmt: skip
        assert words in page


def test_the_policy_allows_the_two_blocks_and_nothing_else(report):
    [policy] = [a["content"] for a, _ in report.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        [(_, block)] = report.all(tag)
        assert directives[directive] == f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in policy


def test_nothing_from_an_article_becomes_an_element_or_an_attribute(hostile, example, tmp_path):
    article, summary = hostile
    header = ReportHeader(title=article.title, model=article.title, made=article.title, settings={article.title: article.title})
    page = Parsed(write_report([(article, summary)], tmp_path / "hostile.html", header=header))
    harmless = Parsed(write_report([(example.article, example.summary)], tmp_path / "harmless.html", header=HEADER))
    assert page.open == []
    assert {tag for tag, _, _ in page.elements} <= {tag for tag, _, _ in harmless.elements} | {"dl"}
    assert len(page.all("script")) == len(page.all("style")) == 1
    names = {name for _, attributes, _ in page.elements for name in attributes}
    assert names <= {name for _, attributes, _ in harmless.elements for name in attributes} | {"data-p"}
    hrefs = [attributes["href"] for attributes, _ in page.all("a")]
    assert all(href.startswith("#") for href in hrefs), hrefs
    written = (tmp_path / "hostile.html").read_text(encoding="utf-8")
    assert not set(written) & set("\x00\x1b\x07\x7f\x9b\u202e\u2066")
    assert "{{ 7 * 191 }}" in written
    assert "1337" not in written


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://a.example", "data:text/html,x", "//a.example", "ftp://a.example/"]
)
def test_only_web_addresses_are_linked(url, build, tmp_path):
    article = Article(id="a", text="Rain fell.", url=url)
    page = Parsed(write_report([(article, build(article))], tmp_path / "r.html", header=HEADER))
    assert not [a for a, _ in page.all("a") if not a["href"].startswith("#")]


def test_a_web_address_is_linked_without_an_opener(report):
    [link] = [a for a, text in report.all("a") if text == "as published"]
    assert link["href"] == "https://courier.example/orlin-dam"
    assert "noopener" in link["rel"]


def test_an_article_that_is_missing_changed_or_failed_is_shown_so(example, build, tmp_path):
    changed = example.article.model_copy(update={"text": "Something else."})
    failed = build(Article(id="x/broken.txt", text=""), error="The file holds no text.", coverage=Coverage(passages=0))
    pairs = [(None, example.summary), (changed, example.summary), (None, failed)]
    page = Parsed(write_report(pairs, tmp_path / "r.html", header=HEADER))
    main = "".join(text for _, text in page.all("main"))
    assert "is not at hand" in main
    assert "has changed since it was summarised" in main
    assert "This article failed: The file holds no text." in main
    assert "1 of 3 articles and 2 of 12 passages failed." in main


def test_an_empty_report_is_a_page(tmp_path):
    page = Parsed(write_report([], tmp_path / "new" / "r.html", header=HEADER))
    assert "0 articles" in "".join(text for _, text in page.all("header"))


def test_beyond_two_hundred_articles_there_is_an_index_and_a_page_an_article(example, tmp_path):
    out = tmp_path / "run: #1 & more.html"
    write_report(copies(example, 201), out, header=HEADER)
    index = Parsed(out)
    pages = sorted((tmp_path / "run: #1 & more").iterdir())
    assert len(pages) == 201
    assert all(re.fullmatch(r"\d{5}-[0-9a-f]{10}\.html", page.name) for page in pages)
    links = {a["href"] for a, _ in index.all("a") if not a["href"].startswith("#")}
    assert f"run%3A%20%231%20%26%20more/{pages[0].name}" in links
    assert f"run%3A%20%231%20%26%20more/{pages[200].name}#a1-n1" in links
    assert not index.all("mark")
    middle = Parsed(pages[7])
    steps = {a.get("rel", "index"): a["href"] for a, _ in middle.all("a") if not a["href"].startswith(("#", "http"))}
    assert steps == {"prev": pages[6].name, "next": pages[8].name, "index": "../run%3A%20%231%20%26%20more.html"}
    assert len(middle.all("mark")) > 40


def test_pages_of_an_earlier_report_are_removed_and_nothing_else(example, tmp_path, monkeypatch):
    monkeypatch.setattr(html, "ONE_PAGE", 5)
    out = tmp_path / "report.html"
    write_report(copies(example, 7), out, header=HEADER)
    (tmp_path / "report" / "notes.html").write_text("mine")
    write_report(copies(example, 2), out, header=HEADER)
    assert [page.name for page in (tmp_path / "report").iterdir()] == ["notes.html"]


def test_a_report_that_breaks_off_leaves_the_earlier_one(example, tmp_path):
    out = tmp_path / "report.html"
    write_report(copies(example, 1), out, header=HEADER)
    before = out.read_bytes()

    def broken():
        yield from copies(example, 2)
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="disk"):
        write_report(broken(), out, header=HEADER)
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_a_long_article_with_many_items_takes_seconds(build, tmp_path):
    sentence = "The harbour office counted forty boats on the quay that night. "
    text = sentence * (1_000_000 // len(sentence))
    words = [match.span() for match in re.finditer(r"harbour office|forty boats", text)][:10_000:2]
    actors = tuple(
        Actor(id=f"w{at}", name=span, kind="people", mentions=(span,), confidence=0.5)
        for at, (start, end) in enumerate(words)
        for span in [Span(field="text", start=start, end=min(len(text), end + at % 400), text=text[start : end + at % 400])]
    )
    article = Article(id="long", text=text)
    start = time.process_time()
    write_report([(article, build(article, actors=actors))], tmp_path / "r.html", header=HEADER)
    assert len(actors) == 5_000
    assert time.process_time() - start < 15


def test_memory_stays_flat_over_many_articles(build, tmp_path, monkeypatch):
    monkeypatch.setattr(html, "ONE_PAGE", 5)
    monkeypatch.setattr(spool, "_IN_MEMORY", 1_000)
    size = 20_000

    def articles(count):
        for at in range(count):
            article = Article(id=f"{at}.txt", text=f"{at:010}" * (size // 10))
            yield article, build(article)

    def peak(count):
        gc.collect()
        tracemalloc.start()
        write_report(articles(count), tmp_path / f"{count}.html", header=HEADER)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(50)
    grown = peak(250) - peak(50)
    assert grown < 200 * size / 5  # the index and the names of the pages take a little; texts or summaries would take it all


def test_importing_the_report_loads_nothing_heavy():
    script = (
        "import sys, summarise.report, summarise.report.html, summarise.report.terminal\n"
        "heavy = {'torch', 'transformers', 'jinja2', 'rich', 'pyarrow', 'outlines'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or None)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
