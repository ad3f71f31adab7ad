"""A second opinion on records that shares no code with the grammar: is it valid, grounded, and in the order of mention?"""

import json

FIELDS = {
    "actors": ("name", "kind", "role"),
    "actions": ("agent", "action", "target", "when", "where", "status"),
    "numbers": ("figure", "counted", "source"),
    "attributions": ("source", "cue", "content", "form"),
}
CLOSED = {
    "kind": {"person", "government", "military", "media", "organisation", "people"},
    "status": {"asserted", "claimed", "denied", "planned"},
    "form": {"direct", "indirect", "mixed", "silent"},
}
ANCHORS = {"actors": "name", "actions": "action", "numbers": "figure", "attributions": "content"}
CONTEXT = {"agent", "target", "source"}


def faults(record: str, *, passage: str, before: str, headline: str, ordered: bool = True) -> list[str]:
    """What is wrong with a record; empty when nothing is."""
    found = []
    try:
        lists = json.loads(record)
    except ValueError as error:
        return [f"no JSON: {error}"]
    if json.dumps(lists, ensure_ascii=False, separators=(",", ":")) != record:
        found.append("not compact")
    if list(lists) != list(FIELDS):
        return [*found, f"keys {list(lists)}"]
    for name, names in FIELDS.items():
        rows = []
        for values in lists[name]:
            if len(values) != len(names) or not all(isinstance(value, str) for value in values):
                found.append(f"{name}: row {values}")
                continue
            row = dict(zip(names, values, strict=True))
            rows.append(row)
            for key, value in row.items():
                texts = [passage, before, headline] if key in CONTEXT else [passage]
                if key in CLOSED:
                    if value not in CLOSED[key]:
                        found.append(f"{name}.{key}: {value!r} is not in the set")
                elif value == "" and key == ANCHORS[name]:
                    found.append(f"{name}.{key}: empty")
                elif value and not any(value in text for text in texts):
                    found.append(f"{name}.{key}: {value!r} is not in the text")
                elif value != value.strip():
                    found.append(f"{name}.{key}: {value!r} has a blank at an end")
        if ordered:
            found += _disorder(name, [row[ANCHORS[name]] for row in rows], passage)
    return found


def _disorder(name: str, anchors: list[str], passage: str) -> list[str]:
    """Places, taken as early as they can be, must ascend: after the end of the one before for numbers, else after its start."""
    place = 0
    for anchor in anchors:
        start = passage.find(anchor, place)
        if start < 0:
            return [f"{name}: {anchor!r} stands out of order"]
        place = start + (len(anchor) if name == "numbers" else 1)
    if name == "actors" and len(set(anchors)) < len(anchors):
        return ["actors: a name is repeated"]
    return []
