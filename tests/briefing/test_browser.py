"""The page in a real browser: no sideways scrolling on a phone or a desk, the timeline whole and readable on both, and a
link into a text highlights its words.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sayso.briefing import html_brief
from sayso.briefing.words import line
from sayso.model import Brief

from . import samples

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTH = 360
DESK = 1280
# The page is loaded in a frame of the width of a phone (a headless window can't be that narrow), measures itself under
# each of its targets, and tells the page around it.
MEASURE = """<script>
addEventListener("load", () => {
  const probe = document.createElement("i"); probe.style.background = "var(--hit)"; document.body.append(probe);
  const hit = getComputedStyle(probe).backgroundColor;
  const page = document.documentElement;
  const found = {width: page.scrollWidth, room: page.clientWidth, scripts: document.scripts.length, targets: {}};
  const box = e => { const r = e.getBoundingClientRect(); return {left: r.left, right: r.right, top: r.top, width: r.width}; };
  document.querySelectorAll("details").forEach(e => e.open = true);
  found.opened = page.scrollWidth;
  document.querySelectorAll("details").forEach(e => e.open = false);
  found.svg = box(document.querySelector("svg.tl"));
  found.marks = [...document.querySelectorAll("svg.tl circle, svg.tl line, svg.tl rect, svg.tl text")].map(box);
  found.dates = [...document.querySelectorAll("svg.tl .tl-date")].map(box);
  found.size = Math.min(...[...document.querySelectorAll("svg.tl text")].map(e => parseFloat(getComputedStyle(e).fontSize)));
  found.folded = [...document.querySelectorAll(".fold")].length;
  found.first = location.hash && document.querySelector(location.hash).getBoundingClientRect().top;
  for (const anchor of [...document.querySelectorAll("[id^=a-]")]) {
    location.hash = anchor.id;
    const segments = [...document.querySelectorAll(".text span")];
    const lit = segments.filter(s => getComputedStyle(s).backgroundColor === hit);
    const style = kind => segments.filter(s => getComputedStyle(s).textDecorationStyle === kind
      && getComputedStyle(s).textDecorationThickness === "2px").map(s => s.textContent).join("");
    const top = lit.length ? lit[0].getBoundingClientRect().top : null;
    found.targets[anchor.id] = {lit: lit.map(s => s.textContent).join(""), source: style("solid"), cue: style("dotted"), top};
  }
  parent.postMessage(JSON.stringify(found), "*");
});
</script>"""
FRAME = """<!doctype html><iframe src="{source}" width="{width}" height="640" style="border:0"></iframe><pre></pre>
<script>addEventListener("message", e => document.querySelector("pre").textContent = e.data)</script>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"none of {', '.join(NAMES)} is installed")
    return found


@pytest.fixture(scope="module")
def measured(chromium: str, full: Brief, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _measure(chromium, full, tmp_path_factory.mktemp("phone"), WIDTH)


@pytest.fixture(scope="module")
def desk(chromium: str, full: Brief, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _measure(chromium, full, tmp_path_factory.mktemp("desk"), DESK)


def _measure(chromium: str, brief: Brief, folder: Path, width: int) -> dict[str, Any]:
    page = re.sub(r"<meta http-equiv[^>]*>", "", html_brief(brief)).replace("</body>", MEASURE + "</body>")
    (folder / "page.html").write_text(page, encoding="utf-8")
    first = f"page.html#a-{brief.attributions[0].id}"
    (folder / "frame.html").write_text(FRAME.format(source=first, width=width), encoding="utf-8")
    dom = _dom(chromium, folder / "frame.html", folder / "profile")
    found: dict[str, Any] = json.loads(html.unescape(dom.partition("<pre>")[2].partition("</pre>")[0]))
    return found


def _dom(chromium: str, page: Path, profile: Path) -> str:
    options = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --virtual-time-budget=10000 --dump-dom"
    )
    command = [chromium, *options.split(), f"--user-data-dir={profile}", page.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=120, check=True, encoding="utf-8").stdout


def test_no_sideways_scrolling_on_a_phone(measured: dict[str, Any]) -> None:
    assert measured["room"] > WIDTH - 20
    assert measured["width"] <= measured["room"]


def test_no_sideways_scrolling_with_everything_unfolded(measured: dict[str, Any], desk: dict[str, Any]) -> None:
    assert measured["folded"] >= 2
    assert measured["opened"] <= measured["room"]
    assert desk["opened"] <= desk["room"]


@pytest.mark.parametrize("screen", ["measured", "desk"])
def test_the_timeline_is_whole_and_readable(screen: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(screen)
    svg = found["svg"]
    assert svg["width"] > 0.8 * min(found["room"], 640)
    # A bar's round ends and a stroke may reach a pixel past the edge.
    assert all(svg["left"] - 1 <= mark["left"] and mark["right"] <= svg["right"] + 1 for mark in found["marks"])
    assert found["size"] >= 11
    for a, b in pairwise(sorted(found["dates"], key=lambda box: (box["top"], box["left"]))):
        assert a["top"] != b["top"] or a["right"] < b["left"]


def test_no_script_but_the_test(measured: dict[str, Any]) -> None:
    assert measured["scripts"] == 1


def test_opening_the_file_at_a_statement_brings_it_into_view(measured: dict[str, Any]) -> None:
    assert 0 <= measured["first"] < 640


def test_every_target_highlights_its_words_and_no_others(full: Brief, measured: dict[str, Any]) -> None:
    for attribution in full.attributions:
        target = measured["targets"][f"a-{attribution.id}"]
        # Contents in two parts may have words between them: the page shows no space there.
        content = "".join(line(span.exact) for span in sorted(attribution.content, key=lambda span: span.start))
        assert _bare(target["lit"]) == _bare(content)
        assert _bare(target["source"]) == _bare("".join(span.exact for span in attribution.source))
        assert _bare(target["cue"]) == _bare("".join(span.exact for span in attribution.cue))
        assert 0 <= target["top"] < 640


def _bare(text: str) -> str:
    return "".join(line(text).split())


def test_samples_reach_over_blocks() -> None:
    assert any("\n\n" in span.exact for attribution in samples.full().attributions for span in attribution.content)
