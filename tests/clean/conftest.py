"""Shared by the tests of cleaning: pages made from text or bytes, and small PDFs made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import dedent

import pytest

from sayso.clean import clean
from sayso.model import Block, Page, Problem, Report

PARAGRAPHS = (
    "The ferry to Ostrand was cancelled on Tuesday after divers found a crack in its rudder, the harbour office said.",
    "Maren Tolk, who runs the line, told passengers on the quay that a second boat would come from the mainland by noon.",
    "“Nobody sails on a cracked rudder while I hold the keys,” she said, and went below with the inspectors.",
    "About three hundred people had waited since the morning, many of them with bicycles and a few with goats.",
)
"""An article of the tests' own: four paragraphs, each a sentence with an end."""

Reader = Callable[..., Report]
Cleaner = Callable[..., tuple[Report | None, list[Problem]]]


@pytest.fixture
def article() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def cleaned() -> Cleaner:
    """What `clean` gives for a text or bytes."""

    def cleaned(
        content: str | bytes, media_type: str = "text/plain", **options: object
    ) -> tuple[Report | None, list[Problem]]:
        raw = content.encode() if isinstance(content, str) else content
        plain = bool(options.pop("plain", False))
        return clean(Page.of("page", raw, media_type, **options), plain=plain)  # type: ignore[arg-type]

    return cleaned


@pytest.fixture
def read(cleaned: Cleaner) -> Reader:
    """The report of a text or bytes; the text is dedented."""

    def read(content: str | bytes, media_type: str = "text/plain", **options: object) -> Report:
        report, problems = cleaned(dedent(content) if isinstance(content, str) else content, media_type, **options)
        assert report is not None, problems
        return report

    return read


@pytest.fixture
def blocks() -> Callable[[Report], list[tuple[str, str]]]:
    """A report's blocks as (kind, text)."""
    return lambda report: [(str(b.kind), text_of(report, b)) for b in report.blocks]


def text_of(report: Report, block: Block) -> str:
    return report.text[block.start : block.end]


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF of pages of lines, in a font that every reader has; `info` becomes its document information."""

    def pdf(pages: Sequence[Sequence[str]], info: dict[str, str] | None = None) -> bytes:
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
        kids = []
        for lines in pages:
            shown = "".join(f"({line}) Tj 0 -14 Td " for line in map(_escaped, lines))
            stream = f"BT /F1 10 Tf 72 720 Td {shown}ET"
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
                f" /Contents {len(objects)} 0 R >>"
            )
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        objects.append("<< " + " ".join(f"/{key} ({_escaped(value)})" for key, value in (info or {}).items()) + " >>")
        out = "%PDF-1.4\n"
        places = []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n"
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        size = len(objects) + 1
        trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")

    return pdf


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
