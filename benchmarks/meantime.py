"""The MEANTIME corpus (Minard et al. 2016, CC BY 4.0) as texts with mentions: what the other benchmarks read it with."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]|'s|’s|n't|n’t|'re|'ve|'ll|'d)$")
_NO_SPACE_AFTER = frozenset("([{$£€“‘")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch `[start, end)` that names, describes or stands for an entity; `syntax` is NAM, NOM, PRO, APP ...

    `entity` is the id of the entity within the document; `instance` that across documents, where it was annotated.
    """

    start: int
    end: int
    syntax: str
    kind: str
    entity: str
    instance: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as running text, a sentence a line."""

    name: str
    text: str
    mentions: tuple[Mention, ...]


def articles(folder: Path) -> Iterator[Article]:
    """The articles of one annotation (`intra-doc_annotation` or `intra_cross-doc_annotation`), in the order of their names."""
    for path in sorted(folder.glob("*/*.xml")):
        yield _article(path)


def _article(path: Path) -> Article:
    root = ET.parse(path).getroot()  # noqa: S314 - an annotated corpus, not a stranger's file
    text, places = _running_text(root)
    spans: dict[str, tuple[int, int, str]] = {}
    entities: dict[str, tuple[str, str | None]] = {}
    for one in root.iterfind("Markables/*"):
        ids = [a.attrib["t_id"] for a in one.iterfind("token_anchor")]
        if one.tag == "ENTITY_MENTION" and ids:
            spans[one.attrib["m_id"]] = (places[ids[0]][0], places[ids[-1]][1], one.attrib.get("syntactic_type", ""))
        elif one.tag == "ENTITY":
            entities[one.attrib["m_id"]] = (one.attrib.get("ent_type", ""), one.attrib.get("instance_id") or None)
    mentions = []
    for link in root.iterfind("Relations/REFERS_TO"):
        target = link.find("target")
        if target is None or target.attrib["m_id"] not in entities:
            continue
        kind, instance = entities[target.attrib["m_id"]]
        found = [spans[s.attrib["m_id"]] for s in link.iterfind("source") if s.attrib["m_id"] in spans]
        mentions += [Mention(*span, kind, target.attrib["m_id"], instance) for span in found]
    return Article(root.attrib["doc_name"], text, tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def _running_text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The tokens as they would be printed, and where each stands."""
    text, places, sentence, opened = "", {}, None, False
    for token in root.iterfind("token"):
        word = token.text or ""
        if sentence is not None and token.attrib["sentence"] != sentence:
            # The title, and what the corpus keeps as the dateline, stand apart.
            text += "\n\n" if int(token.attrib["sentence"]) <= 2 else " "
            opened = False
        elif text and not _NO_SPACE_BEFORE.match(word) and text[-1] not in _NO_SPACE_AFTER and not opened:
            text += " " if word != '"' or text.count('"') % 2 == 0 else ""
        opened = word == '"' and text.count('"') % 2 == 0
        places[token.attrib["t_id"]] = (len(text), len(text) + len(word))
        text += word
        sentence = token.attrib["sentence"]
    return text, places
