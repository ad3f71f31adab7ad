"""The run directory: resumed, repeated, refused; nothing that was done is lost."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from summarise.articles.read import ReadFailure
from summarise.errors import InputError, ModelError, OutOfMemory, OutputError, RunError
from summarise.runs.directory import Run
from summarise.runs.files import ArticleKept
from summarise.runs.header import RunHeader
from summarise.runs.job import RunComplete, RunEvent, RunStarted, run
from summarise.runs.rebuild import check
from summarise.schema import Article
from summarise.settings import Settings
from summarise.stream import PassageDone
from tests.fakes import FakeEngine, article_of, at_passage, fails_on, interrupt, with_files_of_at_most

SETTINGS = Settings(passage_words=16)
FILES = ("articles.jsonl", "records.jsonl", "summaries.jsonl")
KILLED = """
import sys
from pathlib import Path
from summarise.runs.job import run
from summarise.settings import Settings
from tests.fakes import FakeEngine, article_of, at_passage, die

engine = FakeEngine(before=at_passage(int(sys.argv[2]), die))
articles = (article_of(number) for number in range(6))
for _ in run(articles, Path(sys.argv[1]), load=lambda _: engine, settings=Settings(passage_words=16)):
    pass
"""

MANY = """
import resource
import sys
from pathlib import Path
from summarise.stream import ArticleDone
from summarise.runs.job import run
from summarise.schema import Article
from summarise.settings import Settings
from tests.fakes import FakeEngine

class Forgetful(FakeEngine):
    def extract(self, passages):
        for extraction in super().extract(passages):
            self.seen.clear()
            yield extraction

articles = (Article(id=f"{n}.txt", text=f"Ana Reis pulled {n} people from the water.") for n in range(10_000))
done = 0
for event in run(articles, Path(sys.argv[1]), load=lambda _: Forgetful(), settings=Settings()):
    done += isinstance(event, ArticleDone)
    if done == 1000:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        done += 1
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def summarise(
    articles: Iterable[Article | ReadFailure],
    out: Path,
    *,
    engine: FakeEngine | None = None,
    settings: Settings = SETTINGS,
    fresh: bool = False,
) -> list[RunEvent]:
    return list(run(articles, out, load=lambda _: engine or FakeEngine(), settings=settings, inputs=("news",), fresh=fresh))


def header(events: list[RunEvent]) -> RunHeader:
    assert isinstance(events[-1], RunComplete)
    return events[-1].header


def six() -> list[Article]:
    return [article_of(number) for number in range(6)]


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def lines(out: Path, name: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in (out / name).read_text().splitlines()]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """An uninterrupted run over six articles."""
    summarise(six(), tmp_path / "whole")
    return tmp_path / "whole"


def test_a_run_has_a_line_for_every_article_in_the_order_of_the_input(whole: Path) -> None:
    ids = [article.id for article in six()]
    assert [line["id"] for line in lines(whole, "articles.jsonl")] == ids
    assert [line["article"]["id"] for line in lines(whole, "summaries.jsonl")] == ids
    places = [(line["article"], line["passage"]) for line in lines(whole, "records.jsonl")]
    assert places == [(id, passage) for id in ids for passage in range(3)]


def test_the_header_says_what_made_the_run_and_that_it_is_complete(whole: Path) -> None:
    read = Run(whole).header
    assert read.status == "complete"
    assert read.inputs == ("news",)
    assert read.settings == SETTINGS
    assert read.engine == {"model": "fake", "record": "as written", "batch": 4}
    assert (read.counts.articles, read.counts.passages, read.counts.failed) == (6, 18, 0)
    assert set(read.hashes) == set(FILES)


def test_seconds_and_tokens_stand_in_the_log_and_nowhere_else(whole: Path) -> None:
    logged = [line for line in lines(whole, "log.jsonl") if line["event"] == "passage"]
    assert len(logged) == 18
    assert logged[0]["seconds"] == 0.25
    for name in FILES:
        assert b"seconds" not in (whole / name).read_bytes()


def test_equal_input_and_settings_make_equal_bytes(whole: Path, tmp_path: Path) -> None:
    summarise(six(), tmp_path / "again")
    assert contents(tmp_path / "again") == contents(whole)


