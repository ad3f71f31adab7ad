import json
import re
from decimal import Decimal

import pytest

from summarise.report.html import ReportHeader, write_report
from summarise.schema import Article, Claim, ClaimedNumber, NumberValue, Span, article_info

pytestmark = pytest.mark.browser

HEADER = ReportHeader(title="Floods", model="SmolLM2-135M-Instruct", made="2031-05-12T14:03")


@pytest.fixture(scope="module")
def address(example, tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "report.html"
    second = example.article.model_copy(update={"id": "second"})
    pairs = [(example.article, example.summary), (second, example.summary.model_copy(update={"article": article_info(second)}))]
    return write_report(pairs, out, header=HEADER).as_uri()


@pytest.fixture(scope="module")
def hostile_address(hostile, tmp_path_factory):
    article, summary = hostile
    header = ReportHeader(title=article.title, model=article.title, made=article.title)
    return write_report([(article, summary)], tmp_path_factory.mktemp("hostile") / "hostile.html", header=header).as_uri()


def texts(page, query):
    return page.evaluate(f"[...document.querySelectorAll({json.dumps(query)})].map((one) => one.textContent)")


def test_a_page_opens_without_a_word_on_the_console_and_asks_for_nothing(page, address):
    page.open(address)
    assert page.problems == []
    assert page.requests == [address]
    assert page.evaluate("document.documentElement.classList.contains('js')")
    assert page.evaluate("getComputedStyle(document.querySelector('.story')).borderBottomStyle") == "solid"


def test_no_script_of_an_article_runs(page, hostile_address):
    page.open(hostile_address)
    page.evaluate(
        "for (const one of document.querySelectorAll('mark, li button, .digest a, summary')) { one.click(); one.focus(); }"
    )
    assert page.evaluate("document.body.dataset.owned") is None
    assert page.problems == []
    assert page.requests == [hostile_address]


def test_the_policy_blocks_what_would_slip_through(page, address):
    page.open(address)
    page.evaluate("""
        document.body.insertAdjacentHTML('beforeend', `
            <img src="https://evil.example/x.png" onerror="document.body.dataset.owned = 1">
            <a id="slip" href="javascript:document.body.dataset.owned = 2">x</a>
            <p id="loud" style="color: rgb(1, 2, 3)">x</p>`);
        const script = document.createElement('script');
        script.textContent = 'document.body.dataset.owned = 3';
        document.body.append(script);
        document.getElementById('slip').click();
        new Promise((done) => setTimeout(done, 200));
    """)
    assert page.evaluate("document.body.dataset.owned") is None
    assert page.evaluate("getComputedStyle(document.getElementById('loud')).color") != "rgb(1, 2, 3)"
    assert len([problem for problem in page.problems if "Content Security Policy" in problem]) >= 4


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1280])
@pytest.mark.parametrize("which", ["address", "hostile_address"])
def test_the_document_does_not_scroll_sideways(page, request, which, width):
    page.open(request.getfixturevalue(which), width=width)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true; 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_address_that_names_an_item_opens_and_highlights_it(page, address):
    page.open(f"{address}#a2-n3")
    assert page.evaluate("document.querySelector('#a2 details').open")
    assert not page.evaluate("document.querySelector('#a1 details').open")
    assert texts(page, "#a2 mark.on") == ["40", "40", "40"]
    assert texts(page, "#a1 .on") == []
    assert page.evaluate("document.getElementById('a2-n3').classList.contains('pinned')")


def test_pointing_at_a_list_item_shows_its_places_and_details(page, address):
    page.open(f"{address}#a1")
    page.evaluate("document.querySelector('#a1 details').open = true; 0")
    page.hover("#a1-q5 button")
    assert texts(page, "#a1 mark.on") == ["Nobody rang, nobody knocked"]
    assert texts(page, "#a1 .near") == ["said", "Ilse Maran"]
    page.hover("#a1-h")
    assert texts(page, ".on") == []


