"""A progress line on standard error, for people only, and only where the wait is worth one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_PATIENCE = 2.0


@contextmanager
def counter(what: str, quiet: bool) -> Iterator[Callable[[], None]]:
    """A function to call after each thing done; from two seconds on, a line shows how many."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda: None
        return
    progress = Progress(
        SpinnerColumn(), TextColumn(what), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True
    )
    task = progress.add_task(what, total=None)
    begun = time.monotonic()
    shown = False

    def tell() -> None:
        nonlocal shown
        progress.advance(task)
        if not shown and time.monotonic() - begun > _PATIENCE:
            progress.start()
            shown = True

    try:
        yield tell
    finally:
        progress.stop()
