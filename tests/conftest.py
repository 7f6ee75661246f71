"""Shared by all tests: reports made from text that stands in the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from sayso.clean import clean
from sayso.model import Page, Report

DEMO = Path(__file__).parent.parent / "src" / "sayso" / "demo" / "pile"


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """A report from a text; blank lines part paragraphs, and the first line is its headline."""

    def make(text: str, address: str = "report.txt", media_type: str = "text/plain") -> Report:
        report, _ = clean(Page.of(address, dedent(text).strip().encode(), media_type))
        assert report is not None
        return report

    return make


@pytest.fixture(scope="session")
def demo() -> Path:
    """The bundled pile: reports/ and gold.json."""
    return DEMO
