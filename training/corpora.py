"""Corpora with marked names, read into one form: texts, names of five kinds, and where names may go unmarked.

Every corpus marks something else: some count titles, articles and descriptions as part of a name, some mark
what is only described. What is kept here is the proper name alone: no article, no title, no description.
Needs no more than the standard library, so that the benchmark reads what training reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.proper_names import Run, Span, names_of, trimmed, untitled

MISC = "misc"  # a document or something else: the corpus does not tell

_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]+|''|['’](?:s|re|ve|ll|d|m)|n['’]t|\.\.\.)$")
_NO_SPACE_AFTER = frozenset("([{$£€“‘#@") | {"``"}
_PRINTED = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
_SENTENCES = 6  # of a corpus without documents, how many sentences in a row make a text


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its names (start, end, kind: person, organisation, place, document, other, or MISC).

    `unsure` are stretches that may hold names which nobody marked; where `complete` is False, names of
    documents and other things may go unmarked anywhere.
    """

    name: str
    text: str
    names: tuple[Span, ...]
    unsure: tuple[Run, ...] = ()
    complete: bool = True


def printed(words: Sequence[str]) -> tuple[str, list[Run]]:
    """Tokens as running text, and where each stands in it."""
    text, places, opened = "", [], False
    for word in words:
        shown = _PRINTED.get(word, word)
        quote = word == '"'
        glued = _NO_SPACE_BEFORE.match(word) or (quote and opened)
        if text and not glued and not text.endswith(tuple(_NO_SPACE_AFTER)) and not (text[-1] == '"' and opened):
            text += " "
        if quote:
            opened = not opened
        if word == "``" or (text and text[-1:] == "“"):
            text = text.rstrip() if shown != "“" else text
        places.append((len(text), len(text) + len(shown)))
        text += shown
    return text, places


def conll(path: Path, kinds: dict[str, str], complete: bool = True, one_a_text: bool = False) -> Iterator[Labelled]:
    """A file with a word and its tag a line; `kinds` maps its types (lower case) to ours."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 2:
            sentences[-1].append((parts[0], parts[-1]))
        elif sentences[-1]:
            sentences.append([])
    at = 0
    while at < len(sentences):
        group = sentences[at : at + (3 if one_a_text else _SENTENCES)]
        text, names, unsure = "", [], []
        for sentence in group:
            body, places = printed([w for w, _ in sentence])
            base = len(text) + bool(text)
            text += ("\n" if one_a_text else " ") * bool(text) + body
            for a, b, kind in _spans([t for _, t in sentence]):
                start, end = base + places[a][0], base + places[b - 1][1]
                if kinds.get(kind) and "@" not in text[max(0, start - 1) : end]:
                    a, b = trimmed(text, start, end)
                    if kinds[kind] == "person":
                        a = untitled(text, a, b)
                    names.append((a + (text[a] == "#"), b, kinds[kind]))
                else:
                    unsure.append((start, end))
        yield with_documents(
            Labelled(f"{path.parent.name}/{path.stem}/{at}", text, tuple(names), tuple(unsure), complete)
        )
        at += len(group)


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Spans of tags B-x, I-x, O; an I-x after another kind begins a span."""
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        here = tag[2:].lower() if tag != "O" else ""
        if kind and (here != kind or tag[:1] == "B"):
            yield start, i, kind
            kind = ""
        if here and not kind:
            start, kind = i, here


_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place", "PRO": MISC}


