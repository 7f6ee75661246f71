"""Briefs into files, by their ending; whole or not at all."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from sayso.briefing import html_brief, markdown_brief
from sayso.errors import OutputError, UsageError
from sayso.export import brief_object
from sayso.model import Brief

_WRITERS: dict[str, Callable[[Brief], str]] = {
    ".html": html_brief,
    ".md": markdown_brief,
    ".json": lambda brief: json.dumps(brief_object(brief), ensure_ascii=False, indent=1) + "\n",
}


def check_target(path: Path) -> None:
    """Refuse a file whose ending says no format or whose folder is not there."""
    if path.suffix.lower() not in _WRITERS:
        raise UsageError(f"{path}: cannot write {path.suffix or 'a file without ending'}; use {', '.join(_WRITERS)}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: its folder is not there; make it first")


def save_brief(brief: Brief, path: Path) -> None:
    """Write the brief whole or not at all. Raises UsageError, OutputError."""
    check_target(path)
    text = _WRITERS[path.suffix.lower()](brief)
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.absolute().parent, delete=False) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: could not be written ({error.strerror}); choose another place") from error
