"""What somebody tells that another said, word for word: `The mate, Rask recalls, cut him short with the words: “Not now.”`

The reader finds who tells it. Behind a colon in what is told, or in single marks within double ones, stand the words of a
second speaker, who would else go missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.attribute.quotes import quotations
from sayso.attribute.reader import Draft, Range

READER = "embedded"
_CONFIDENCE = 0.5
# Fewer words in marks are a name or a turn of phrase.
_LEAST_WORDS = 4
# A quotation is no longer (code points); a lead to it neither.
_SO_LONG, _LEAD_LONG = 600, 160
_WORD = re.compile(r"\w+")
_NAMED = r"(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.’'-]*(?<!\bThe)(?<!\bA)"
_DESCRIBED = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Oo]ne)\s(?:[a-z][\w’'-]*\s){0,3}?[a-z][\w’'-]*"
)
_WHO = rf"(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey)\b|{_DESCRIBED}|{_NAMED})"
_APPOSED = r"(?:,[^,:“”\"]{3,80},)?"
_SAYS = (
    r"(?:said|says|saying|told|tells|telling|words|answer(?:ed|s|ing)|repl(?:ied|ies|ying)|ask(?:ed|s|ing)|wrote|writing|confess(?:ed|es|ing)"
    r"|admitt?(?:ed|s|ing)|shout(?:ed|s|ing)|cried|crying|warn(?:ed|s|ing)|declar(?:ed|es|ing)|insist(?:ed|s|ing)|whisper(?:ed|s|ing)"
    r"|announc(?:ed|es|ing)|add(?:ed|s|ing)|joked?|mutter(?:ed|s|ing)|put it)"
)
# The lead: who, a verb of saying, and what belongs to it up to the colon.
_LEADS = re.compile(r"(?::|with the words)\s*$")
_LEAD = re.compile(rf"(?:that\s)?{_WHO}{_APPOSED}\s+(?P<cue>(?=[^:]*\b{_SAYS}\b)[a-z][^:“”\"]*?:?)\s*$")
_PIECE = re.compile(rf"(?P<cue>(?=[^:]*\b{_SAYS}\b)[a-z][^:“”\"]*?:?)\s*$")
# Who is told or asked says nothing, nor who never said it.
_HEARS = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s(?:\w+\s)?(?:told|asked|warned|informed|answered|shouted|ordered)\b|\b(?:never|not)\b|n[’']t\b"
)
_SENTENCE = re.compile(r"[.!?;][”\"’')]*\s+")
# A quotation in single marks, and who says it behind or before it.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<words>[^‘“”\"\n]{12,600}?[,.!?…])[’'](?![\w])")
_TAG = re.compile(rf"\s+(?P<who>he|she|they|{_NAMED}|the\s[a-z]+)\s(?P<cue>{_SAYS}\b(?:\s(?:me|us|him|her|them)\b)?)")
_TAG_BEFORE = re.compile(rf"{_WHO}\s(?P<cue>{_SAYS}\b(?:\s(?:me|us|him|her|them)\b)?)[,:]\s*$")


def embedded(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for quotations within the contents of `drafts` that another is told to have said, each inside the one that holds it.

    None where a draft has the quotation for its content already. Linear in the number of drafts and quotations.
    """
    contents = {one for draft in drafts if draft.inside is not None for one in draft.content}
    held = _Holding(drafts)
    found = []
    for who, cue, quoted in (*_behind_colons(text, held), *_in_single_marks(text)):
        outer = held.by(quoted)
        if outer is None or any(a <= quoted[0] + 2 and quoted[1] - 2 <= b for a, b in contents & held.near(quoted)):
            continue
        if drafts[outer].source != (who,):
            found.append(Draft((who,), (cue,), (quoted,), _CONFIDENCE, outer, READER))
    return found


class _Holding:
    """Which of some drafts has a range in its content."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._spans = sorted((one, n) for n, draft in enumerate(drafts) for one in draft.content)
        self._starts = [one[0] for one, _ in self._spans]

    def by(self, place: Range) -> int | None:
        """The draft with the shortest content range that holds the place and more."""
        holds = [(b - a, n) for (a, b), n in self._before(place) if a <= place[0] and place[1] <= b and (a, b) != place]
        return min(holds)[1] if holds else None

    def near(self, place: Range) -> set[Range]:
        """The content ranges that begin not long before the place, or in it."""
        high = bisect_right(self._starts, place[1])
        return {one for one, _ in self._spans[bisect_left(self._starts, place[0] - _SO_LONG) : high]}

    def pieces(self, at: int) -> tuple[Range, ...]:
        """The content, in pieces, of which one begins at a place."""
        low = bisect_left(self._starts, at)
        if low == len(self._starts) or self._starts[low] != at:
            return ()
        return tuple(sorted(self._drafts[self._spans[low][1]].content))

    def _before(self, place: Range) -> Sequence[tuple[Range, int]]:
        low = bisect_left(self._starts, place[0] - 2 * _SO_LONG)
        return self._spans[low : bisect_right(self._starts, place[0])]


def _behind_colons(text: str, held: _Holding) -> Iterator[tuple[Range, Range, Range]]:
    """Who, cue and quotation where a content leads to the quotation by a colon."""
    for start, end in quotations(text):
        if end - start > _SO_LONG or len(_WORD.findall(text, start, end)) < _LEAST_WORDS:
            continue
        near = max(0, start - _LEAD_LONG)
        lead = text[near:start]
        if not _LEADS.search(lead):
            continue
        near += max((m.end() for m in _SENTENCE.finditer(lead)), default=0)
        holds = [one for one in held.near((start, end)) if one[0] < start and end <= one[1]]
        begin = max((one[0] for one in holds), default=start)
        if begin == start:
            continue
        clause = max(near, begin)
        m = _LEAD.match(text, clause, start)
        if m is not None and _HEARS.search(m["cue"]):
            continue
        if m is not None:
            yield m.span("who"), m.span("cue"), (start, end)
            continue
        # In pieces: what tells it stands between who and the verb.
        pieces = held.pieces(begin)
        m = _PIECE.match(text, begin, start)
        if m is not None and len(pieces) > 1 and pieces[0] != (begin, end):
            who = re.match(_WHO, text[slice(*pieces[0])])
            if who is not None:
                yield (pieces[0][0], pieces[0][0] + who.end()), m.span("cue"), (start, end)


def _in_single_marks(text: str) -> Iterator[tuple[Range, Range, Range]]:
    """Who, cue and quotation in single marks, where a quotation in double ones holds all of them."""
    for start, end in quotations(text):
        for m in _SINGLE.finditer(text, start + 1, end):
            if len(_WORD.findall(m["words"])) < _LEAST_WORDS:
                continue
            tag = _TAG.match(text, m.end(), end)
            if tag is None:
                near = max((s.end() for s in _SENTENCE.finditer(text, start + 1, m.start())), default=start + 1)
                tag = _TAG_BEFORE.search(text, max(near, m.start() - _LEAD_LONG), m.start())
            if tag is not None:
                yield tag.span("who"), tag.span("cue"), m.span()
