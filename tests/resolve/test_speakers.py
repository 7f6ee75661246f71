"""Who a source is. Each row: a report, the words of the source, and the agent (None: cannot be told)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.attribute import default_reader, read_report
from sayso.model import Agent, AgentType, Attribution, Kind, Name, NameType, Report
from sayso.resolve import resolve_speakers
from sayso.resolve.words import BODIES, DOCUMENTS, OUTLETS, ROLES, singular

PERSON, BODY, GROUP, DOCUMENT, OUTLET, UNKNOWN = (
    AgentType.PERSON,
    AgentType.ORGANISATION,
    AgentType.GROUP,
    AgentType.DOCUMENT,
    AgentType.OUTLET,
    AgentType.UNKNOWN,
)

STORY = """
    Ferry sank with doors open, minister says

    The ferry that went down off Calder Head sailed with its doors open, the transport minister said on Monday.

    Dita Malloran told reporters that “nobody closed them”. She said an inquiry would report in May, the minister added.

    Its owner, Calder Lines, denied it. “Our crews close doors,” said its spokeswoman, Una Perrow. She declined to say more.

    An official at the coastguard, who was not allowed to speak, said water came in at the bow. The official saw it himself.

    Two sailors said that the alarm failed. They were asleep. The Calder Gazette reported that the log, a document known as
    Sheet Nine, says otherwise. The newspaper printed it. Captain Bo Rask said he had told Malloran so. “I did,” Rask said.
"""


def attribute(report: Report, sources: list[tuple[str, int]]) -> list[Attribution]:
    """Attributions with the given sources: (words, which occurrence)."""
    made = []
    for words, n in sources:
        at = -1
        for _ in range(n):
            at = report.text.index(words, at + 1)
        span = report.span(at, at + len(words))
        made.append(Attribution(f"a{at}", report.id, (span,), (span,), (span,), Kind.INDIRECT, 1.0, "test"))
    return made


def names(report: Report) -> tuple[Name, ...]:
    """The names of a report, as the package's own reader finds them."""
    return read_report(report, default_reader()).names


def resolve(report: Report, sources: list[tuple[str, int]]) -> dict[str, Agent | None]:
    done, problems = resolve_speakers(report, attribute(report, sources), names(report))
    assert not problems
    return {a.source[0].exact: a.speaker for a in done}


