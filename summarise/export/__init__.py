"""Summaries for other programs: flat tables as CSV, Parquet or JSON lines."""

from summarise.export.tables import export_tables

__all__ = ["export_tables"]