def meantime(folder: Path) -> Iterator[Labelled]:
    """MEANTIME (Minard et al. 2016): the first six sentences, which are the ones annotated, a line for the title.
    Names are mentions whose syntax is NAM or PRE.NAM; adjectives of places ("German") are unsure."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ElementTree.parse(path).getroot()  # noqa: S314 an annotated corpus
        sentences: dict[int, list[ElementTree.Element]] = {}
        for token in root.iterfind("token"):
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token)
        text, places = "", dict[str, Run]()
        for number, tokens in sorted(sentences.items())[:_SENTENCES]:
            text += ("\n\n" if number <= 2 else " ") * bool(text)
            body, spans = printed([t.text or "" for t in tokens])
            places |= {
                t.get("t_id", ""): (len(text) + a, len(text) + b) for t, (a, b) in zip(tokens, spans, strict=True)
            }
            text += body
        kinds = {e.get("m_id"): e.get("ent_type", "") for e in root.iterfind("Markables/ENTITY")}
        refers = {
            s.get("m_id"): kinds.get(target.get("m_id"), "")
            for link in root.iterfind("Relations/REFERS_TO")
            if (target := link.find("target")) is not None
            for s in link.iterfind("source")
        }
        mentions, optional = [], []
        for one in root.iterfind("Markables/ENTITY_MENTION"):
            ids = [a.get("t_id", "") for a in one.iterfind("token_anchor")]
            if not ids or ids[0] not in places or ids[-1] not in places:
                continue
            start, end = places[ids[0]][0], places[ids[-1]][1]
            kind = _MEANTIME.get(refers.get(one.get("m_id"), ""), "")
            named = one.get("syntactic_type", "") in ("NAM", "PRE.NAM")
            adjective = kind == "place" and re.search(r"(?:an|ese|ish|ench|[a-z]i)$", text[start:end])
            if named and kind and not (adjective and one.get("syntactic_type") == "PRE.NAM"):
                mentions.append((start, end, kind))
            elif named:
                optional.append((start, end))
        yield Labelled(f"meantime/{path.stem}", text, *names_of(text, mentions, optional))


_RE3D = {
    "Person": "person", "Organisation": "organisation", "Location": "place", "DocumentReference": "document",
    "Nationality": "other", "Weapon": "other", "MilitaryPlatform": "other", "Vehicle": "other",
}  # fmt: skip
_CONFIDENT = 0.5


def re3d(folder: Path) -> Iterator[Labelled]:
    """re3d (Dstl 2017): whole documents. Mentions that its workers doubted (confidence below one half) are unsure;
    of the others the names count, and those that only describe ("militia fighters") are unsure."""
    for path in sorted(folder.glob("*/documents.json")):
        mentions: dict[str, list[tuple[int, int, str]]] = {}
        doubted: dict[str, list[Run]] = {}
        for line in (path.parent / "entities.json").read_text(encoding="utf-8").splitlines():
            one = json.loads(line) if line.strip() else {}
            kind = _RE3D.get(one.get("type", ""))
            if not kind:
                continue
            span = one["begin"], one["end"]
            if float(one["confidence"]) < _CONFIDENT:
                doubted.setdefault(one["documentId"], []).append(span)
            else:
                mentions.setdefault(one["documentId"], []).append((*span, kind))
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                one = json.loads(line)
                found = names_of(one["text"], mentions.get(one["_id"], []), doubted.get(one["_id"], []))
                yield Labelled(f"re3d/{path.parent.name}/{one['_id']}", one["text"], *found)


_NOUN = (
    r"(?:Act|Bill(?!\s+[A-Z])|Treaty|Agreements?|Accords?|Convention (?:of|on)(?=\s+[A-Z])|Constitution|Declaration|Protocols?"
    r"|Charter|Amendment|Directive|Memorandum|Communiqu[eé]|Report|Resolution)"
)
_DOCUMENT = re.compile(
    rf"\b(?:[A-Z][\w’'-]*\s+(?:(?:of|on|the)\s+){{0,2}}){{1,8}}{_NOUN}\b(?:\s+of\s+\d{{4}}|\s+(?:No\.\s*)?\d+)?"
    r"|\b(?:[A-Z][\w’'-]*\s+){0,4}(?:Resolution|Executive Order|Directive|Proposition|Communiqu[eé])\s+(?:No\.\s*)?\d[\d/-]*"
    r"(?:\s+of\s+\d{4})?"
)


def document_names(text: str) -> list[Run]:
    """Names that end in the noun of a law, a treaty or a report ("Harbour Safety Act", "Resolution 77")."""
    found = []
    for m in _DOCUMENT.finditer(text):
        start = m.start()
        if cut := re.match(r"(?:The|A|An|In|Under|This|That|His|Her|Its|Their|Our)\s+", m.group()):
            start += cut.end()
        if re.search(r"\s|\d", text[start : m.end()]):
            found.append((start, m.end()))
    return found


def with_documents(one: Labelled) -> Labelled:
    """The names of documents that a corpus has no kind for, found by their form, in place of what overlaps them."""
    runs = document_names(one.text)
    names = [n for n in one.names if all(n[1] <= a or b <= n[0] for a, b in runs)]
    return Labelled(
        one.name, one.text, tuple(sorted([*names, *((a, b, "document") for a, b in runs)])), one.unsure, one.complete
    )


_NEWS = {"per": "person", "org": "organisation", "loc": "place", "misc": MISC}
_WNUT = {
    "person": "person", "group": "organisation", "corporation": "organisation", "location": "place",
    "product": "other", "creative-work": MISC,
}  # fmt: skip
_POLITICS = {
    "politician": "person", "person": "person", "politicalparty": "organisation", "organisation": "organisation",
    "country": "place", "location": "place", "election": "other", "event": "other", "misc": MISC,
}  # fmt: skip


def tagged(folder: Path) -> Iterator[Labelled]:
    """wikigold, Broad Twitter, WNUT17 and CrossNER politics, as the folder `ner` keeps them."""
    yield from conll(folder / "wikigold" / "wikigold.conll", _NEWS)
    for path in sorted((folder / "politics").glob("*.txt")):
        yield from conll(path, _POLITICS)
    for path in sorted((folder / "btc").glob("*.conll")):
        yield from conll(path, _NEWS, complete=False, one_a_text=True)
    for path in sorted((folder / "wnut17").glob("*.conll")):
        yield from conll(path, _WNUT, one_a_text=True)