def test_a_story(make_report: Callable[..., Report]) -> None:
    found = resolve(
        make_report(STORY),
        [
            ("the transport minister", 1),
            ("Dita Malloran", 1),
            ("She", 1),
            ("the minister", 1),
            ("Calder Lines", 1),
            ("its spokeswoman, Una Perrow", 1),
            ("An official at the coastguard, who was not allowed to speak,", 1),
            ("The official", 1),
            ("Two sailors", 1),
            ("They", 1),
            ("The Calder Gazette", 1),
            ("Sheet Nine", 1),
            ("The newspaper", 1),
            ("Captain Bo Rask", 1),
            ("Rask", 2),
        ],
    )
    malloran = Agent("Dita Malloran", PERSON, True)
    assert found == {
        "the transport minister": malloran,
        "Dita Malloran": malloran,
        "She": malloran,
        "the minister": malloran,
        "Calder Lines": Agent("Calder Lines", BODY, True),
        "its spokeswoman, Una Perrow": Agent("Una Perrow", PERSON, True, "Calder Lines"),
        "An official at the coastguard, who was not allowed to speak,": Agent(
            "An official at the coastguard", UNKNOWN, False
        ),
        "The official": Agent("An official at the coastguard", UNKNOWN, False),
        "Two sailors": Agent("Two sailors", GROUP, False),
        "They": Agent("Two sailors", GROUP, False),
        "The Calder Gazette": Agent("Calder Gazette", OUTLET, True),
        "Sheet Nine": Agent("Sheet Nine", DOCUMENT, True),
        "The newspaper": Agent("Calder Gazette", OUTLET, True),
        "Captain Bo Rask": Agent("Bo Rask", PERSON, True),
        "Rask": Agent("Bo Rask", PERSON, True),
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Asked whom he trusted, Bo Rask recalled Aldo Brandt’s words. “He told me that doors are for yards,” Rask said.",
            "Aldo Brandt",
        ),
        ("Bo Rask met Aldo Brandt at the yard. “He told me that doors are for yards,” Rask said.", "Aldo Brandt"),
        ("Bo Rask runs the yard. “He told me that doors are for yards,” Rask said.", None),
    ],
)
def test_he_in_what_somebody_says_is_another(make_report: Callable[..., Report], text: str, who: str | None) -> None:
    report = make_report("Ferry doors\n\nThe yard at Quell closed in May.\n\n" + text)
    he, rask, told = (report.text.index(w) for w in ("“He", "Rask said", "that doors"))
    outer = Attribution(
        "a", report.id, (report.span(rask, rask + 4),), (), (report.span(he, rask - 1),), Kind.DIRECT, 1.0, "test"
    )
    said = report.span(told, report.text.index(",” Rask"))
    inner = Attribution("b", report.id, (report.span(he + 1, he + 3),), (), (said,), Kind.DIRECT, 1.0, "test", "a")
    done = {a.id: a.speaker for a in resolve_speakers(report, [outer, inner], names(report))[0]}
    assert done["a"] == Agent("Bo Rask", PERSON, True)
    assert done["b"] == (Agent(who, PERSON, True) if who else None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ms Una Perrow coughed.\n\nBo Rask had said yes, she said.", "Una Perrow"),
        ("Una Perrow coughed.\n\nBo Rask had said yes, she said.", "Bo Rask"),
        ("Ms Una Perrow coughed.\n\nBo Rask sat down. He had said yes, she said.", "Bo Rask"),
    ],
)
def test_whom_somebody_tells_of_is_not_who_tells_it(
    make_report: Callable[..., Report], text: str, who: str | None
) -> None:
    report = make_report("Ferry doors\n\nThe yard at Quell closed in May.\n\n" + text)
    at = report.text.index
    una = report.span(at("Una Perrow"), at("Una Perrow") + 10)
    coughed = report.span(at("coughed"), at("coughed") + 7)
    told = Attribution("b", report.id, (una,), (), (coughed,), Kind.INDIRECT, 1.0, "t")
    begin = report.text.rindex("\n") + 1 if "He had" not in text else at("He had")
    she = report.span(at("she said"), at("she said") + 3)
    one = Attribution("a", report.id, (she,), (), (report.span(begin, at(", she")),), Kind.INDIRECT, 1.0, "t")
    done = {a.id: a.speaker for a in resolve_speakers(report, [told, one], names(report))[0]}
    assert done["a"] == Agent(who, PERSON, True)


