"""The trained reader: exact spans on any text, whole attributions on plain ones, and errors that name the model file."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.trained import TrainedReader, bundled_reader
from sayso.errors import ModelError


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    return bundled_reader()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    with as_file(files("sayso.attribute") / "model") as folder:
        shutil.copytree(folder, tmp_path / "model")
    return tmp_path / "model"


def read(reader: TrainedReader, text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution, fragments joined by a bar."""
    return [
        tuple(" | ".join(text[a:b] for a, b in part) for part in (d.source, d.cue, d.content))  # type: ignore[misc]
        for d in reader.read(text, []).drafts
        if d.inside is None
    ]


SENTENCES = {
    "direct": (
        "“We never opened the gate,” Maren Holt said.",
        ("Maren Holt", "said", "“We never opened the gate,”"),
    ),
    "indirect": (
        "The harbour master said that the gate was never opened.",
        ("The harbour master", "said", "that the gate was never opened"),
    ),
    "no verb": (
        "The gate was never opened, according to two harbour officials.",
        ("two harbour officials", "according to", "The gate was never opened"),
    ),
    "belief": (
        "Investigators believe the gate was open all night.",
        ("Investigators", "believe", "the gate was open all night"),
    ),
    "denial": (
        "The company denied that its divers had touched the gate.",
        ("The company", "denied", "that its divers had touched the gate"),
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_plain_sentences(reader: TrainedReader, name: str) -> None:
    text, wanted = SENTENCES[name]
    assert wanted in read(reader, f"{text} Rain fell on the harbour for the rest of the week.")


def test_a_quotation_around_its_speaker_is_one_content(reader: TrainedReader) -> None:
    text = "“We never opened the gate,” Maren Holt said on Tuesday. “We do not have the key.”"
    (found,) = [d for d in reader.read(text, []).drafts if d.inside is None]
    assert [text[a:b] for a, b in found.content] == ["“We never opened the gate,”", "“We do not have the key.”"]


def test_three_levels(reader: TrainedReader) -> None:
    text = "The Weekly Anchor reported that Maren Holt said two divers had warned that the gate was cracked."
    drafts = reader.read(text, []).drafts
    depth = {}
    for i, draft in enumerate(drafts):
        assert draft.inside is None or draft.inside < i
        depth[i] = 0 if draft.inside is None else depth[draft.inside] + 1
    cues = {text[d.cue[0][0] : d.cue[-1][1]]: depth[i] for i, d in enumerate(drafts)}
    assert cues.get("reported") == 0
    assert cues.get("said") == 1
    assert max(depth.values()) == 2


STRANGE = {
    "empty": "",
    "blank": " \n\n\t ",
    "no words": "!!! ??? …",
    "capitals": "THE HARBOUR MASTER SAID THE GATE WAS NEVER OPENED. “NEVER,” HE SAID.",
    "unbalanced": '“The gate” was “open, he said. “It was, she said. ” " " “ ‘ ' * 20,
    "emoji": "🚢 “We never opened the gate 🙂,” Maren Holt said 👩‍🚀. 🇳🇴",
    "right to left": "قال المدير “The gate was open” said Maren Holt, ثم غادر.",
    "one line": "He said that the gate was open and " * 1500,
    "one word": "a" * 50_000,
    "lone marks": "\u202e“x”\u200b said \ufeffy. \ud7ff",
    "many lines": "He said so.\n" * 3000,
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts(reader: TrainedReader, name: str) -> None:
    text = STRANGE[name]
    for i, draft in enumerate(reader.read(text, []).drafts):
        assert 0 <= draft.confidence <= 1
        assert draft.content
        assert draft.inside is None or draft.inside < i
        for a, b in (*draft.source, *draft.cue, *draft.content):
            assert 0 <= a < b <= len(text)
            assert text[a:b] == text[a:b].strip()


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    for draft in bundled().read(text, []).drafts:
        for a, b in (*draft.source, *draft.cue, *draft.content):
            assert 0 <= a < b <= len(text)


def bundled() -> TrainedReader:
    """One reader for all examples."""
    from sayso.attribute import default_reader

    found = default_reader()
    assert isinstance(found, TrainedReader)
    return found


def test_a_text_read_twice_gives_the_same(reader: TrainedReader) -> None:
    text = " ".join(one for one, _ in SENTENCES.values())
    assert reader.read(text, []) == reader.read(text, [])


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "encode.onnx", "pair.onnx", "names.onnx"])
@pytest.mark.parametrize("fault", ["missing", "cut short", "empty"])
def test_a_broken_model_is_named(model: Path, name: str, fault: str) -> None:
    path = model / name
    if fault == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: len(path.read_bytes()) // 2] if fault == "cut short" else b"")
    with pytest.raises(ModelError, match=name):
        TrainedReader(model)


def test_a_model_that_was_not_taught_names_finds_none(reader: TrainedReader, model: Path) -> None:
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    del config["sha256"]["names.onnx"], config["moves"]["names"]
    (model / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (model / "names.onnx").unlink()
    text = SENTENCES["direct"][0]
    found = TrainedReader(model).read(text, [])
    assert found.drafts == reader.read(text, []).drafts
    assert found.names == ()


def test_a_model_of_another_version_is_refused(model: Path) -> None:
    path = model / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="format 99"):
        TrainedReader(model)