def test_a_second_run_over_the_same_input_decodes_nothing(whole: Path) -> None:
    before, engine = contents(whole), FakeEngine()
    events = summarise(six(), whole, engine=engine)
    assert engine.seen == []
    assert [type(event) for event in events] == [RunStarted, *[ArticleKept] * 6, RunComplete]
    assert contents(whole) == before


@pytest.mark.parametrize("passage", [1, 2, 6, 11, 18])
def test_a_killed_run_resumes_without_losing_an_article(whole: Path, tmp_path: Path, passage: int) -> None:
    out = tmp_path / "killed"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(out), str(passage)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert Run(out).header.status == "started"
    engine = FakeEngine()
    summarise(six(), out, engine=engine)
    assert len(engine.seen) == 18 - (passage - 1)
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(5))
def test_a_file_that_was_cut_off_anywhere_is_made_whole_again(whole: Path, name: str, seed: int) -> None:
    before = contents(whole)
    end = random.Random(f"{name} {seed}").randrange(len(before[name]))
    (whole / name).write_bytes(before[name][:end] + (b"\0" * 512 if seed % 2 else b""))
    list(Run(whole).pairs())
    summarise(six(), whole)
    assert contents(whole) == before


def test_a_record_with_a_damaged_hash_is_written_again(whole: Path) -> None:
    before = contents(whole)
    first = lines(whole, "records.jsonl")[0]["sha256"]
    (whole / "records.jsonl").write_bytes(before["records.jsonl"].replace(first.encode(), b"x" + first[1:].encode(), 1))
    engine = FakeEngine()
    summarise(six(), whole, engine=engine)
    assert len(engine.seen) == 1
    assert contents(whole) == before


@pytest.mark.parametrize("name", FILES)
def test_a_torn_last_line_is_dropped_and_done_again(whole: Path, name: str) -> None:
    before = contents(whole)
    (whole / name).write_bytes(before[name][:-40])
    list(Run(whole).pairs())
    summarise(six(), whole)
    assert contents(whole) == before


def test_a_damaged_line_in_the_middle_is_done_again(whole: Path) -> None:
    before = contents(whole)
    for name in FILES:
        kept = before[name].splitlines(keepends=True)
        (whole / name).write_bytes(b"".join([kept[0], b"\0" * 50 + b"\n", *kept[2:]]))
    summarise(six(), whole)
    assert contents(whole) == before


def test_only_what_changed_is_done_again(whole: Path) -> None:
    changed = six()
    changed[2] = changed[2].model_copy(update={"text": changed[2].text.replace("Jon Varga", "Jon Vargas")})
    engine = FakeEngine()
    events = summarise(changed, whole, engine=engine)
    assert len(engine.seen) == 1  # the words before a passage are a part of it, and only the last one changed
    assert sum(isinstance(event, ArticleKept) for event in events) == 5
    assert "Vargas" in Run(whole).summary(changed[2].id).model_dump_json()
    assert len(lines(whole, "records.jsonl")) == 18
    assert check(whole).problems == ()


def test_a_new_date_is_taken_over_without_decoding(whole: Path) -> None:
    dated = [article.model_copy(update={"published": "2026-03-04"}) for article in six()]
    engine = FakeEngine()
    summarise(dated, whole, engine=engine)
    assert engine.seen == []
    assert {summary.article.published for summary in Run(whole).summaries()} == {"2026-03-04"}


def test_articles_that_left_the_input_leave_the_run(whole: Path) -> None:
    done = header(summarise(six()[2:], whole))
    assert done.counts.left_out == 2
    assert Run(whole).ids == tuple(article.id for article in six()[2:])


def test_new_articles_are_added_in_their_place(tmp_path: Path, whole: Path) -> None:
    summarise([six()[1], six()[4]], tmp_path / "out")
    summarise(six(), tmp_path / "out")
    assert contents(tmp_path / "out") == contents(whole)