def test_pointing_at_a_mark_shows_the_items_there(page, address):
    page.open(address)
    page.evaluate("document.querySelector('#a1 details').open = true; 0")
    page.hover("#a1 .text mark.n")
    assert page.evaluate("[...document.querySelectorAll('#a1 li.on')].map((one) => one.id)") == ["a1-w6", "a1-n1", "a1-q1"]


def test_pressing_a_mark_tells_what_stands_there(page, address):
    page.open(address, width=360)
    page.evaluate("document.querySelector('#a1 details').open = true; 0")
    page.click("#a1 .text mark.n")
    told = texts(page, "#here p")
    assert [words.split(" · ")[0] for words in told] == ["Numbers", "Actors", "Attributions"]
    assert "At least 26 people, according to interior ministry of Vendria" in told[0]
    page.press("Escape")
    assert texts(page, "#here p") == []
    assert texts(page, ".on") == []


def test_pressing_an_item_again_leads_to_its_next_place(page, address):
    page.open(address)
    page.evaluate("document.querySelector('#a1 details').open = true; 0")

    def top():
        return page.evaluate("window.scrollY")

    page.click("#a1-w2 button")
    first = top()
    assert page.evaluate("document.querySelector('#a1-w2 button').getAttribute('aria-pressed')") == "true"
    page.evaluate("document.querySelector('#a1-w2 button').click()")
    assert top() > first
    page.evaluate("document.querySelector('#a1-w2 button').click(); document.querySelector('#a1-w2 button').click()")
    assert page.evaluate("document.querySelector('#a1-w2 button').getAttribute('aria-pressed')") == "false"


def test_everything_can_be_done_with_the_keyboard(page, address):
    page.open(address)
    page.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.evaluate("document.querySelector('#a1 details').open = true; document.querySelector('#a1 .text').focus()")
    page.press("ArrowRight")
    page.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "people"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("Enter")
    assert page.evaluate("[...document.querySelectorAll('li.pinned')].map((one) => one.id)") == ["a1-w6", "a1-q1"]
    page.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent") == "At least 26"
    page.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "a1-w1"


def test_a_layer_can_be_hidden(page, address):
    page.open(address)
    page.evaluate("document.querySelector('#a1 details').open = true; 0")
    colour = "getComputedStyle(document.querySelector('#a1 .text mark.n')).color"
    before = page.evaluate(colour)
    page.click("[data-layer=n]")
    assert page.evaluate("document.querySelector('[data-layer=n]').getAttribute('aria-pressed')") == "false"
    assert page.evaluate(colour) != before
    assert page.evaluate("getComputedStyle(document.querySelector('#a1 .list.n')).display") == "none"
    page.hover("#a1 .text mark.n")
    assert page.evaluate("[...document.querySelectorAll('#a1 li.on')].map((one) => one.id)") == ["a1-w6", "a1-q1"]


def test_doubtful_items_can_be_hidden(page, address):
    page.open(address)
    page.evaluate("sure.value = 60; sure.dispatchEvent(new Event('input')); new Promise((done) => requestAnimationFrame(done))")
    assert texts(page, "output") == ["60 %"]
    hidden = page.evaluate("[...document.querySelectorAll('#a1 li[hidden]')].map((one) => one.id)")
    assert hidden == ["a1-w8", "a1-d4", "a1-n7", "a1-q4", "a1-q10"]
    assert page.evaluate("document.querySelector('mark[data-i=\"a1-n7\"]').className") == ""
    assert page.evaluate("document.querySelector('mark[data-i=\"a1-n3 a1-q4\"]').className") == "n"


