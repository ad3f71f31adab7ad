"""The tests of exports use the article and the hostile strings of the tests of reports."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

_path = Path(__file__).parent.parent / "report" / "example.py"
_spec = importlib.util.spec_from_file_location("export_tests_example", _path)
if _spec is None or _spec.loader is None:
    raise ImportError(_path)
_module = importlib.util.module_from_spec(_spec)


@pytest.fixture(scope="session")
def written() -> Any:
    """The module with `build_example`, `plain_summary`, `build_hostile`, `span`."""
    import sys

    sys.modules[_spec.name] = _module
    _spec.loader.exec_module(_module)
    return _module


@pytest.fixture(scope="session")
def example(written: Any) -> Any:
    """`example.article` and `example.summary`."""
    return written.build_example()
