"""The three formats: each a function that opens a table and gives back what takes its rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarise.errors import SettingsError
from summarise.export.rows import COLUMNS, Row, Table, Type
from summarise.export.spreadsheet import guard

Take = Callable[[Row], None]

# JSON allows these inside a string, but many readers split lines at them.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"}
_GROUP = 5_000  # rows of a Parquet row group


@contextmanager
def csv_table(path: Path, table: Table) -> Iterator[Take]:
    """CSV as RFC 4180 has it, UTF-8 without a mark; missing cells are empty, and text is guarded against formulas."""
    columns = COLUMNS[table]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)

        def take(row: Row) -> None:
            writer.writerow(
                guard(cell) if columns[name] == "text" and isinstance(cell, str) else cell for name, cell in row.items()
            )

        yield take


@contextmanager
def jsonl_table(path: Path, table: Table) -> Iterator[Take]:
    """One JSON object a line, with every column; missing cells are null."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield lambda row: _write_line(file.write, row)


@contextmanager
def parquet_table(path: Path, table: Table) -> Iterator[Take]:
    """Parquet with the types of `COLUMNS`; decimals are strings, because their exponents have no common bound.

    Raises `SettingsError` where pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: dict[Type, pa.DataType] = {"text": pa.string(), "decimal": pa.string(), "integer": pa.int64(), "real": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()])
    waiting: list[Row] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(waiting, schema=schema))
            waiting.clear()

        def take(row: Row) -> None:
            waiting.append(row)
            if len(waiting) >= _GROUP:
                flush()

        yield take
        if waiting:
            flush()


def require_pyarrow() -> None:
    """Raise `SettingsError` where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise SettingsError(
            "Parquet needs pyarrow, which is not installed: pip install 'summarise[parquet]', or export to csv or jsonl."
        ) from error


def _write_line(write: Callable[[str], object], row: Row) -> None:
    write(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
