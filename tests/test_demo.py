"""The bundled pile: its gold is sound, and the main job finds in it what it is there to show."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sayso.collect import collect
from sayso.export import brief_object
from sayso.model import Page
from sayso.pipeline import make_brief, read_page


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    path = Path(__file__).parent.parent / "src" / "sayso" / "demo" / "pile" / "gold.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def brief() -> dict[str, Any]:
    folder = Path(__file__).parent.parent / "src" / "sayso" / "demo" / "pile" / "reports"
    pages = [p for p in collect([str(folder)]) if isinstance(p, Page)]
    return brief_object(make_brief([read_page(page) for page in pages]))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def test_gold_is_sound(demo: Path, gold: dict[str, Any]) -> None:
    ids = {kind: {x["id"] for x in gold[kind]} for kind in ("statements", "origins", "claims")}
    assert {p.name for p in (demo / "reports").iterdir()} == {r["file"] for r in gold["reports"]}
    for statement in gold["statements"]:
        raw = (demo / "reports" / statement["file"]).read_text(encoding="utf-8")
        text = squeeze(re.sub(r"<[^>]+>", "", html.unescape(raw)))
        assert text.count(squeeze(statement["exact"])) == 1, statement["id"]
        assert statement["origin"] in ids["origins"]
        assert statement["claim"] is None or statement["claim"] in ids["claims"]
    for kind in ("conflicts", "no_conflict"):
        assert {c[side] for c in gold[kind] for side in "ab"} <= ids["statements"]


def test_heads_are_read(gold: dict[str, Any], brief: dict[str, Any]) -> None:
    found = {Path(r["path"]).name: r for r in brief["reports"]}
    for wanted in gold["reports"]:
        one = found[wanted["file"]]
        assert squeeze(one["title"]) == squeeze(wanted["title"])
        assert (one["published"] or "")[:10] == (wanted["published"] or "")
        assert (one["byline"] is None) == (wanted["byline"] is None)


def test_no_leftover_stays_and_no_statement_is_lost(gold: dict[str, Any], brief: dict[str, Any]) -> None:
    texts = {Path(r["path"]).name: squeeze(r["text"]) for r in brief["reports"]}
    assert [j["exact"] for j in gold["junk"] if squeeze(j["exact"]) in texts[j["file"]]] == []
    assert [s["id"] for s in gold["statements"] if squeeze(s["exact"]) not in texts[s["file"]]] == []


def test_most_statements_are_found(gold: dict[str, Any], brief: dict[str, Any]) -> None:
    by_file = {Path(r["path"]).name: r for r in brief["reports"]}
    found = 0
    for statement in gold["statements"]:
        report = by_file[statement["file"]]
        pattern = r"\s+".join(map(re.escape, statement["exact"].split()))
        m = re.search(pattern, report["text"])
        assert m is not None
        shares = [
            sum(max(0, min(b, m.end()) - max(a, m.start())) for a, b in one["content"]) / len(m.group())
            for one in brief["attributions"]
            if one["report"] == report["id"]
        ]
        found += max(shares) >= 0.5
    assert found / len(gold["statements"]) >= 0.65


def test_copies_and_collage(brief: dict[str, Any]) -> None:
    names = {r["id"]: Path(r["path"]).name for r in brief["reports"]}
    made = {names[r["id"]]: r["derived_from"] for r in brief["reports"] if r["derived_from"]}
    assert names[made["morning-mail-anchor.html"]["report"]] == "tidewater-blackout.txt"
    assert made["morning-mail-anchor.html"]["kind"] == "wire copy"
    (collage,) = [p for p in brief["problems"] if "stitched together" in p["reason"]]
    assert collage["input"].endswith("world-grid-roundup.txt")


def test_the_demo_command(tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    done = subprocess.run(
        [sys.executable, "-m", "sayso", "demo", "-o", str(out)], capture_output=True, timeout=120, cwd=tmp_path
    )
    assert done.returncode == 0
    assert "Skerrow" in done.stdout.decode()
    assert out.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
