"""The hedge that governs what an attribution tells, and whose hedge it is.

A hedge counts where it stands on the main verb of the content's first sentence; one in a relative clause, in front of a
number, or on a noun alone is left. Where the content has none, the cue is asked, then the words in front of the cue.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sayso.model import Attribution, Likelihood, Report
from sayso.resolve.likelihood.clauses import Sentence, governing, lower_words, sentences
from sayso.resolve.likelihood.cues import about_cue, in_cue, likelihood
from sayso.resolve.likelihood.governs import denied, governs, permits
from sayso.resolve.likelihood.scales import STATED, TERMS, Shape, Term, pattern_of, term_of
from sayso.resolve.likelihood.stated import stated_chance

_TERMS = pattern_of(TERMS)

# A content with none of these words has no hedge.
_ANY = frozenset(
    "no remote unlikely improbable likely probable probably even better coin fifty-fifty almost nearly chance"
    " chances odds possibility likelihood probability prospect prospects serious realistic impossible out rule"
    " ruled exclude excluded inconceivable conceivable conceivably risk danger uncertain unclear unsure certain"
    " certainly sure bound inevitable inevitably undoubtedly doubt definitely doubtful possible possibly perhaps"
    " maybe may might could can cannot must appear appears appeared seem seems seemed look looks looked"
    " apparently evidently seemingly expected projected forecast predicted set poised slated course track"
    " believed thought understood presumed assumed suspected feared reportedly allegedly purportedly supposedly"
    " ostensibly reputedly said alleged reported rumored rumoured believe think guess suppose reckon assume"
    " imagine suspect expect anticipate 50-50 50/50".split()
)
_NUMBERED = frozenset(
    "chance chances probability likelihood odds risk possibility likely certain probable sure".split()
)
# A sentence of fewer words ("No.") is passed over.
_FIRST_WORDS = 3
# How many words behind the verb a predicate may stand ("is now widely seen as almost certain").
_REACH = 6


def find_likelihood(report: Report, attribution: Attribution) -> Likelihood | None:
    """The likelihood of what `attribution` tells, or None where nothing hedges it.

    The range is that of what would be so without any "not" ("is unlikely not to hold" tells of holding: likely). `scale` is
    "ICD 203" for that standard's terms and their synonyms, "stated" for a number, "measured" for a range from a survey, and
    "ours" where none is known (see `scales`). `by_writer` is True where the hedge stands outside the content and is not its
    speaker's. Linear in the length of the content.
    """
    found = _in_content(report, attribution)
    if found is None:
        found = in_cue(report, attribution) or about_cue(report, attribution)
    return found


def _in_content(report: Report, attribution: Attribution) -> Likelihood | None:
    """A hedge on the words that foretell, where the content is known as a forecast; else on its first "
    "sentence's verb."""
    for span in attribution.content:
        if span.end > len(report.text) or (
            _ANY.isdisjoint(lower_words(span.exact)) and "cent" not in span.exact and "%" not in span.exact
        ):
            continue
        told = sentences(report.text, span.start, span.end)
        if (forecast := attribution.forecast) and span.start <= forecast.words.start < span.end:
            foretold = next((s for s in told if s.start <= forecast.words.start < s.end), None)
            if foretold and (found := _in_sentence(report, attribution, foretold, forecast.words.start)):
                return found
        if span is attribution.content[0] and (
            first := next((s for s in told if sum(w.low[0].isalnum() for w in s.words) >= _FIRST_WORDS), None)
        ):
            return _in_sentence(report, attribution, first)
    return None


def _in_sentence(
    report: Report, attribution: Attribution, sentence: Sentence, told_at: int | None = None
) -> Likelihood | None:
    """The hedge on a sentence's main verb, or on the verb at `told_at`; of several, the most exact, then the first."""
    if sentence.question:
        return None
    starts = [w.start for w in sentence.words]
    verb = governing(sentence)
    if told_at is not None:
        verb = bisect_left(starts, told_at)
        sentence = replace(
            sentence, words=tuple(w._replace(main=verb - 3 <= i) for i, w in enumerate(sentence.words)), verb=verb
        )
    infinitive = sentence.low(0) == "to"
    limit = (verb + _REACH + 1) if verb is not None else len(sentence.words)
    best: tuple[Term, int, int, int] | None = None
    numbered = not _NUMBERED.isdisjoint(w.low for w in sentence.words)
    if numbered and (chance := stated_chance(report.text, sentence.start, sentence.end)):
        at = bisect_left(starts, chance[2])
        if at < limit + _REACH and sentence.words[min(at, len(starts) - 1)].main:
            span = report.span(chance[2], chance[3])
            return Likelihood(span.exact.lower(), chance[0], chance[1], STATED, span)
    stop = sentence.words[min(limit + _REACH, len(starts)) - 1].end
    for m in _TERMS.finditer(report.text, sentence.start, stop):
        at = bisect_left(starts, m.start())
        if at >= len(starts):
            break
        term = term_of(m, TERMS)
        after = bisect_left(starts, m.end())
        if infinitive and told_at is None and term.shape is Shape.MODAL:
            continue
        if governs(sentence, term, at, after, verb, limit, report.text[m.start()]) and (
            best is None or term.rank > best[0].rank
        ):
            if term.shape is Shape.MODAL and permits(attribution, sentence, at, after):
                continue
            best = (term, m.start(), m.end(), after)
    if best is None:
        return None
    term, start, end, after = best
    return likelihood(report, term, start, end, turn=denied(sentence, term, after))