def test_only_failed_passages_are_tried_again(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "failing"
    first = header(summarise(six(), out, engine=FakeEngine(fail=fails_on("berth 3"))))
    assert (first.counts.failed_passages, first.counts.failed) == (1, 0)
    engine = FakeEngine()
    assert header(summarise(six(), out, engine=engine)).counts.failed_passages == 0
    assert len(engine.seen) == 1
    assert contents(out) == contents(whole)


def test_a_file_that_could_not_be_read_is_a_line_and_tried_again(tmp_path: Path, whole: Path) -> None:
    out = tmp_path / "out"
    unreadable: list[Article | ReadFailure] = [*six()]
    unreadable[3] = ReadFailure(id=six()[3].id, reason="It is a binary file.")
    assert header(summarise(unreadable, out)).counts.failed == 1
    assert Run(out).summary(six()[3].id).error == "It is a binary file."
    summarise(six(), out)
    assert contents(out) == contents(whole)
    assert header(summarise(unreadable, out)).counts.failed == 1
    assert len(lines(out, "articles.jsonl")) == 5
    assert dict(zip(Run(out).ids, (article for article, _ in Run(out).pairs()), strict=True))[six()[3].id] is None


@pytest.mark.parametrize(
    ("settings", "difference"),
    [
        ({"passage_words": 40}, "passage_words was 16 and is 40"),
        ({"order": False}, "order was True and is False"),
        ({"record": "my.module:Mine"}, "record was 'summarise.extract.record:PassageRecord' and is 'my.module:Mine'"),
    ],
)
def test_another_setting_is_refused_with_the_difference_and_the_ways_out(
    whole: Path, settings: dict[str, object], difference: str
) -> None:
    before = contents(whole)
    with pytest.raises(RunError) as refused:
        summarise(six(), whole, settings=Settings.model_validate({"passage_words": 16} | settings))
    assert difference in str(refused.value)
    assert "old settings" in str(refused.value)
    assert "another OUT" in str(refused.value)
    assert "--fresh" in str(refused.value)
    assert contents(whole) == before


def test_another_engine_is_refused(whole: Path) -> None:
    with pytest.raises(RunError, match="model was 'fake' and is 'other'"):
        summarise(six(), whole, engine=FakeEngine(name="other"))
    assert Run(whole).header.status == "complete"


def test_other_settings_are_welcome_where_nothing_was_made_yet(tmp_path: Path, whole: Path) -> None:
    def no_memory() -> None:
        raise OutOfMemory("The batch does not fit.")

    with pytest.raises(OutOfMemory):
        summarise(six(), tmp_path / "out", engine=FakeEngine(batch=400, before=at_passage(1, no_memory)))
    summarise(six(), tmp_path / "out")
    assert contents(tmp_path / "out") == contents(whole)


def test_a_setting_that_cannot_change_a_record_may_change(whole: Path) -> None:
    engine = FakeEngine()
    summarise(six(), whole, engine=engine, settings=Settings(passage_words=16, offline=True))
    assert engine.seen == []


def test_fresh_begins_anew_and_touches_nothing_else(whole: Path) -> None:
    (whole / "notes.txt").write_text("mine")
    engine = FakeEngine(name="other")
    summarise(six(), whole, engine=engine, settings=Settings(passage_words=80), fresh=True)
    assert len(engine.seen) == 6
    assert (whole / "notes.txt").read_text() == "mine"


def test_a_kill_while_a_run_is_cleared_leaves_a_folder_that_can_be_begun_anew(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, unlink = contents(whole), Path.unlink

    def killed_at(name: str) -> Callable[..., None]:
        def remove(path: Path, **how: bool) -> None:
            if path.name == name:
                raise KeyboardInterrupt
            unlink(path, **how)

        return remove

    for name in ("records.jsonl", "report.html", "run.json"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", killed_at(name))
            with pytest.raises(KeyboardInterrupt):
                summarise(six(), whole, fresh=True)
    summarise(six(), whole, fresh=True)
    assert contents(whole) == before


def test_a_foreign_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    with pytest.raises(RunError, match="not empty and no run directory"):
        summarise(six(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_out_must_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(RunError, match="is a file"):
        summarise(six(), tmp_path / "out")


def test_a_header_that_is_damaged_is_refused(whole: Path) -> None:
    (whole / "run.json").write_text("{")
    with pytest.raises(RunError, match=r"run\.json is not a header"):
        summarise(six(), whole)
    summarise(six(), whole, fresh=True)


def test_nothing_is_made_where_there_is_nothing_to_read_or_no_model(tmp_path: Path) -> None:
    def no_model(_: Settings) -> FakeEngine:
        raise ModelError("There is no model.")

    with pytest.raises(InputError, match="no article in news"):
        summarise([], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(ModelError):
        list(run(six(), tmp_path / "out", load=no_model, settings=SETTINGS))
    assert not (tmp_path / "out" / "run.json").exists()


def test_a_second_run_on_the_same_out_stops_at_once(tmp_path: Path) -> None:
    out = tmp_path / "out"
    going, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        going.set()
        go_on.wait(30)

    slow = FakeEngine(before=at_passage(5, pause))
    thread = threading.Thread(target=summarise, args=(six(), out), kwargs={"engine": slow})
    thread.start()
    try:
        assert going.wait(30)
        with pytest.raises(RunError, match="Another run is writing to"):
            summarise(six(), out)
    finally:
        go_on.set()
        thread.join()
    assert Run(out).header.status == "complete"


def test_an_interrupted_run_keeps_what_is_done_and_says_so(tmp_path: Path, whole: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        summarise(six(), out, engine=FakeEngine(before=at_passage(10, interrupt)))
    assert Run(out).header.status == "interrupted"
    assert len(Run(out).ids) == 2
    assert check(out).problems == ()
    summarise(six(), out)
    assert contents(out) == contents(whole)


def test_a_run_that_is_no_longer_followed_is_an_interrupted_one(tmp_path: Path) -> None:
    events = run(six(), tmp_path / "out", load=lambda _: FakeEngine(), settings=SETTINGS)
    next(event for event in events if isinstance(event, PassageDone))
    events.close()  # type: ignore[attr-defined]
    assert Run(tmp_path / "out").header.status == "interrupted"


@pytest.mark.parametrize("limit", [3000, 6000, 9000])
def test_a_full_disk_is_one_sentence_and_what_was_done_is_kept(tmp_path: Path, whole: Path, limit: int) -> None:
    out = tmp_path / "out"
    with pytest.raises(OutputError, match=r"could not be written \(.*\): what was done until now is kept"):
        with_files_of_at_most(limit, lambda: summarise(six(), out))
    for name in FILES:
        assert (out / name).read_bytes()[-1:] in {b"\n", b""}
    assert check(out).problems == ()
    summarise(six(), out)
    assert contents(out) == contents(whole)


def test_no_space_while_the_files_are_put_in_order_loses_nothing(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        engine = FakeEngine(before=at_passage(18, lambda: patch.setattr(os, "fsync", full)))
        with pytest.raises(OutputError, match="No space left on device"):
            summarise(six(), out, engine=engine)
    engine = FakeEngine()
    summarise(six(), out, engine=engine)
    assert len(engine.seen) <= 1
    assert contents(out) == contents(whole)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_out_without_write_permission_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        summarise(six(), tmp_path / "out")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("name", ["file/out", "o" * 300])
def test_an_out_that_cannot_be_made_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="could not be written"):
        summarise(six(), tmp_path / name)


def test_a_disk_that_refuses_to_keep_a_line_is_one_sentence(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("summarise.runs.lines.SYNC_SECONDS", 0)
        engine = FakeEngine(before=at_passage(3, lambda: patch.setattr(os, "fsync", full)))
        with pytest.raises(OutputError, match="No space left on device"):
            summarise(six(), out, engine=engine)
    summarise(six(), out)
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("name", FILES)
def test_a_stop_while_the_files_are_put_in_order_leaves_a_run_that_holds(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        if target.name == name:
            raise KeyboardInterrupt
        return put(path, target)

    kept = [article_of(number) for number in range(2, 8)]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            summarise(kept, whole)
    assert check(whole).problems == ()
    assert list(whole.glob("*.new")) == []
    engine = FakeEngine()
    summarise(kept, whole, engine=engine)
    assert engine.seen == []
    summarise(kept, tmp_path / "once")
    assert contents(whole) == contents(tmp_path / "once")


@pytest.mark.slow
def test_ten_thousand_articles_take_hardly_more_memory_than_one_thousand(tmp_path: Path) -> None:
    out = tmp_path / "out"
    measured = subprocess.run([sys.executable, "-c", MANY, str(out)], check=True, capture_output=True, text=True)
    at_first, at_last = (int(kilobytes) / 1024 for kilobytes in measured.stdout.split())
    assert at_last - at_first < 25  # megabytes: a kilobyte or two an article, for its places in the files
    assert Run(out).header.counts.articles == 10_000
