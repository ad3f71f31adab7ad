"""The command line: what it prints where, its exit codes, and that every command and option says what it does."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarise.cli import options
from summarise.cli.main import app
from summarise.schema import EventSummary
from summarise.settings import Settings
from tests.cli.conftest import Command, Said
from tests.fakes import FakeEngine, at_passage, fails_on, interrupt, names_of

COMMANDS = ("run", "show", "report", "export", "assemble", "verify", "schema", "models install", "models list", "models path")
PROCESS = """
import sys
import summarise.models
from tests.fakes import FakeEngine, at_passage, wait

number, seconds = int(sys.argv.pop(1)), float(sys.argv.pop(1))
summarise.models.load = lambda _: FakeEngine(before=at_passage(number, wait(seconds)))
from summarise.cli.main import main
main()
"""


def start(*words: object, passage: int = 0, seconds: float = 0, **environment: str) -> subprocess.Popen[bytes]:
    """Run a command in a process of its own whose engine waits before a passage."""
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, str(passage), str(seconds), *(str(word) for word in words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env=os.environ | environment,
    )


def test_a_folder_becomes_a_run_with_a_report(summarise: Command, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = summarise("run", news, "-o", out)
    assert said.code == 0
    assert said.out == f"3 articles, 3 passages in {out}.\nReport: {out / 'report.html'}\n"
    assert "Ana Reis" in (out / "report.html").read_text(encoding="utf-8")
    lines = (out / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    assert [EventSummary.model_validate_json(line).article.title for line in lines] == ["Ferry sinks off Port Lisk"] * 3


def test_options_reach_the_settings_and_the_header(summarise: Command, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summarise("run", news, "-o", out, "--passage-words", 20, "--batch-size", 3, "--no-order", "--offline", "--no-report")
    settings = json.loads((out / "run.json").read_text())["settings"]
    assert Settings.model_validate(settings) == Settings(passage_words=20, batch_size=3, order=False, offline=True)
    assert not (out / "report.html").exists()


def test_the_defaults_that_the_help_names_are_those_of_the_settings() -> None:
    named = {
        name: re.search(r"\[default: (.*)\]", option.__metadata__[0].help)
        for name, option in vars(options).items()
        if hasattr(option, "__metadata__")
    }
    shown = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): found.group(1) for name, found in named.items() if found}
    assert len(shown) == 13
    for name, default in shown.items():
        value = getattr(Settings(), name)
        assert default == ("on" if value is True else str(value)), name


def test_the_same_command_again_decodes_nothing(summarise: Command, news: Path, tmp_path: Path) -> None:
    summarise("run", news, "-o", tmp_path / "out")
    engine = FakeEngine()
    assert summarise("run", news, "-o", tmp_path / "out", engine=engine).code == 0
    assert engine.seen == []


def test_digests_are_shown_where_they_are_asked_for(summarise: Command, news: Path, tmp_path: Path) -> None:
    said = summarise("run", news, "-o", tmp_path / "out", "--show", 2)
    assert said.out.count("Ferry sinks off Port Lisk") == 2
    assert "Jon Varga" in said.out


def test_quiet_says_nothing(summarise: Command, news: Path, tmp_path: Path) -> None:
    assert summarise("run", news, "-o", tmp_path / "out", "--quiet") == Said(0, "", "")


def test_json_log_is_json_a_line(summarise: Command, news: Path, tmp_path: Path) -> None:
    said = summarise("run", news, "-o", tmp_path / "out", "--json-log")
    lines = [json.loads(line) for line in said.err.splitlines()]
    assert [line["event"] for line in lines] == ["article", "article", "article", "complete"]
    assert lines[1]["done"] == 2
    assert lines[1]["expected"] == 3
    assert lines[-1]["articles"] == 3


def test_an_article_that_fails_is_named_and_the_exit_code_is_1(summarise: Command, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("")
    (news / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    engine = FakeEngine(fail=fails_on("berth 1"))
    said = summarise("run", news, "-o", tmp_path / "out", "--passage-words", 16, engine=engine)
    assert said.code == 1
    assert "failed: empty.txt is empty" in said.out
    assert "failed: picture.txt" in said.out
    assert "5 articles (2 failed), 9 passages (1 failed)" in said.out
    assert len((tmp_path / "out" / "summaries.jsonl").read_text().splitlines()) == 5


def test_files_that_are_no_articles_are_told_of(summarise: Command, news: Path, tmp_path: Path) -> None:
    (news / "photo.jpg").write_bytes(b"\xff\xd8")
    said = summarise("run", news, "-o", tmp_path / "out")
    assert said.code == 0
    assert re.search(r"^skipped: .*\.jpg \(1\)", said.out, re.MULTILINE)


def test_a_file_that_vanishes_while_running_is_a_failed_article(summarise: Command, news: Path, tmp_path: Path) -> None:
    def remove() -> None:
        (news / "00002.txt").unlink()

    engine = FakeEngine(batch=1, before=at_passage(1, remove))
    said = summarise("run", news, "-o", tmp_path / "out", engine=engine)
    assert said.code == 1
    assert "00002.txt was there when the files were listed and is gone" in said.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["no-such-place"], "no-such-place does not exist"),
        ([".", "--batch-size", "0"], "batch_size is 0: input should be greater than or equal to 1."),
        ([".", "--dtype", "int3"], "dtype is 'int3'"),
        ([".", "--record", "nonsense"], "expected a module and a class in it"),
        ([".", "--record", "no.such:Thing"], "The record type no.such:Thing cannot be imported"),
    ],
)
def test_what_cannot_start_is_one_sentence_and_exit_code_2(
    summarise: Command, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(news)
    said = summarise("run", *words, "-o", tmp_path / "out")
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("summarise: ")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "out" / "run.json").exists()


def test_another_setting_on_the_same_out_is_refused(summarise: Command, news: Path, tmp_path: Path) -> None:
    summarise("run", news, "-o", tmp_path / "out")
    said = summarise("run", news, "-o", tmp_path / "out", "--passage-words", 50)
    assert said.code == 2
    assert "passage_words was 110 and is 50" in said.err
    assert summarise("run", news, "-o", tmp_path / "out", "--passage-words", 50, "--fresh").code == 0


def test_a_run_inside_its_input_is_not_read_as_input(summarise: Command, news: Path) -> None:
    for _ in range(2):
        said = summarise("run", news, "-o", news / "summaries")
        assert said.code == 0
        assert said.out.startswith("3 articles, ")


def test_standard_input_is_read(news: Path, tmp_path: Path) -> None:
    process = start("run", "-", "-o", tmp_path / "out", "--show", 1)
    out, err = process.communicate((news / "00001.txt").read_bytes(), timeout=60)
    assert (process.returncode, err) == (0, b"The model is loaded and reads the first passages.\n")
    assert "Jon Varga" in out.decode()


def test_columns_are_named_by_options(summarise: Command, tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("nr,kop,verhaal\n7,Ferry sinks,Captain Ana Reis pulled 14 people from the water.\n")
    names = ("--id-column", "nr", "--title-column", "kop", "--text-column", "verhaal")
    assert summarise("run", tmp_path / "news.csv", "-o", tmp_path / "out", *names).code == 0
    summary = EventSummary.model_validate_json((tmp_path / "out" / "summaries.jsonl").read_text())
    assert (summary.article.id, summary.article.title) == ("news.csv#7", "Ferry sinks")


def test_a_record_type_of_ones_own_gives_rows(summarise: Command, news: Path, tmp_path: Path) -> None:
    own = ("--record", "tests.fakes:Names")
    said = summarise("run", news, "-o", tmp_path / "out", *own, engine=FakeEngine(write=names_of))
    assert said.code == 0
    assert "summarise export" in said.out
    assert summarise("assemble", tmp_path / "out").code == 0
    (path,) = summarise("export", tmp_path / "out", "--to", "jsonl").out.splitlines()
    rows = [json.loads(line) for line in Path(path).read_text().splitlines()]
    assert rows[0]["article"] == "00000.txt"
    assert rows[0]["values"] == {"name": "Captain Ana Reis"}
    assert rows[0]["spans"]["name"]["text"] == "Captain Ana Reis"


def test_ctrl_c_keeps_what_is_done_and_exits_130(summarise: Command, news: Path, tmp_path: Path) -> None:
    engine = FakeEngine(batch=1, before=at_passage(3, interrupt))
    said = summarise("run", news, "-o", tmp_path / "out", engine=engine)
    assert said.code == 130
    assert (
        said.err.splitlines()[-1]
        == f"Stopped; 2 articles are done and kept in {tmp_path / 'out'}: the same command goes on from there."
    )
    engine = FakeEngine(batch=1)
    assert summarise("run", news, "-o", tmp_path / "out", engine=engine).code == 0
    assert len(engine.seen) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_process_with_130(news: Path, tmp_path: Path, number: signal.Signals) -> None:
    out = tmp_path / "out"
    process = start("run", news, "-o", out, passage=2, seconds=60)
    for _ in range(600):
        if (out / "records.jsonl").exists() and (out / "records.jsonl").stat().st_size:
            break
        time.sleep(0.05)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Stopped" in err
    assert b"Traceback" not in err
    assert json.loads((out / "run.json").read_text())["status"] == "interrupted"


def test_a_terminal_that_knows_only_ascii_does_not_end_a_command(news: Path, tmp_path: Path) -> None:
    (news / "00000.txt").write_text("Erdbeben in Şişli — “Größe 7”\n\nÖzgür Čapek rescued 7 people.", encoding="utf-8")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    for words in (
        ["run", news, "-o", tmp_path / "out", "--show", 3],
        ["show", tmp_path / "out"],
        ["show", tmp_path / "out", "00000"],
    ):
        process = start(*words, **ascii_only)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0
        assert b"Traceback" not in err


def test_nothing_touches_the_network(summarise: Command, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocked(*_: object, **__: object) -> None:
        raise OSError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    assert summarise("run", news, "-o", tmp_path / "out", "--show", 1).code == 0


def test_show_lists_a_run_and_shows_an_article(summarise: Command, news: Path, tmp_path: Path) -> None:
    summarise("run", news, "-o", tmp_path / "out")
    listed = summarise("show", tmp_path / "out")
    assert listed.code == 0
    assert all(f"0000{number}.txt" in listed.out for number in range(3))
    shown = summarise("show", tmp_path / "out", "00002")
    assert "Jon Varga" in shown.out
    unclear = summarise("show", tmp_path / "out", "0000")
    assert (unclear.code, unclear.out) == (2, "")
    assert "'0000' means 3 articles" in unclear.err
    assert "'bridge' means no article" in summarise("show", tmp_path / "out", "bridge").err


def test_a_report_goes_where_it_is_asked_for(summarise: Command, news: Path, tmp_path: Path) -> None:
    summarise("run", news, "-o", tmp_path / "out", "--no-report")
    said = summarise("report", tmp_path / "out", "-o", tmp_path / "page.html")
    assert said == Said(0, f"{tmp_path / 'page.html'}\n", "")
    assert "Port Lisk" in (tmp_path / "page.html").read_text(encoding="utf-8")
    nowhere = summarise("report", tmp_path / "out", "-o", tmp_path / "page.html" / "below.html")
    assert nowhere.code == 2
    assert "could not be written" in nowhere.err


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet"])
def test_tables_are_exported(summarise: Command, news: Path, tmp_path: Path, to: str) -> None:
    if to == "parquet":
        pytest.importorskip("pyarrow")
    summarise("run", news, "-o", tmp_path / "out", "--no-report")
    said = summarise("export", tmp_path / "out", "--to", to, "-o", tmp_path / "tables")
    assert said.code == 0
    assert sorted(Path(line).name for line in said.out.splitlines()) == [
        f"{table}.{to}" for table in ("actions", "actors", "attributions", "numbers")
    ]
    assert all(Path(line).stat().st_size for line in said.out.splitlines())


def test_summaries_are_assembled_again_and_verified(summarise: Command, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summarise("run", news, "-o", out)
    before = (out / "summaries.jsonl").read_bytes()
    assert summarise("assemble", out).out == f"Assembled 3 articles, 3 passages in {out}.\n"
    assert (out / "summaries.jsonl").read_bytes() == before
    held = summarise("verify", out)
    assert held.code == 0
    assert re.fullmatch(r"All \d+ spans of 3 articles hold\.\n", held.out)
    (out / "summaries.jsonl").write_bytes(before.replace(b"Jon Varga", b"Jon Vargo", 1))
    broken = summarise("verify", out)
    assert broken.code == 1
    assert "Jon Vargo" in broken.out


@pytest.mark.parametrize("command", ["show", "report", "export", "assemble", "verify"])
def test_a_folder_without_a_run_is_one_sentence(summarise: Command, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    said = summarise(command, tmp_path / "empty")
    assert said.code == 2
    assert "holds no run" in said.err
    assert list((tmp_path / "empty").iterdir()) == []
    assert summarise(command, tmp_path / "missing").code == 2
    assert not (tmp_path / "missing").exists()


def test_the_schema_is_that_of_a_summary(summarise: Command) -> None:
    schema = json.loads(summarise("schema").out)
    assert schema["title"] == "EventSummary"
    assert set(schema["properties"]) == set(EventSummary.model_fields)


def test_the_version_is_printed(summarise: Command) -> None:
    assert re.fullmatch(r"summarise \d+\.\d+\.\d+\n", summarise("--version").out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_says_what_it_does(summarise: Command, command: str) -> None:
    said = summarise(*command.split(), "--help")
    assert said.code == 0
    assert said.err == ""
    text = " ".join(said.out.split())
    assert re.search(r"Usage: summarise .*? [A-Z][^.]+\.", text)


def test_no_command_is_left_out_of_these_tests_and_no_option_is_without_help() -> None:
    import typer

    found = {}
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        for inner, leaf in getattr(command, "commands", {"": command}).items():
            found[f"{name} {inner}".strip()] = leaf
    assert set(found) == set(COMMANDS)
    for name, command in found.items():
        assert command.help, name
        assert all(getattr(parameter, "help", None) for parameter in command.params), name


def test_help_does_not_load_what_only_work_needs() -> None:
    code = "import sys; sys.argv = ['summarise', '--help']\nfrom summarise.cli.main import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('torch', 'transformers', 'outlines', 'pydantic', 'rich') if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.endswith("[]\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", [["schema"], ["--help"]])
def test_output_that_finds_no_room_is_one_sentence(command: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        process = subprocess.Popen([sys.executable, "-c", PROCESS, "0", "0", *command], stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.decode() == "summarise: No space left on device; make room or mend it, then run again.\n"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with start("schema") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


def test_ctrl_c_while_the_report_is_written_exits_130(
    summarise: Command, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("summarise.report.html.write_report", stopped)
        said = summarise("run", news, "-o", tmp_path / "out")
    assert said.code == 130
    assert "Stopped; 3 articles are done" in said.err


def test_a_stop_while_progress_is_shown_is_an_interrupted_run(
    summarise: Command, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = []

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    def ended(out: Path, **_: object) -> None:
        headers.append(json.loads((out / "run.json").read_text())["status"])
        raise SystemExit(130)

    monkeypatch.setattr("summarise.cli.progress._say", stopped)
    monkeypatch.setattr("summarise.cli.run._stopped", ended)
    assert summarise("run", news, "-o", tmp_path / "out").code == 130
    assert headers == ["interrupted"]
