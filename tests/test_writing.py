"""Writing files: refused with a sentence, replaced whole or not at all."""

import errno
from pathlib import Path

import pytest

from summarise.errors import OutputError
from summarise.writing import replacing, writing


def test_a_refusal_is_one_sentence_with_path_and_reason(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told, writing(tmp_path / "a.txt"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(told.value).startswith(f"{tmp_path / 'a.txt'} could not be written (No space left on device): ")
    assert isinstance(told.value.__cause__, OSError)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write() -> None:
        with replacing(path) as draft:
            draft.write_text("half")
            raise error

    with pytest.raises((OutputError, KeyboardInterrupt)):
        write()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_cannot_be_written_into(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"a\.txt could not be written"), replacing(tmp_path / "file" / "a.txt"):
        pytest.fail("there is no place to write to")
