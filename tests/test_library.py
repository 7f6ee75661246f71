"""The Python interface: what it names, what it gives, and that it needs no main guard."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso.errors import SetupError, UsageError
from sayso.table import Table

FERRY = """Ferry sank with doors open

QUELL, March 2, 2026 (Norwire) - The ferry sailed with its doors open, the coastguard said on Monday.

"Nobody had looked at them since the winter," Una Perrow, who leads the inquiry, told reporters at the harbour in Quell.
"""
OTHER = """Doors of ferry were open, inquiry finds

By Jon Teller, March 3, 2026

"Nobody had looked at them since the winter," said Una Perrow, the head of the inquiry.
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "other.txt").write_text(OTHER)
    return folder


@pytest.fixture(scope="module")
def pile(reports: Path) -> sayso.Pile:
    return sayso.brief(reports, "Were the doors open?")


def test_the_names_are_pinned():
    assert sayso.__all__ == [
        "Agent",
        "Attribution",
        "Brief",
        "Claim",
        "Comparison",
        "Derivation",
        "Forecast",
        "OpenLedger",
        "Origin",
        "Pile",
        "Problem",
        "Reading",
        "Report",
        "SaysoError",
        "Settings",
        "Span",
        "Speaker",
        "Table",
        "__version__",
        "brief",
        "open",
        "read",
    ]
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None
    with pytest.raises(AttributeError):
        _ = sayso.nothing


def test_a_pile_has_typed_results(pile, reports):
    assert pile.question == "Were the doors open?"
    assert {r.title for r in pile.reports} == {FERRY.splitlines()[0], OTHER.splitlines()[0]}
    assert all(isinstance(a, sayso.Attribution) for a in pile.statements)
    (claim,) = [c for c in pile.claims if "since the winter" in c.text.exact]
    assert (claim.fewest, claim.most) == (1, 1)
    assert isinstance(pile.statements[:1], Table)
    assert "2 reports" in repr(pile)


def test_one_input_or_several_paths_or_text(reports):
    one = list(sayso.read(reports / "ferry.txt"))
    several = list(sayso.read([str(reports / "ferry.txt"), reports / "missing.txt"]))
    assert isinstance(one[0], sayso.Reading)
    assert isinstance(several[0], sayso.Reading)
    assert isinstance(several[1], sayso.Problem)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("name", ["reports", "statements", "claims", "origins", "conflicts", "forecasts", "speakers"])
def test_tables_become_data_frames(pile, library, name):
    table = getattr(pile, name)
    frame = table.to_frame(library)
    assert len(frame) == len(table)
    assert list(frame.columns) == list(table.columns)


def test_a_frame_holds_exact_words_and_days(pile):
    frame = pile.statements.to_frame("polars")
    assert "Nobody had looked at them since the winter" in " ".join(frame["content"])
    assert set(frame["published"]) == {dt.date(2026, 3, 2), dt.date(2026, 3, 3)}


def test_a_table_says_what_is_missing(pile, monkeypatch):
    with pytest.raises(UsageError, match="pandas or polars"):
        pile.claims.to_frame("arrow")
    monkeypatch.setattr("sayso.table.find_spec", lambda name: None)
    with pytest.raises(SetupError, match="pip install pandas"):
        pile.claims.to_frame()


def test_html_in_notebooks_is_escaped_and_bounded():
    table = Table(
        ["<b>&", *["x"] * 30], {"word": lambda w: w, "control": lambda w: "a\u202eb\x00" + w, "none": lambda w: None}
    )
    shown = table._repr_html_()
    assert "&lt;b&gt;&amp;" in shown
    assert "<b>" not in shown
    assert "\u202e" not in shown
    assert "\x00" not in shown
    assert "and 11 more" in shown


def test_a_pile_shows_itself_and_saves_itself(pile, tmp_path):
    assert pile._repr_html_().startswith("<iframe")
    pile.save(tmp_path / "brief.json")
    assert json.loads((tmp_path / "brief.json").read_text()) == json.loads(json.dumps(pile.to_json()))
    with pytest.raises(UsageError):
        pile.save(tmp_path / "brief.xyz")


def test_a_script_needs_no_main_guard(reports, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(f"import sayso\nprint(len(sayso.brief({str(reports)!r}).reports))\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "2"), done.stderr


def test_importing_loads_neither_model_nor_database():
    code = "import sys, sayso; print([m for m in ('onnxruntime', 'sqlalchemy', 'trafilatura', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_ledger_is_opened_asked_judged_and_closed(reports, tmp_path):
    why = {"who": "Kim", "why": "seen it"}
    with sayso.open(tmp_path / "ferry.db") as ledger:
        assert ledger.add(reports).new == 2
        assert ledger.add(reports / "ferry.txt").known == 1
        (claim,) = ledger.claims("winter")
        assert claim.claim.fewest == 1
        assert "Nobody had looked" in ledger.search('"since the winter"')[0].span.exact
        (traced, *_) = ledger.trace("winter")
        a, b = claim.claim.attributions
        ledger.split_origins(a, b, **why)
        assert ledger.claims("winter")[0].claim.most == 2
        ledger.grade_source("Una Perrow", "B", **why)
        with pytest.raises(sayso.SaysoError, match="2 independent origins"):
            ledger.grade(traced.told.attribution.id, "1", who="Kim", why="no")
        assert list(ledger.judgements().to_frame("polars")["deed"]) == ["split", "grade"]
        ledger.undo("j1", **why)
        assert ledger.claims("winter")[0].claim.most == 1
        assert len(ledger.judgements(history=True)) == 3
        assert len(ledger.brief("winter").reports) == 2
        assert ledger.speakers()[0].speaker.name
        assert list(ledger.check()) == []
    with pytest.raises(sayso.SaysoError, match="no ledger there"):
        sayso.open(tmp_path / "none.db", create=False)


@pytest.mark.parametrize("name", ["search", "claims", "trace", "conflicts", "forecasts", "speakers", "judgements"])
def test_every_answer_is_a_table(reports, tmp_path, name):
    with sayso.open(tmp_path / "ferry.db") as ledger:
        ledger.add(reports)
        ask = getattr(ledger, name)
        table = ask("winter") if name in ("search", "trace") else ask()
        assert list(table.to_frame("pandas").columns) == list(table.columns)
