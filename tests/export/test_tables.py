import csv
import json
import subprocess
import sys
import tracemalloc
from decimal import Decimal

import pytest

from summarise.errors import SettingsError
from summarise.export import export_tables
from summarise.export.rows import COLUMNS
from summarise.schema import Article, Claim, ClaimedNumber, NumberValue

TABLES = ["actors", "actions", "numbers", "attributions"]


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_parquet(path):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    return pq.read_table(path).to_pylist()


def copies(example, count):
    for _ in range(count):
        yield example.article, example.summary


@pytest.mark.parametrize(("to", "read"), [("csv", read_csv), ("jsonl", read_jsonl), ("parquet", read_parquet)])
def test_every_item_is_a_row_and_every_span_stands_in_the_article(example, tmp_path, to, read):
    paths = export_tables(copies(example, 1), tmp_path / "new", to=to)
    assert [path.name for path in paths] == [f"{table}.{to}" for table in TABLES]
    summary = example.summary
    for path, table, items in zip(
        paths, TABLES, (summary.actors, summary.actions, summary.numbers, summary.attributions), strict=True
    ):
        rows = read(path)
        assert [row["id"] for row in rows] == [item.id for item in items]
        assert all(list(row) == list(COLUMNS[table]) for row in rows)
        for row in rows:
            assert row["article"] == "vendria/orlin-dam.txt"
            for column in COLUMNS[table]:
                if f"{column}_start" in row and row[column]:
                    source = example.article.title if row[f"{column}_field"] == "title" else example.article.text
                    assert source[int(row[f"{column}_start"]) : int(row[f"{column}_end"])] == row[column]


def test_a_number_has_its_value_its_claimants_and_its_sentence(example, tmp_path):
    rows = {row["id"]: row for row in read_jsonl(export_tables(copies(example, 1), tmp_path, to="jsonl")[2])}
    damage = rows["n4"]
    assert (damage["low"], damage["high"], damage["bound"], damage["unit"]) == ("80000000", "95000000", "between", "EUR")
    assert damage["sentence"] == "The ministry put the damage at between 80 and 95 million euros."
    forty = rows["n3"]
    assert (forty["claims"], forty["sources"], forty["source_actors"]) == (3, "Tomas Velk; Petra Osk", "velk; osk")
    assert forty["attributions"] == "t2; t4"
    assert forty["mentions"].endswith("title:33-35")
    assert rows["n1"]["high"] is None
    assert rows["n7"]["low"] is rows["n7"]["bound"] is None
    assert rows["n6"]["sources"] is None


def test_actions_and_attributions_name_their_sources(example, tmp_path):
    _, actions, _, attributions = export_tables(copies(example, 1), tmp_path, to="jsonl")
    first = read_jsonl(actions)[0]
    assert (first["agent"], first["agent_actor"], first["status"]) == ("spillway of the Orlin dam", None, "claimed")
    assert (first["attributions"], first["sources"]) == ("t1", "interior ministry of Vendria")
    rows = {row["id"]: row for row in read_jsonl(attributions)}
    assert (rows["t7"]["via"], rows["t7"]["via_actors"]) == ("regional chamber of trade", "chamber")
    assert rows["t3"]["denies"] == "t2"
    assert rows["t9"]["sentence"] == '"The gates were to be replaced next year," Osk said.'


def test_without_the_text_there_is_no_sentence(example, tmp_path):
    changed = example.article.model_copy(update={"text": "Something else."})
    for article in (None, changed):
        rows = read_jsonl(export_tables([(article, example.summary)], tmp_path, to="jsonl")[0])
        assert {row["sentence"] for row in rows} == {None}
        assert rows[0]["name"] == "interior ministry of Vendria"


def test_csv_holds_no_formula_and_keeps_negative_values(written, tmp_path):
    text = '=1+1 fell by\n-12.5%, "he" said, @home.'
    figure = written.span(text, "-12.5%")
    number = ClaimedNumber(
        id="-1", figure=figure, counted=written.span(text, "=1+1"), claims=(Claim(figure=figure),),
        value=NumberValue(low=Decimal("-12.5"), high=Decimal("-1E+3"), bound="exact", unit="percent"),
    )  # fmt: skip
    article = Article(id="@file.txt", text=text, title="=HYPERLINK(0)", outlet="+x")
    [row] = read_csv(export_tables([(article, written.plain_summary(article, numbers=(number,)))], tmp_path, to="csv")[2])
    assert (row["low"], row["high"], row["figure"], row["id"]) == ("-12.5", "-1000", "-12.5%", "-1")
    assert (row["article"], row["title"], row["outlet"], row["counted"]) == ("'@file.txt", "'=HYPERLINK(0)", "'+x", "'=1+1")
    assert row["sentence"] == f"'{text}"
    assert row["confidence"] == row["url"] == ""


def test_parquet_has_the_types_that_are_promised(example, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    path = export_tables([], tmp_path, to="parquet")[2]
    types = {field.name: str(field.type) for field in pq.read_schema(path)}
    assert list(types) == list(COLUMNS["numbers"])
    assert (types["figure_start"], types["low"], types["confidence"], types["claims"]) == ("int64", "string", "double", "int64")


def test_an_enormous_value_is_written_in_powers_of_ten(written, tmp_path):
    text = "There are 9e999999 of them."
    figure = written.span(text, "9e999999")
    value = NumberValue(low=Decimal("9e999999"), high=Decimal("9e999999"), bound="exact")
    article = Article(id="a", text=text)
    number = ClaimedNumber(id="n", figure=figure, value=value, claims=(Claim(figure=figure),))
    [row] = read_jsonl(export_tables([(article, written.plain_summary(article, numbers=(number,)))], tmp_path, to="jsonl")[2])
    assert row["low"] == "9E+999999"


def test_hostile_texts_come_back_as_they_are(written, tmp_path):
    article, summary = written.build_hostile(
        ("<b>", "\x00\x1b[31m", 'a "quoted", cell\r\nwith lines', "\u202e;\t|", "x\u2028y")
    )
    for to, read in (("jsonl", read_jsonl), ("csv", read_csv)):
        rows = read(export_tables([(article, summary)], tmp_path, to=to)[3])
        assert [row["content"] for row in rows] == [one.content.text for one in summary.attributions]


def test_an_unknown_format_and_a_missing_pyarrow_are_said_in_a_sentence(example, tmp_path, monkeypatch):
    with pytest.raises(SettingsError, match="csv, parquet, jsonl"):
        export_tables([], tmp_path, to="xlsx")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(SettingsError, match=r"pip install 'summarise\[parquet\]'"):
        export_tables(copies(example, 1), tmp_path / "out", to="parquet")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet"])
def test_an_export_that_breaks_off_leaves_the_earlier_one(example, tmp_path, to):
    if to == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    before = {path.name: path.read_bytes() for path in export_tables(copies(example, 1), tmp_path, to=to)}

    def broken():
        yield from copies(example, 1)
        raise RuntimeError("the run is gone")

    with pytest.raises(RuntimeError, match="run is gone"):
        export_tables(broken(), tmp_path, to=to)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_memory_stays_flat(example, tmp_path):
    def peak(count):
        tracemalloc.start()
        export_tables(copies(example, count), tmp_path, to="csv")
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(1)
    assert peak(60) < peak(10) + 50_000


def test_importing_the_export_loads_nothing_heavy():
    script = (
        "import sys, summarise.export; sys.exit(', '.join({'torch', 'pyarrow', 'jinja2', 'rich'} & set(sys.modules)) or None)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