def test_an_agency_is_no_person(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nMidland Press quoted Una Perrow. She was angry, Midland added.")
    report = replace(report, credits=("Midland Press",))
    people = [n for n in names(report) if n.span.exact == "Una Perrow"]
    taken = [(report.text.index(w, 13), len(w)) for w in ("Midland Press", "Midland added")]
    persons = [Name(report.span(at, at + size), NameType.PERSON, 0.9) for at, size in [taken[0], (taken[1][0], 7)]]
    told = attribute(report, [("Midland Press", 1), ("Midland", 2)])
    done = resolve_speakers(report, told, [*people, *persons])[0]
    assert {(a.speaker.name, a.speaker.type) for a in done if a.speaker} == {("Midland Press", OUTLET)}


def test_a_role_that_nobody_has_yet_is_not_that_of_one_described_otherwise(make_report: Callable[..., Report]) -> None:
    text = "A technician at the works said that the pump stood still. The night foreman had told him so."
    report = make_report("Ferry doors\n\nThe yard at Quell closed in May.\n\n" + text)
    told = resolve(report, [("A technician at the works", 1), ("The night foreman", 1)])
    assert told["The night foreman"] == Agent("The night foreman", UNKNOWN, False)


def test_he_in_a_quotation_is_who_is_named_there_before(make_report: Callable[..., Report]) -> None:
    text = "Olaf Lund was there. “I stood by Aldo Brandt when he told us to leave the doors,” Bo Rask said."
    report = make_report("Ferry doors\n\nThe yard at Quell closed in May.\n\n" + text)
    at = report.text.index
    parts = (text[text.index("“") : text.index("”") + 1], "Bo Rask", "he told", "to leave the doors")
    quoted, rask, he, told = (report.span(at(w), at(w) + len(w)) for w in parts)
    outer = Attribution("a", report.id, (rask,), (), (quoted,), Kind.DIRECT, 1.0, "test")
    source = report.span(he.start, he.start + 2)
    inner = Attribution("b", report.id, (source,), (), (told,), Kind.DIRECT, 1.0, "test", "a")
    done = {a.id: a.speaker for a in resolve_speakers(report, [outer, inner], names(report))[0]}
    assert done["b"] == Agent("Aldo Brandt", PERSON, True)


def test_nobody_is_nobody(make_report: Callable[..., Report]) -> None:
    report = make_report("Ferry doors\n\nBo Rask sat down. Nobody on the quay knew of it. He did, he said.")
    told = resolve(report, [("Nobody on the quay", 1), ("he said", 1)])
    assert told["Nobody on the quay"] is None


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("By Brigadier Bo Rask’s account, nothing was fired.", "Brigadier Bo Rask’s account", "Bo Rask"),
        ("Dr Una Perrow runs the ward with Bo Rask. Nine came, the doctor adds.", "the doctor", "Una Perrow"),
        ("Father Aldo Brandt knelt by Bo Rask. The priest said no more.", "The priest", "Aldo Brandt"),
        ("Midland Press quoted Una Perrow. The agency said no more.", "The agency", "Midland Press"),
    ],
)
def test_accounts_titles_and_agencies(make_report: Callable[..., Report], text: str, source: str, who: str) -> None:
    report = make_report("Ferry doors\n\nThe yard at Quell closed in May.\n\n" + text)
    told = resolve(report, [(source, 1)])[source]
    assert told is not None
    assert told.name == who


@pytest.mark.parametrize("pronoun", ["He", "She", "It", "They"])
def test_a_pronoun_with_nobody_before_it_is_nobody(make_report: Callable[..., Report], pronoun: str) -> None:
    report = make_report(
        f"{pronoun} said that the doors of the ferry had been open all the way from Calder Head.", "a.txt"
    )
    assert resolve(report, [(pronoun, 1)]) == {pronoun: None}


def test_two_of_one_surname_stay_apart(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Mayor Ana Brill and her brother Tom Brill, a lawyer, watched the vote from the gallery on Tuesday evening.

        The count was fair, Brill said.
        """
    )
    found = resolve(report, [("Brill", 3)])["Brill"]
    assert found is None or found.name == "Brill"


def test_i_is_the_byline(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "What I saw\n\nBy Nell Orrin\n\nI say the doors of the ferry were open, and I will say it to any court."
    )
    assert resolve(report, [("I", 2)]) == {"I": Agent("Nell Orrin", PERSON, True)}


def test_the_opening_names_late(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        An inspector warned of the doors

        An inspector warned that the doors of the ferry would not shut, and an official asked for them to be mended.

        Wim Castor, the inspector, wrote to the yard in May. In a letter to the board he wrote of “four bad bolts”.
        In her log Una Perrow noted the bolts too. Her log says that the yard was told.
        """
    )
    sources = [
        ("An inspector", 2),
        ("an official", 1),
        ("In a letter to the board", 1),
        ("Una Perrow", 1),
        ("Her log", 1),
    ]
    made = attribute(report, sources)
    at = report.text.index("he wrote")
    made[2] = replace(made[2], cue=(report.span(at, at + len("he wrote")),))
    done, _ = resolve_speakers(report, made, names(report))
    assert [a.speaker and a.speaker.name for a in done] == [
        "Wim Castor",
        "an official",
        "Wim Castor",
        "Una Perrow",
        "the log of Una Perrow",
    ]


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_alone_names_nobody(make_report: Callable[..., Report], role: str) -> None:
    words = f"{'an' if role[0] in 'aeiou' else 'a'} senior {role}"
    report = make_report(f"Doors of the ferry stood open all the way from Calder Head, according to {words} in Quell.")
    agent = resolve(report, [(words, 1)])[words]
    assert agent is not None
    assert not agent.named


