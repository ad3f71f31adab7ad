"""Record types of one's own are imported from the current folder; nothing else is."""

import subprocess
import sys

import pytest

from summarise.errors import RecordTypeError
from summarise.settings import DEFAULT_RECORD, record_type


def test_a_record_type_in_the_current_folder_is_found(tmp_path, monkeypatch):
    (tmp_path / "mine_here.py").write_text("from pydantic import BaseModel\nclass Mood(BaseModel):\n    calm: bool\n")
    monkeypatch.chdir(tmp_path)
    path = list(sys.path)
    assert record_type("mine_here:Mood").__name__ == "Mood"
    assert sys.path == path


def test_the_current_folder_is_not_looked_into_otherwise(tmp_path, monkeypatch):
    (tmp_path / "brotli.py").write_text("raise SystemExit('a file beside the articles ran')")
    monkeypatch.chdir(tmp_path)
    record_type(DEFAULT_RECORD)
    assert str(tmp_path) not in sys.path


def test_a_module_that_needs_what_is_not_there_says_so(tmp_path, monkeypatch):
    (tmp_path / "mine_broken.py").write_text("import nothing_of_this_name\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordTypeError, match="nothing_of_this_name"):
        record_type("mine_broken:Mood")


def test_the_command_does_not_run_modules_beside_the_articles(tmp_path):
    text = "<p>The coastguard said nine people were saved on Monday.</p>" * 8
    (tmp_path / "page.html").write_text(f"<html><body>{text}</body></html>")
    for name in ("brotli", "zstandard", "h2", "socks"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()\n")
    program = (
        "import sys\n"
        "from summarise.cli.main import main\n"
        "sys.argv = ['summarise', 'schema']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "from summarise import read_articles\n"
        "assert [article.text for article in read_articles(['page.html'])]\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()
