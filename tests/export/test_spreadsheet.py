import pytest

from summarise.export.spreadsheet import guard


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "- a list entry", "-"]
)
def test_what_a_spreadsheet_would_run_is_text(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "word", "a=b", "-12", "+3.5%", "-1,200", "'quoted'", "12-15", '"=1"'])
def test_everything_else_stays(cell):
    assert guard(cell) == cell
