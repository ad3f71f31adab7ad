"""Parquet files, by batches of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from summarise.articles.columns import Columns, find_column
from summarise.articles.formats.rows import Row, missing_text
from summarise.errors import InputError

_BATCH = 64


def read_parquet(stream: BinaryIO, *, columns: Columns) -> Iterator[Row]:
    """The rows of a Parquet file, numbered from 1. Raises InputError where pyarrow is missing or the file is no such table."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError("is a Parquet file, which needs pyarrow; install it: pip install 'summarise[parquet]'") from error
    number = 0
    try:
        table = pq.ParquetFile(stream)
        names = list(table.schema_arrow.names)
        if find_column((*columns.text, *columns.html), names) is None:
            raise InputError(missing_text(columns, names))
        wanted = [name for name in names if _is_wanted(name, columns)]
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for values in _plain_times(batch, pa).to_pylist():
                number += 1
                yield Row(number, values)
    except (pa.ArrowException, OSError, ValueError) as error:
        sentence = " ".join(str(error).split())[:150]
        raise InputError(f"cannot be read past row {number} ({sentence}); expected a Parquet file: write it anew") from error


def _is_wanted(name: str, columns: Columns) -> bool:
    """Whether a column can hold a part of an article; the others are never read."""
    known = [names for field in Columns.model_fields for names in getattr(columns, field)]
    return find_column(tuple(known) + tuple(n.partition(".")[0] for n in known), [name]) is not None


def _plain_times(batch: Any, pa: Any) -> Any:  # pyarrow has no types
    """The batch with times in microseconds: Python has no finer ones."""
    columns = [
        column.cast(pa.timestamp("us", column.type.tz), safe=False) if pa.types.is_timestamp(column.type) else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
