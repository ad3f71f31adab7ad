"""`summarise schema`: the published format."""

from __future__ import annotations


def command() -> None:
    """Print the JSON Schema of a summary (a line of summaries.jsonl)."""
    import json

    from summarise.schema import EventSummary

    print(json.dumps(EventSummary.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))
