"""Attributions -> propositions: what is said, a sentence at a time, as it is compared with what others say.

A content of several sentences says several things; two attributions are compared by those of their sentences that are most
alike. A cue that denies turns what it denies about ("denied that there was an order" says that there was none).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import snowballstemmer

from sayso.compare.asserting import makes_clause
from sayso.compare.meaning import Meaning, meaning_of
from sayso.model import AgentType, Attribution, Kind, Quantity, Report, Span, Time
from sayso.resolve.statements import sentences_of

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut\w+|disput\w+|contradict\w+|rul\w+ out)\b",
    re.I,
)
# Cues that say something of a thing in so many words: "blamed it on the weather", "put the toll at 40", "called it a lie".
_COMPLETES = re.compile(
    r"\b(?:blam|attribut|ascrib|credit|trac)\w+|\b(?:pin(?:s|ned|ning)?|put(?:s|ting)?)\b",
    re.I,
)
_OF_WHAT = re.compile(r"\S\s(?:on|to|at|down|with)\s\S")
# What is denied beside the main statement: "genuine but not policy", "not only".
_ASIDE = re.compile(
    r"\b(?:no|not)\s+(?:fewer|more|less|later|earlier|sooner|until|before|doubt)\b|\b(?:but|and|if|though)\s+not\b[^,.;]*|\bnot\s+(?:only|just|merely|simply|least)\b",
    re.I,
)
_NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot hardly scarcely".split())
_NOBODY = re.compile(r"\b(?:not|never|nobody|no one|none|neither)\b|n[’']t\b", re.I)
# What is asked is not said: by a mark, or by whoever asks who, why, whether.
_ASKED = re.compile(r"\?[”\"’']*\s*$")
_ASKS = re.compile(r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|inquire[sd]?|enquire[sd]?)\b", re.I)
_WHAT = re.compile(r"\W*(?:who|whom|whose|what|which|why|when|where|how|whether|if)\b", re.I)
_OPEN = re.compile(r"\W*(?:who|whom|whose|why|whether|how)\b(?!\s+(?:many|much)\b)", re.I)
_NO_CLAUSE = re.compile(r"\W*(?:not\s+)?to\s+[a-z]+\b", re.I)
# So many words with a number among them tell it.
_TOLD = 6
# What foretells: not "in May", nor "of his own free will".
_WILL = re.compile(
    r"(?<!free )(?<!own )(?<!the )(?<!his )(?<!her )(?<!military )"
    r"\b(?:will|would|could|may|might|shall|won[’']t|(?:would|could|might|sha)n[’']t"
    r"|going to|plans? to)\b|[’']ll\b"
)
# A sentence of fewer words tells too little to be compared; one of fewer words with meaning, only by all its words.
_LEAST_WORDS, TELLING = 4, 2
DENIED = "it is not true that "
"""What the judge reads before the words of a statement that its cue denies."""
_STOP = frozenset(
    "a about after again all also although an and any are as at be because been before being but by can could did do does"
    " doing done during each even every few for from further get gets got had has have having he her here hers him his how i"
    " if in into is it its itself just let like may me might more most much must my of off on once one only or other our out"
    " over own said same say says she should so some such than that the their them then there these they this those through"
    " to too under until up upon us very was we were what when where which while who whom whose why will with would yet you"
    " your told tell added according per still now already".split()
)
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Proposition:
    """One sentence of what an attribution says.

    `tokens` are its words, `words` the stems of those with meaning, numbers as written; `negated` is whether it denies, by its
    own words or by the cue; `speaker` is the name of who says it, and `kind` how: None where "he" could not be the speaker;
    `day` is when it was said, as far as is known, else when it was printed; `completed` is whether it says something by its cue
    ("blamed the failure on the weather").
    """

    attribution: str
    report: str
    span: Span
    tokens: tuple[str, ...]
    words: frozenset[str]
    negated: bool
    denied: bool
    day: dt.date | None
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    speaker: str = ""
    kind: Kind | None = None
    completed: bool = False

    @cached_property
    def meaning(self) -> Meaning:
        """What it says, in parts that can be set against those of another; places are of `span.exact`."""
        return meaning_of(self.span.exact, self.denied, self.speaker)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Those of `words` that are numbers."""
        return frozenset(w for w in self.words if w[0].isdigit())

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of `words` that stand in no time and no quantity: what it is about."""
        spans = [*(t.span for t in self.times), *(q.span for q in self.quantities)]
        said = {w for span in spans for w in WORD.findall(span.exact.lower())}
        return self.words - stems(sorted(said)) - _MEASURES

    @cached_property
    def asserts(self) -> bool:
        """Does it say something: not "the terms on which she works", "to see the slides"? "The toll at 43" does."""
        if self.plans or self.asks:
            return False
        return (
            (self.completed and bool(_OF_WHAT.search(self.text)))
            or makes_clause(self.text)
            or (bool(self.quantities) and len(self.tokens) >= _TOLD)
        )

    @cached_property
    def foretells(self) -> bool:
        """Does it say what will, would or may be? "The silo would explode" is not that it did, in whatever company of words."""
        return bool(_WILL.search(self.span.exact))

    @cached_property
    def plans(self) -> bool:
        """Is it what somebody is to do: "to publish the pages"?"""
        return bool(_NO_CLAUSE.match(self.span.exact))

    @cached_property
    def asks(self) -> bool:
        """Does it leave open what it is about: "who had fired, or when"?"""
        return bool(_OPEN.match(self.span.exact))

    @cached_property
    def text(self) -> str:
        """The words of the sentence on one line."""
        return " ".join(self.span.exact.split())


def propositions(attributions: Sequence[Attribution], reports: Mapping[str, Report]) -> list[Proposition]:
    """The propositions of all attributions, in the order of attributions and places."""
    published = {report.id: report.published for report in reports.values()}
    return [p for a in attributions for p in propositions_of(a, day_of(a, published.get(a.report)))]


def propositions_of(one: Attribution, day: dt.date | None) -> Iterator[Proposition]:
    """The propositions of one attribution, which was said on `day` as far as is known (`day_of`), in the order of places."""
    denied = denies(one)
    completes = any(_COMPLETES.search(s.exact) for s in one.cue)
    for span in one.content:
        for piece in sentences_of(span):
            low = [w.lower().replace("’", "'") for w in WORD.findall(piece.exact)]
            words, tokens = stems(low), tuple(w for w in low if w != "that")
            if words and (len(words) >= TELLING or len(low) >= _LEAST_WORDS) and not _is_asked(one, piece):
                times = tuple(t for t in one.times if piece.start <= t.span.start < piece.end)
                counts = tuple(q for q in one.quantities if piece.start <= q.span.start < piece.end)
                low = [w.lower().replace("’", "'") for w in WORD.findall(_ASIDE.sub(" ", piece.exact))]
                odd = sum(w in _NEGATIONS or w.endswith("n't") for w in low) % 2 == 1
                who = one.speaker.name if one.speaker else ""
                person = one.kind is not Kind.INDIRECT or (one.speaker and one.speaker.type is AgentType.PERSON)
                yield Proposition(
                    one.id,
                    one.report,
                    piece,
                    tokens,
                    words,
                    odd != denied,
                    denied,
                    day,
                    times,
                    counts,
                    who,
                    one.kind if person else None,
                    completes,
                )


def _is_asked(one: Attribution, piece: Span) -> bool:
    """Is a sentence of what somebody says a question?"""
    asks = any(_ASKS.search(s.exact) for s in one.cue)
    return bool(_ASKED.search(piece.exact)) or (asks and bool(_WHAT.match(piece.exact)))


def denies(one: Attribution) -> bool:
    """Does the cue deny what is said? One who does not deny it, and nobody who does, says nothing against it."""
    if not any(_DENIES.search(s.exact) for s in one.cue):
        return False
    return not any(_NOBODY.search(s.exact) for s in (*one.cue, *one.source))


def day_of(one: Attribution, published: dt.date | None) -> dt.date | None:
    """When something was said, as far as is known, else when it was printed: a day, without the time."""
    if one.occasion and one.occasion.day and one.occasion.day.first:
        return one.occasion.day.first
    return published.date() if isinstance(published, dt.datetime) else published


def stems(words: Sequence[str]) -> frozenset[str]:
    """The stems of words (in small letters) that mean something by themselves."""
    return frozenset(_stem(w) for w in words if w not in _STOP and w not in _NEGATIONS and not w.endswith("n't"))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word.removesuffix("'s")))


# Words for the time and the measure itself, wherever they stand.
_MEASURES = stems("year month week day hour end percent per cent number figure total about least".split())
