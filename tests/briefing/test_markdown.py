from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sayso.briefing import markdown_brief
from sayso.briefing.markdown import escaped
from sayso.model import Brief

from . import samples
from .page import parse


class Markdown(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "md"


def test_full_brief(full: Brief, snapshot: SnapshotAssertion) -> None:
    assert markdown_brief(full) == snapshot(extension_class=Markdown)


def test_empty_brief(snapshot: SnapshotAssertion) -> None:
    assert markdown_brief(samples.empty()) == snapshot


def test_hostile_text_makes_no_element_and_no_link(full: Brief) -> None:
    page = parse(MarkdownIt("commonmark").enable("table").render(markdown_brief(full)))
    tags = "h1 h2 h3 h4 p ol ul li strong a blockquote table thead tbody tr th td"
    assert {node.tag for node in page.all()} <= {"#root", *tags.split()}
    assert all(node.attributes["href"].startswith("#report-") for node in page.all() if node.tag == "a")


def test_tables_keep_their_columns(full: Brief) -> None:
    page = parse(MarkdownIt("commonmark").enable("table").render(markdown_brief(full)))
    tables = [node for node in page.all() if node.tag == "table"]
    assert len(tables) == 4
    for table in tables:
        rows = [[cell for cell in row.children if not isinstance(cell, str)] for row in table.all() if row.tag == "tr"]
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1


def test_every_link_has_its_heading(full: Brief) -> None:
    page = parse(MarkdownIt("commonmark").render(markdown_brief(full)))
    headings = {node.text.lower().replace(" ", "-") for node in page.all() if node.tag == "h3"}
    assert {node.attributes["href"][1:] for node in page.all() if node.tag == "a"} <= headings


@pytest.mark.parametrize(
    "text",
    [
        "# heading", "- item", "+ item", "1. item", "12) item", "> quote", "***", "---", "===", "*em* _em_ **strong**",
        "`code`", "~~gone~~", "[a](javascript:b)", "![a](b)", "<b>bold</b>", "<https://a.example>", "&lt; &amp; &#35;",
        "a | b", r"back\slash \* end\\", "https://a.example/x_y_z", "www.a.example", "a@b.example", "```", "$x$", "1986. A year",
        "+", "-", "#", "   # indented", "a\n\n# b\n- c", "[x]: http://y", "-- x", "1)", "line\\",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{}", "**{}**, end", "- {}", "> {}", "### {}", "a [{}](#b) c"])
def test_escaped_text_reads_as_itself(text: str, place: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(place.format(escaped(text)))
    shown = parse(html).text.strip()
    assert shown == parse(MarkdownIt().render(place.format("X"))).text.strip().replace("X", " ".join(text.split()))
    assert not [node for node in parse(html).all() if node.tag in {"em", "code", "s", "b", "table", "hr", "pre"}]
