"""The judge: plain verdicts, figures from 0 to 1 on any text, the same in any order and company, errors that name the file."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.closeness import CLOSE, Closeness
from sayso.compare.judge import Judge, Verdict, bundled_judge
from sayso.compare.judge.features import VECTOR
from sayso.errors import ModelError


@pytest.fixture(scope="module")
def judge() -> Judge:
    return bundled_judge()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    with as_file(files("sayso.compare.judge") / "model") as folder:
        shutil.copytree(folder, tmp_path / "model")
    return tmp_path / "model"


CONFLICTS = {
    "denial": ("The dockers signed the wage agreement.", "The dockers refused to sign the wage agreement."),
    "nobody": ("Nobody was hurt in the landslide.", "The landslide injured nine people."),
    "number": ("Nine people were injured in the landslide.", "Thirty people were injured in the landslide."),
    "culprit": ("The rebels carried out the raid on the mill.", "The raid on the mill was carried out by the navy."),
}
# Opposites in one frame, where all that is shared speaks for the same: the judge knows most of them, rules the rest.
OPPOSITES = (
    ("The ferry line will be closed.", "The ferry line will stay open."),
    ("The shop is open.", "The shop is closed."),
    ("The prisoner is alive.", "The prisoner is dead."),
    ("He resigned.", "He did not resign."),
    ("The talks failed.", "The talks succeeded."),
    ("The bridge was destroyed.", "The bridge is intact."),
    ("She told the truth.", "She lied."),
    ("The report was published.", "The report was kept secret."),
    ("Ten people died.", "Nobody died."),
    ("The army crossed the river.", "The army never crossed the river."),
    ("The gate was shut.", "The gate stood open."),
)
OPEN = {
    "another matter": ("The dockers signed the wage agreement.", "Rain is expected along the coast on Sunday."),
    "another event": (
        "Nine people were injured in the landslide.",
        "Thirty people marched through the town on Sunday.",
    ),
}
ENTAILED = {
    "shorter": ("The governor resigned on Monday after a long inquiry.", "The governor resigned."),
    "passive": ("The navy sank the trawler off Marrow Point.", "The trawler was sunk by the navy."),
    "at least": ("Forty people died in the fire.", "At least 30 people died in the fire."),
}


@pytest.mark.parametrize("pair", CONFLICTS.values(), ids=CONFLICTS)
def test_conflict(judge: Judge, pair: tuple[str, str]) -> None:
    (verdict,) = judge.compare([pair])
    assert verdict.contradicts > max(verdict.entails, verdict.entailed, 0.5)


def test_most_opposites_conflict(judge: Judge) -> None:
    found = judge.compare(OPPOSITES)
    assert sum(v.contradicts > max(v.follows, 0.5) for v in found) >= 8


@pytest.mark.parametrize("pair", OPEN.values(), ids=OPEN)
def test_open(judge: Judge, pair: tuple[str, str]) -> None:
    (verdict,) = judge.compare([pair])
    assert max(verdict.contradicts, verdict.entails, verdict.entailed, verdict.same) < 0.5


@pytest.mark.parametrize("pair", ENTAILED.values(), ids=ENTAILED)
def test_entailed(judge: Judge, pair: tuple[str, str]) -> None:
    (verdict,) = judge.compare([pair])
    assert verdict.entails > 0.4
    assert verdict.contradicts < 0.5


def test_more_told_does_not_follow_from_less(judge: Judge) -> None:
    (verdict,) = judge.compare([ENTAILED["shorter"]])
    assert verdict.entails > verdict.entailed


def test_one_event_in_other_words_is_likelier_the_same(judge: Judge) -> None:
    near, far = judge.compare(
        [
            (
                "A freighter ran aground near Marrow Point on Friday.",
                "On Friday a cargo ship was stranded off Marrow Point.",
            ),
            ("A freighter ran aground near Marrow Point on Friday.", "The Marrow Point school has a new head teacher."),
        ]
    )
    assert near.same > 0.5 > far.same


TEXT = st.text(max_size=200) | st.text(st.characters(categories=["Cs", "Co", "Mn"]), max_size=5)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_any_text_is_judged(judge: Judge, pairs: list[tuple[str, str]]) -> None:
    for verdict in judge.compare(pairs):
        assert all(0 <= x <= 1 for x in (verdict.entails, verdict.entailed, verdict.contradicts, verdict.same))
        assert max(verdict.entails, verdict.entailed) + verdict.contradicts <= 1.5


@settings(deadline=None, max_examples=30)
@given(st.permutations([*CONFLICTS.values(), *OPEN.values(), ("", "x")]), st.booleans())
def test_a_verdict_depends_on_the_pair_alone(judge: Judge, pairs: list[tuple[str, str]], turn: bool) -> None:
    alone = [judge.compare([(b, a) if turn else (a, b)])[0] for a, b in pairs]
    expected = [v.turned() if turn else v for v in alone]
    assert judge.compare(pairs) == expected


def test_very_long_statements_are_read_at_their_beginning(judge: Judge) -> None:
    start = "The dockers signed the wage agreement. "
    long = (start + "The harbour was calm and nothing else happened there that week. " * 1000)[:50_000]
    assert judge.compare([(long, start)]) == judge.compare([(long[:2000], start)])


@pytest.mark.parametrize("text", ["The dockers signed.", "of the wage agreement", ""])
def test_a_statement_follows_from_itself(judge: Judge, text: str) -> None:
    assert judge.compare([(text, text.upper())]) == [Verdict(1, 1, 0, 1)]


TEXTS = st.text(max_size=200) | st.sampled_from(
    ["the doors were shut", "nobody came", "", "\ud800", "\u202eabc", "x " * 2000]
)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_a_vector_depends_on_the_text_alone(judge: Judge, texts: list[str]) -> None:
    found = judge.vectors(texts)
    assert [len(vector) for vector in found] == [VECTOR] * len(texts)
    assert found == [judge.vectors([text])[0] for text in texts]


def test_what_is_disputed_lies_closer_than_what_is_not(judge: Judge) -> None:
    said = ["the doors of the ferry stood open all night", "not one hatch of the ship was left ajar", "bread is dear"]
    close = Closeness(dict(zip(said, judge.vectors(said), strict=True)))
    assert close.between(said[0], said[1]) > CLOSE > close.between(said[0], said[2])


def test_no_pairs_no_verdicts(judge: Judge) -> None:
    assert judge.compare([]) == []


def test_turned() -> None:
    assert Verdict(0.1, 0.2, 0.3, 0.4).turned() == Verdict(0.2, 0.1, 0.3, 0.4)


def test_loaded_once(judge: Judge) -> None:
    assert bundled_judge() is judge


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "judge.onnx"])
def test_missing_file(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match=name):
        Judge(model)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "judge.onnx"])
def test_file_cut_short(model: Path, name: str) -> None:
    (model / name).write_bytes((model / name).read_bytes()[:200])
    with pytest.raises(ModelError, match=name):
        Judge(model)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 99}, "format 99"),
        ({"sha256": None}, "tokenizer.json"),
        ({"special": {"cls": 1}}, "config.json"),
        ({"temperature": "hot"}, "config.json"),
        ({"same": None}, "config.json"),
    ],
)
def test_config_of_another_kind(model: Path, change: dict[str, object], message: str) -> None:
    path = model / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ModelError, match=message):
        Judge(model)


def test_a_graph_that_is_none(model: Path) -> None:
    import hashlib

    (model / "judge.onnx").write_bytes(b"no graph")
    path = model / "config.json"
    config = json.loads(path.read_text())
    config["sha256"]["judge.onnx"] = hashlib.sha256(b"no graph").hexdigest()
    path.write_text(json.dumps(config))
    with pytest.raises(ModelError, match="onnxruntime cannot load it"):
        Judge(model)
