"""Where a report sets two accounts against each other: "The sponsor gave a different account", "the port sees it otherwise".

What follows such words is one side. The other is told before them, by somebody else: what the judge finds hardest to square
with it, of the last few; without a judge, what shares most words with it, the nearest first. It is the report that says there is
a conflict, so that a judge who is not sure of one is still asked where it lies.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.compare.claims import passes_on
from sayso.compare.conflicts import judged
from sayso.compare.propositions import Proposition, propositions_of
from sayso.compare.selves import rivals
from sayso.compare.verdicts import Verdicts
from sayso.model import Attribution, Comparison, ConflictType, Relation, Report, Span, Speaker
from sayso.resolve.statements import sentences_of
from sayso.taken import taken

_ACCOUNT = r"(?:accounts?|versions?|story|stories|pictures?|explanations?|answers?|views?|readings?|tales?|narratives?)"
_DIFFERENT = r"(?:different|differing|rival|contrary|conflicting|opposite|contradictory|competing)"
_MUCH = r"(?:(?:a|an|the|quite|very|rather|somewhat|wholly|entirely|altogether|starkly|sharply|slightly|directly)\s+)"
_IT = r"(?:it|this|that|both|the\s+(?:account|claim|version|figure|story|charge|finding)s?)"
_CONTRASTS = re.compile(
    rf"""\b(?:
      (?:gives?|gave|given|giving|offer(?:s|ed|ing)?|tells?|told|has|have|had|presents?|presented|paints?|painted|takes?|took
        |provides?|provided|put\s+forward)\s+{_MUCH}{{0,3}}{_DIFFERENT}\s+{_ACCOUNT}
    | (?:gives?|gave|says?|said)\s+the\s+(?:opposite|reverse|contrary)
    | {_ACCOUNT}\s+(?:is|was)\s+{_MUCH}{{0,2}}(?:different|other|opposite)(?:\s+one)?(?=\s*[.:;,])
    | (?:sees?|saw|tells?|told|puts?|remembers?|remembered|recalls?|recalled|views?|viewed|describes?|described)
        \s+(?:it|things|matters|events|(?:this|that|the)(?:\s+\w+)?)\s+{_MUCH}?(?:differently|otherwise)
    | (?:begs|begged)\s+to\s+differ | disagree[sd](?=\s*[.:;])
    | (?:says?|said|claims?|claimed|insists?|insisted|maintains?|maintained)\s+(?:otherwise|differently)
    | (?:accuse|blame)[sd]\s+(?:[\w’'-]+\s+){{1,4}}instead
    | (?:disputes|disputed|contests|contested|contradicts|contradicted|rebuts|rebutted|refutes|refuted)\s+{_IT}(?=\s*[.:;])
    )""",
    re.I | re.X,
)
# The other side begins so near, in code points, and is one of so few statements; this side is one of the last so many.
_NEAR, _NEXT, _LAST = 400, 2, 5
# As far up in the report, and of the sentence before the words, in code points.
_UP, _SO_LONG = 900, 600
# "What she took there" says nothing that could be disputed.
_ASKS = re.compile(r"\W*(?:what|which|when|where|if)\b", re.I)
# What it is worth, in picking a side, that both tell of the same.
_ON_ONE = 0.3
# Below it the judge is sure that both hold.
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words that set two accounts against each other, and the statements that may be either side."""

    words: Span
    before: tuple[Attribution, ...]
    after: tuple[Attribution, ...]


def find_contrasts(
    report: Report, told: Sequence[Attribution], speaker_of: Mapping[str, Speaker], verdicts: Verdicts | None
) -> Iterator[tuple[Span, Comparison]]:
    """A conflict for each place where the report says that there is one, and the words that say so. `told` are its statements."""
    if not _CONTRASTS.search(report.text):
        return  # As in most: there is no need to take its statements apart.
    by_id = {one.id: one for one in told}
    passed_on = {one.inside for one in told if one.inside in by_id and passes_on(by_id[one.inside], one)}
    said = {
        one.id: [p for p in propositions_of(one, None) if p.asserts and not _ASKS.match(p.text)]
        for one in told
        if one.content and one.id not in passed_on
    }
    several = [(one, _pairs(one, said, speaker_of)) for one in contrasts(report, told, said, speaker_of)]
    if verdicts:
        verdicts.look_up(rivals(p, q) for _, pairs in several for p, q in pairs)
    for contrast, pairs in several:
        found = _by_judge(pairs, verdicts) if verdicts else _by_words(pairs)
        if found:
            why = f"the report sets the one against the other: “{' '.join(contrast.words.exact.split())}”"
            yield contrast.words, replace(found, why=why)


def contrasts(
    report: Report,
    told: Sequence[Attribution],
    said: Mapping[str, Sequence[Proposition]],
    speaker_of: Mapping[str, Speaker],
) -> Iterator[Contrast]:
    """The places where a report sets accounts against each other, with what stands around them."""
    ordered = sorted((a for a in told if said.get(a.id)), key=lambda a: (a.content[0].start, a.id))
    begins, starts = [a.content[0].start for a in ordered], [block.start for block in report.blocks]
    quoted = taken(report.text, ((span.start, span.end) for a in ordered for span in a.content))
    for m in _CONTRASTS.finditer(report.text):
        at = bisect_right(starts, m.start()) - 1
        if at < 0:
            continue
        near = max(report.blocks[at].start, m.start() - _SO_LONG)
        told_in = (s.start for s in sentences_of(report.span(near, m.end())) if s.start <= m.start())
        sentence = max(told_in, default=near)
        if quoted[sentence]:
            continue  # Somebody else's words.
        i, n = bisect_left(begins, m.end()), bisect_left(begins, sentence)
        after = [a for a in ordered[i : i + _NEXT] if a.content[0].start < m.end() + _NEAR]
        before = [a for a in ordered[max(0, n - _LAST) : n] if sentence - _UP < a.content[-1].end <= sentence]
        # What somebody else goes on to say is no part of the account.
        after = [a for a in after if a is after[0] or _one_speaker(speaker_of.get(a.id), speaker_of.get(after[0].id))]
        if after and before:
            yield Contrast(report.span(m.start(), m.end()), tuple(before), tuple(after))


def _pairs(
    one: Contrast, said: Mapping[str, Sequence[Proposition]], speaker_of: Mapping[str, Speaker]
) -> list[tuple[Proposition, Proposition]]:
    """What may clash: of two who are not known to be one, the nearest first."""
    return [
        (p, q)
        for later in one.after
        for earlier in reversed(one.before)
        if not _one_speaker(speaker_of.get(earlier.id), speaker_of.get(later.id))
        for p in said[earlier.id]
        for q in said[later.id]
    ]


def _one_speaker(a: Speaker | None, b: Speaker | None) -> bool:
    return a is not None and b is not None and a.id == b.id


def _by_judge(pairs: Sequence[tuple[Proposition, Proposition]], verdicts: Verdicts) -> Comparison | None:
    """What leaves least room for the other, as the judge sees it."""
    told = [(verdicts.tell(*rivals(p, q)), p, q) for p, q in pairs]
    best = max(told, key=lambda one: one[0].contradicts + _ON_ONE * one[0].same, default=None)
    if best is None or best[0].contradicts < _LEAST:
        return None
    verdict, p, q = best
    return judged(p, q, verdict, verdicts.name)


def _by_words(pairs: Sequence[tuple[Proposition, Proposition]]) -> Comparison | None:
    """What is most on one thing, by the words that both have."""
    best = max(pairs, key=lambda pair: len(pair[0].words & pair[1].words), default=None)
    if best is None or not best[0].words & best[1].words:
        return None
    p, q = best
    return Comparison(p.attribution, q.attribution, Relation.CONFLICT, ConflictType.POLARITY, p.span, q.span, "")
