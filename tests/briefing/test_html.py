from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sayso.briefing import html_brief
from sayso.model import Brief

from . import samples
from .page import Node, parse


class Html(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "html"


@pytest.fixture(scope="module")
def page(full: Brief) -> Node:
    return parse(html_brief(full))


def test_full_brief(full: Brief, snapshot: SnapshotAssertion) -> None:
    assert html_brief(full) == snapshot(extension_class=Html)


def test_empty_brief(snapshot: SnapshotAssertion) -> None:
    body = html_brief(samples.empty()).partition("<body>")[2]
    assert body == snapshot


def test_order_of_sections(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if node.tag == "section" and "report" not in node.classes]
    assert ids == [
        *[
            "reports",
            "circles",
            "claims",
            "conflicts",
            "rivals",
            "forecasts",
            "timeline",
            "speakers",
            "problems",
            "about",
            "texts",
        ]
    ]


def test_nothing_runs_and_nothing_is_requested(page: Node) -> None:
    tags = {node.tag for node in page.all()}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "use",
        "image",
        "foreignobject",
    }
    assert not [
        name for node in page.all() for name in node.attributes if name.startswith("on") or name in {"src", "style"}
    ]
    assert "url(" not in page.having("charset", "utf-8")[0].text + _style(page)
    assert "@import" not in _style(page)


def test_policy_allows_this_style_sheet_alone(page: Node) -> None:
    policy = page.having("http-equiv", "Content-Security-Policy")[0].attributes["content"]
    digest = base64.b64encode(hashlib.sha256(_style(page).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_only_web_addresses_are_linked(page: Node) -> None:
    away = {node.attributes["href"] for node in page.all() if not node.attributes.get("href", "#").startswith("#")}
    assert away == {samples.RELAY.address}


def test_hostile_language_is_no_attribute(page: Node) -> None:
    section = page.having("id", f"r-{samples.NASTY.id}")[0]
    assert [node.attributes["lang"] for node in section.all() if "lang" in node.attributes] == ["", ""]


def test_statement_stands_once_and_points_to_its_words(full: Brief, page: Node) -> None:
    for attribution in full.attributions:
        (statement,) = page.having("id", f"s-{attribution.id}")
        hrefs = [node.attributes.get("href") for node in statement.all()]
        assert f"#a-{attribution.id}" in hrefs
        (anchor,) = page.having("id", f"a-{attribution.id}")
        section = page.having("id", f"r-{attribution.report}")[0]
        assert anchor in section.all()
        assert section.having("href", f"#s-{attribution.id}")


def test_headings_do_not_skip_a_level(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_label_names_an_element(page: Node) -> None:
    ids = {node.attributes["id"] for node in page.all() if "id" in node.attributes}
    assert {node.attributes["aria-labelledby"] for node in page.all() if "aria-labelledby" in node.attributes} <= ids


def test_title_is_not_shown_twice(page: Node) -> None:
    assert "titled" in page.having("id", f"r-{samples.WIRE.id}")[0].classes
    assert "titled" not in page.having("id", f"r-{samples.NASTY.id}")[0].classes


def test_size_of_a_thousand_statements() -> None:
    brief = samples.large()
    assert len(brief.attributions) == 1000
    assert len(html_brief(brief).encode()) < 1_500_000


def test_long_lists_are_folded_and_nothing_is_lost() -> None:
    page = parse(html_brief(samples.large(120, 2)))
    folds = page.with_class("fold")
    (reports,) = [fold for fold in folds if "and 20 more reports" in fold.text]
    assert len(reports.with_class("title")) == 20
    statements = [node for node in page.all() if node.attributes.get("id", "").startswith("s-")]
    folded = [node for fold in folds for node in fold.all() if node in statements]
    assert len(statements) == 240
    assert 0 < len(folded) < 240


def test_rules_grow_with_the_longest_report_not_with_the_pile() -> None:
    few, many = (_style(parse(html_brief(samples.large(count, 10)))) for count in (2, 20))
    assert len(few) == len(many)


def _style(page: Node) -> str:
    return next(node.text for node in page.all() if node.tag == "style")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("soft", "paper"),
        ("link", "paper"),
        ("voice", "paper"),
        ("hit-ink", "hit"),
        ("paper", "hit-line"),
    ],
)
def test_contrast_is_aa(page: Node, scheme: str, ink: str, ground: str) -> None:
    light, _, rest = _style(page).partition("@media (prefers-color-scheme: dark)")
    colours = dict(
        re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light if scheme == "light" else rest.partition("* {")[0])
    )
    a, b = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
    assert (b + 0.05) / (a + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
