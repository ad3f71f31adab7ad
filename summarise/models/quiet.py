"""transformers without its progress bars and advice, while our own messages are to be read."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def quiet_transformers() -> Iterator[None]:
    """Silence transformers' log below errors and its progress bars, and put both back as they were."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # the bar of a GGUF file does not ask
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
