"""The proper name inside what a corpus marks: no article, no title, no description. Needs the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

Run = tuple[int, int]
Span = tuple[int, int, str]  # start, end, kind
Word = tuple[int, int, str]  # start, end, the word

_CONNECTORS = frozenset("of the for and de del di da la le von van der den bin ibn al el ul on & - – ' ’ . / s".split())
_PRONOUNS = frozenset(
    "i me my we us our he him his she her it its they them their you your who which this that these those there here one".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor rev gen general col colonel capt captain cmdr commodore class lt sgt spc"
    " maj major brigadier adm admiral sen senator rep gov governor president vice minister prime foreign defense defence interior"
    " secretary deputy assistant under undersecretary ambassador special envoy adviser advisor judge presiding justice king"
    " queen prince princess sheikh pope chancellor premier mayor inspector detective officer chief director chairman"
    " chairwoman spokesman spokeswoman spokesperson attorney acting former speaker commissioner commander representative"
    " congressman congresswoman ceo coo cfo executive press staff petty private corporal sergeant lieutenant pm fco".split()
)
_ROLES = _TITLES | frozenset("leader leaders head analyst board directors officials office member members".split())
_TITLE = re.compile(rf"(?:(?:{'|'.join(sorted(_TITLES))})\b\.?\s+)+", re.IGNORECASE)
_PLACE_NOUNS = frozenset(
    "in near at of on along to from province district governorate region area city town village airport suburbs camp".split()
)
_COMPOUND = re.compile(r"-(?:held|led|based|backed|language|[a-z]+ed)$")
_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*\.?(?<!\.\.)|[^\w\s]")


def trimmed(text: str, start: int, end: int) -> Run:
    """A name without a leading article or a possessive ending."""
    if m := re.match(r"(?:[Tt]he|[Aa]n?|THE)\s+(?=\S)", text[start:end]):
        start += m.end()
    if m := re.search(r"(?<=\w)\s?['’]s?$", text[start:end]):
        end = start + m.start()
    return start, end


def core(text: str, start: int, end: int, kind: str) -> Run | None:
    """The proper name within a mention that may have an article, a title or a description around it; None if it
    has none. "the aircraft maker Albrecht Works" -> "Albrecht Works", "Foreign Minister Jo Doe" -> "Jo Doe"."""
    if (bracket := text.find("(", start + 1, end)) > 0:
        end = bracket
    start, end = trimmed(text, start, start + len(text[start:end].rstrip(" ,")))
    kept = _capitalised(text, start, end, kind)
    if not kept:
        return None
    run = kept[0] if kind == "place" else kept[-1]
    if _only_describes(run, text[run[-1][1] : end].split(), len(kept), kind):
        return None
    return trimmed(text, run[0][0], run[-1][1])


def _capitalised(text: str, start: int, end: int, kind: str) -> list[list[Word]]:
    """The runs of capitalised words, the small words within them included, owners and titles left off."""
    runs: list[list[Word]] = [[]]
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        capital = any(c.isupper() for c in word) or (word.isdigit() and bool(runs[-1]))
        small = word.lower() in _CONNECTORS or (word == "in" and kind == "organisation")
        if (capital and not _COMPOUND.search(word)) or (runs[-1] and small):
            runs[-1].append((m.start(), m.end(), word))
        elif runs[-1]:
            runs.append([])
    kept = []
    for run in runs:
        while run and run[-1][2].lower() in _CONNECTORS | {"in"}:
            run.pop()
        run = _without_owner(run)
        if kind == "person":
            run = _without_titles(run)
        if run:
            kept.append(run)
    return kept


def _only_describes(run: list[Word], behind: list[str], runs: int, kind: str) -> bool:
    """Is the head of the mention a common noun ("Albrecht engineers"), a role, a pronoun, or the name of a people?"""
    if kind == "place":
        common = bool(behind) and behind[0].isalpha() and behind[0] not in _PLACE_NOUNS
    else:
        common = bool(behind) and not (runs == 1 and behind[0].startswith(","))
    last = run[-1][2].lower().strip(".")
    alone = len(run) == 1
    people = kind in ("organisation", "person") and alone and re.search(r"(?:ans|[a-z]is|people)$", run[0][2])
    return common or (last in _PRONOUNS and alone) or (kind == "person" and last in _ROLES) or bool(people)


def untitled(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind its titles."""
    m = _TITLE.match(text, start, end)
    return m.end() if m and m.end() < end else start


def _without_owner(run: list[Word]) -> list[Word]:
    """The words of a name after those of its owner ("Sweden's Royal Guard"); O' Brien and a People's Union stay."""
    owner = 0
    for i, (_, _, word) in enumerate(run):
        apart = word in ("'", "’") and i > 0 and run[i - 1][2] != "O"
        joined = re.search(r"['’]s$", word) and not word.startswith("Pe")
        if apart or joined:
            owner = i + 1
    return run[owner:] if owner < len(run) else run


def _without_titles(run: list[Word]) -> list[Word]:
    """The words of a person's name after the last title; none where an office stands before it untitled."""
    title = max((i + 1 for i, w in enumerate(run) if w[2].lower().strip(".") in _TITLES), default=0)
    run = run[title:]
    if len(run) > 2 and run[0][2] == "of" and run[1][2] in ("State", "Defense", "Defence", "Justice", "Health"):
        run = run[2:]
    return [] if any(w[2] in ("of", "for", "the", "and") for w in run) else run


def names_of(
    text: str, mentions: Sequence[Span], optional: Sequence[Run] = ()
) -> tuple[tuple[Span, ...], tuple[Run, ...]]:
    """The names in mentions (start, end, kind), and the stretches of the mentions that hold none but capitals.
    Of mentions of one kind inside each other the innermost that has a name counts; of places, persons and bodies
    that overlap otherwise, the longest."""
    cores: set[Span] = set()
    rest: set[Run] = set(optional)
    for start, end, kind in mentions:
        inner = [m for m in mentions if m[2] == kind and start <= m[0] and m[1] <= end and m[:2] != (start, end)]
        found = core(text, start, end, kind)
        several = " and " in text[start:end] or kind == "person"
        if found and not (several and any(core(text, *m) for m in inner)):
            cores.add((*found, kind))
        elif not found and re.search(r"[A-Z]", text[start:end]):
            rest.add((start, end))
    taken: list[Span] = []
    for a, b, kind in sorted(cores, key=lambda c: (-(c[1] - c[0]), c)):
        if all(b <= s or e <= a for s, e, _ in taken):
            taken.append((a, b, kind))
    return tuple(sorted(taken)), tuple(sorted(rest))