@pytest.mark.parametrize(
    ("noun", "kind"),
    [(n, BODY) for n in sorted(BODIES)]
    + [(n, DOCUMENT) for n in sorted(DOCUMENTS - OUTLETS)]
    + [(n, OUTLET) for n in sorted(OUTLETS - DOCUMENTS)],
)
def test_bodies_documents_and_outlets(make_report: Callable[..., Report], noun: str, kind: AgentType) -> None:
    report = make_report(
        f"Doors of the ferry stood open all the way from Calder Head, according to the {noun} in Quell."
    )
    agent = resolve(report, [(f"the {noun}", 1)])[f"the {noun}"]
    assert agent is not None
    assert agent.type is kind


@pytest.mark.parametrize(
    ("plural", "one"), [("officials", "official"), ("agencies", "agency"), ("spokesmen", "spokesman"), ("boss", "boss")]
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize("verb", ["told the Gazette", "confirmed", "warned on Monday", "said"])
def test_an_unnamed_one_ends_where_it_speaks(make_report: Callable[..., Report], verb: str) -> None:
    report = make_report(
        f"An official close to the inquiry {verb} that the log was late. “It is dull,” the person said, with a smile."
    )
    found = resolve(report, [("the person", 1)])["the person"]
    assert found == Agent("An official close to the inquiry", UNKNOWN, False)


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("its spokeswoman, Una Perrow,", "Calder Lines"),
        ("Una Perrow, the company's spokeswoman,", "Calder Lines"),
        ("Una Perrow, a spokeswoman for Calder Lines,", "Calder Lines"),
        ("Calder Lines spokeswoman Una Perrow", "Calder Lines"),
        ("Una Perrow, the Calder Lines spokeswoman,", "Calder Lines"),
        ("Una Perrow, who saw it,", None),
    ],
)
def test_for_whom_somebody_speaks(make_report: Callable[..., Report], words: str, whom: str | None) -> None:
    report = make_report(
        f"Calder Lines denied it on Monday. {words} said that doors were shut.\n\nPerrow said no more."
    )
    found = resolve(report, [("Calder Lines", 1), (words.strip(","), 1), ("Perrow", 2)])
    assert found[words.strip(",")] == Agent("Una Perrow", PERSON, True, whom)
    # Who speaks for a body does so in the rest of the report.
    assert found["Perrow"] == Agent("Una Perrow", PERSON, True, whom)


@pytest.mark.parametrize(
    ("before", "who", "expected"),
    [
        ("Una Perrow told reporters that she keeps the ferry.", "the owner", "Una Perrow"),
        ("Una Perrow told reporters that she keeps the ferry.", "the grey-haired ferry owner", None),
        ("Una Perrow spoke for the first time.", "the special envoy of the League", "Una Perrow"),
        # A role that tells more than that, and two of whom it may be told.
        ("Una Perrow told reporters that she keeps the ferry.", "the finance minister", None),
        ("Una Perrow told Bo Rask that she keeps the ferry, and Bo Rask said that he knew.", "the owner", None),
    ],
)
def test_a_role_is_that_of_the_one_told_of_before(
    make_report: Callable[..., Report], before: str, who: str, expected: str | None
) -> None:
    report = make_report(f"{before} It was rebuilt last year.\n\nThe doors had been shut all week, {who} said.")
    found = resolve(report, [(who, 1)])[who]
    assert (found.name if found and found.named else None) == expected


def test_whoever_is_nobody(make_report: Callable[..., Report]) -> None:
    report = make_report("Whoever wished to come was free to see the doors, Una Perrow said.")
    assert resolve(report, [("Whoever", 1)])["Whoever"] is None