def test_the_table_of_numbers_sorts(page, address):
    page.open(address)
    page.click("#numbers th:nth-child(2) button")
    values = texts(page, "#numbers td:nth-child(2)")
    assert values[:2] == ["200,000,000", "200,000,000"]
    assert values[-2:] == ["–", "–"]
    assert page.evaluate("document.querySelector('#numbers th:nth-child(2)').ariaSort") == "descending"
    page.click("#numbers th:nth-child(2) button")
    assert texts(page, "#numbers td:nth-child(2)")[0] == "18"
    page.click("#numbers th:nth-child(6) button")
    assert texts(page, "#numbers td:nth-child(6)")[0] == "interior ministry of Vendria"
    assert page.evaluate("document.querySelector('#numbers th:nth-child(2)').ariaSort") == "none"


def test_a_long_table_shows_its_first_rows_and_sorts_them_all(page, build, tmp_path):
    text = " ".join(str(at) for at in range(600))
    figures = [Span(field="text", start=match.start(), end=match.end(), text=match[0]) for match in re.finditer(r"\d+", text)]
    numbers = tuple(
        ClaimedNumber(
            id=one.text,
            figure=one,
            value=NumberValue(low=Decimal(one.text), high=None, bound="at_least"),
            claims=(Claim(figure=one),),
        )
        for one in figures
    )
    article = Article(id="many", text=text)
    page.open(write_report([(article, build(article, numbers=numbers))], tmp_path / "many.html", header=HEADER).as_uri())
    assert len(texts(page, "#numbers tbody tr")) == 500
    assert texts(page, "#numbers table + button") == ["Show more (100 left)"]
    page.click("#numbers th:nth-child(2) button")
    assert texts(page, "#numbers td:nth-child(2)")[0] == "599"
    page.click("#numbers table + button")
    assert len(texts(page, "#numbers tbody tr")) == 600
    assert page.evaluate("document.querySelector('#numbers table + button').hidden")


def test_the_numbers_can_be_searched(page, address):
    page.open(address)
    page.evaluate(
        "const find = document.querySelector('#numbers input'); find.value = 'PETRA'; find.dispatchEvent(new Event('input'))"
    )
    assert texts(page, "#numbers tbody td:first-child") == ["40", "40"]


def test_dark_mode_is_dark_and_readable(page, address):
    page.open(address, dark=True)
    paper, ink = (
        page.evaluate(f"getComputedStyle(document.body).{what}.match(/\\d+/g).map(Number)")
        for what in ("backgroundColor", "color")
    )
    assert max(paper) < 40
    assert min(ink) > 200


def test_text_has_enough_contrast_in_both_schemes(page, address):
    script = """(() => {
        const linear = (one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
        const light = (rgb) => rgb.map((one) => linear(one / 255))
            .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
        const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const paper = light(numbers(getComputedStyle(document.body).backgroundColor));
        const low = [];
        for (const one of document.querySelectorAll('main *, .tools *, header *, nav *')) {
            const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own) continue;
            const ink = light(numbers(getComputedStyle(one).color));
            const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
            if (ratio < 4.5) low.push([one.className, ratio, one.textContent.slice(0, 30)]);
        }
        return low;
    })()"""
    for dark in (False, True):
        page.open(address, dark=dark)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true; 0")
        assert page.evaluate(script) == []


def test_a_page_says_its_structure_to_a_screen_reader(page, address):
    page.open(address)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true; 0")
    page.call("Accessibility.enable")
    nodes = [node for node in page.call("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    named = {(node["role"]["value"], (node.get("name") or {}).get("value", "")) for node in nodes}
    assert {("heading", "Every number"), ("button", "Value"), ("region", "Numbers 9"), ("button", "Actors")} <= named
    assert {"main", "navigation", "complementary", "article", "table", "columnheader", "mark", "status", "slider"} <= {
        role for role, _ in named
    }
    assert any("number 1" in name for _, name in named)
    unnamed = [node for node in nodes if node["role"]["value"] in ("button", "link", "slider") and not node["name"]["value"]]
    assert unnamed == []
    page.call("Accessibility.disable")
