"""Whether a word of likelihood stands on the verb that a sentence rests on, and whether it hedges there at all."""

from __future__ import annotations

import re

from sayso.model import Attribution
from sayso.resolve.likelihood.clauses import BE, MODALS, SAYING, Sentence
from sayso.resolve.likelihood.scales import Shape, Term

# Verbs of the senses and of reaching somebody: "could hear" tells that one was able to.
_ABLE = frozenset(
    "see hear feel smell sense understand remember recall afford tell find read speak walk swim reach contact get"
    " recognise recognize believe imagine stand bear help breathe sleep move only barely hardly no care".split()
)
_ALLOWED = frozenset("enter apply use leave keep park vote carry begin stay choose request bring take".split())
_RULES = re.compile(r"\b(?:rul(?:e|es|ed|ing)|allow|permit|order|decree|entitle|authori[sz]e|law|regulation)", re.I)
_CAUSES = frozenset("cause reason explanation culprit outcome scenario result motive source candidate target".split())
_DETERMINERS = frozenset("a an the this that his her its their our my your some any no every most".split())
_LINKS = BE | {"'s", "seems", "seem", "seemed", "appears", "appeared", "looks", "looked", "remains", "becomes"}
_PRONOUNS = frozenset("i you he she it we they".split())
_OPENERS = frozenset(
    "that and but or so then if think believe guess suppose feel know reckon suspect expect imagine assume yet".split()
)
_ADVERBS = frozenset(
    "probably possibly perhaps maybe conceivably undoubtedly definitely certainly without no inevitably".split()
)
# A verb of thinking with its subject stands this near to the start: "we still doubt".
_THINKER = 3
_NUMBER = re.compile(r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|as)$")


def governs(s: Sentence, term: Term, at: int, after: int, verb: int | None, limit: int, initial: str) -> bool:
    """Does a term at words `[at, after)` stand on the verb that the sentence rests on?"""
    word, following = s.words[at], s.low(after)
    if not word.main or at >= limit or any(w.low in SAYING and w.main for w in s.words[: min(at, verb or 0)]):
        return False
    if term.shape is Shape.MODAL:
        return at == verb and not initial.isupper() and not _able(s, at, after) and not _bare_relative(s, at)
    if term.shape is Shape.VERB:
        return at <= _THINKER
    if _NUMBER.match(following) and word.low in ("perhaps", "maybe", "possibly", "probably", "apparently"):
        return False
    if term.shape is not Shape.PREDICATE or word.low in _ADVERBS:
        return at <= 1 or s.low(at - 1) not in ("and", "or")
    linked = any(s.low(j) in _LINKS or s.low(j) in MODALS for j in range(max(at - 3, 0), at + 1))
    if s.low(after - 1) in ("certain", "sure"):
        return linked and not {"not", "make", "made", "making"} & {s.low(j) for j in range(at - 3, at)}
    if verb is None:
        # "Possible sanctions": what is told is a noun, and the adjective opens it.
        return at <= 1 or linked or s.low(at - 1) == "to"
    # An adjective on a noun hedges the noun only, but for "the likely cause was".
    if s.low(at - 1) in _DETERMINERS:
        return following in _CAUSES and at < verb
    return linked or ("to" in (s.low(after), s.low(after - 1)) and at <= 1)


def _bare_relative(s: Sentence, at: int) -> bool:
    """Does a clause without "that" on a noun hold the verb at `at`: "every loophole she might use"?"""
    noun = s.low(at - 2)
    return at >= 2 and s.low(at - 1) in _PRONOUNS and noun.isalpha() and noun not in _OPENERS


def _able(s: Sentence, at: int, after: int) -> bool:
    """Is `could` what somebody was able to do, or was it done in a dream: "could not reach him", "could "
    "have done more if"?"""
    if s.low(at) != "could":
        return False
    if after > at + 1 and s.low(after - 1) in ("well", "have"):
        return False
    following = s.low(after)
    return following in _ABLE or (following == "not" and s.low(after + 1) not in ("be", "have", "rule", "exclude"))


def permits(attribution: Attribution, s: Sentence, at: int, after: int) -> bool:
    """Is `may` leave to do something: "may only", "you may leave", or what a rule says?"""
    if s.low(at) != "may":
        return False
    following = s.low(after)
    if following in ("only", "now", "freely", "no") or (
        following in _ALLOWED and s.low(at - 1) in ("you", "members", "visitors")
    ):
        return True
    return any(_RULES.search(span.exact[:200]) for span in (*attribution.cue, *attribution.source))


def denied(s: Sentence, term: Term, after: int) -> bool:
    """Is what is hedged told with a "not" behind the hedge: "unlikely not to", "will probably not"?"""
    if "not" in term.name or term.name in ("no chance", "cannot have"):
        return False
    near = [w.low for w in s.words[after : after + 3]]
    if term.shape is Shape.MODAL:
        return near[:1] == ["not"] or near[:2] == ["not", "yet"]
    return near[:1] == ["not"] or (near[1:2] == ["not"] and near[0] in BE | {"will", "would", "to", "has", "have"})
