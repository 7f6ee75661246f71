"""What kind of speaker a source is: peoples, lists, campaigns, titles, documents and their makers, and those who are nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Agent, AgentType, Attribution, Kind, Name, NameType, Report
from sayso.resolve import resolve_speakers
from sayso.resolve.groups import people_named

PERSON, BODY, GROUP, DOCUMENT, OUTLET, UNKNOWN = (
    AgentType.PERSON,
    AgentType.ORGANISATION,
    AgentType.GROUP,
    AgentType.DOCUMENT,
    AgentType.OUTLET,
    AgentType.UNKNOWN,
)

TAGS = {"P": NameType.PERSON, "O": NameType.ORGANISATION, "L": NameType.PLACE}


def speakers(report: Report, names: dict[str, str], sources: list[str]) -> list[Agent | None]:
    """The speakers of sources that stand in this order; `names` are all names of the report, each with a letter of TAGS."""
    spans, at = [], 0
    for words in sources:
        at = report.text.index(words, at)
        spans.append(report.span(at, at + len(words)))
        at += len(words)
    made = [Attribution(f"a{n}", report.id, (s,), (s,), (s,), Kind.INDIRECT, 1.0, "test") for n, s in enumerate(spans)]
    given = []
    for name, tag in names.items():
        at = report.text.find(name)
        while at >= 0:
            given.append(Name(report.span(at, at + len(name)), TAGS[tag], 0.99))
            at = report.text.find(name, at + 1)
    done, problems = resolve_speakers(report, made, sorted(given, key=lambda n: n.span.start))
    assert not problems
    return [one.speaker for one in done]


@pytest.mark.parametrize(
    ("sentence", "names", "source", "agent"),
    [
        ("The French said that it held.", {}, "The French", Agent("The French", GROUP, False)),
        ("The Turks said that it held.", {"Turks": "O"}, "The Turks", Agent("The Turks", GROUP, False)),
        ("Some Democrats said that it held.", {"Some Democrats": "P"}, "Some Democrats", None),
        ("Western speculation held on.", {}, "Western", Agent("Western", GROUP, False)),
        (
            "Deputy Secretary of State Jo Doran said that it held.",
            {"Jo Doran": "P"},
            "Deputy Secretary of State Jo Doran",
            Agent("Jo Doran", PERSON, True),
        ),
        (
            "U.S. Deputy Secretary of State Jo Doran said that it held.",
            {"State": "O"},
            "U.S. Deputy Secretary of State Jo Doran",
            Agent("Jo Doran", PERSON, True),
        ),
        (
            "The Doran campaign said that it held.",
            {"Doran": "P"},
            "The Doran campaign",
            Agent("Doran campaign", BODY, True),
        ),
        (
            "Doran spokeswoman Una Perrow said that it held.",
            {"Doran": "P", "Una Perrow": "P"},
            "Doran spokeswoman Una Perrow",
            Agent("Una Perrow", PERSON, True),
        ),
        (
            "Una Perrow and Bo Rask said that it held.",
            {"Una Perrow": "P", "Bo Rask": "P"},
            "Una Perrow and Bo Rask",
            Agent("Una Perrow and Bo Rask", GROUP, True),
        ),
        (
            "Orsel, Varn and Quell said that it held.",
            {"Orsel": "L", "Varn": "L", "Quell": "L"},
            "Orsel, Varn and Quell",
            Agent("Orsel, Varn and Quell", GROUP, True),
        ),
        (
            "The Ministry of Ports and Tides said that it held.",
            {"Ministry of Ports and Tides": "O"},
            "The Ministry of Ports and Tides",
            Agent("Ministry of Ports and Tides", BODY, True),
        ),
        (
            "Varn and its northern allies said that it held.",
            {"Varn": "L"},
            "Varn and its northern allies",
            Agent("Varn and its northern allies", GROUP, True),
        ),
        (
            "Critics of Malloran, like Senators Bo Rask and Jo Doran, said that it held.",
            {"Malloran": "P", "Bo Rask": "P", "Jo Doran": "P"},
            "Critics of Malloran, like Senators Bo Rask and Jo Doran,",
            Agent("Critics of Malloran", GROUP, False),
        ),
        (
            "Officials at the port said that it held.",
            {},
            "Officials at the port",
            Agent("Officials at the port", GROUP, False),
        ),
        (
            "State and federal officials said that it held.",
            {},
            "State and federal officials",
            Agent("State and federal officials", GROUP, False),
        ),
        ("Neither side said that it held.", {}, "Neither side", Agent("Neither side", GROUP, False)),
        ("Many said that it held.", {}, "Many", Agent("Many", GROUP, False)),
        ("Seven of the nine said that it held.", {}, "Seven of the nine", Agent("Seven of the nine", GROUP, False)),
        ("Skippers said that it held, as skippers do.", {}, "Skippers", Agent("Skippers", GROUP, False)),
        (
            "A video by the Harbour Board shows that it held.",
            {"Harbour Board": "O"},
            "A video by the Harbour Board",
            None,
        ),
        ("There appears to be no gap, you know.", {}, "There", None),
        ("Bo Rask said, as you know, that it held.", {"Bo Rask": "P"}, "you", None),
    ],
)
def test_one_source(
    make_report: Callable[..., Report], sentence: str, names: dict[str, str], source: str, agent: Agent | None
) -> None:
    report = make_report(f"Doors of the ferry\n\nThe tug lay idle behind the mole all day.\n\n{sentence}", "a.txt")
    (told,) = speakers(report, names, [source])
    if source.startswith("Some"):
        agent = Agent(source, GROUP, False)
    if source.startswith("A video"):
        agent = Agent(source, DOCUMENT, True)
    assert told == agent


@pytest.mark.parametrize(
    ("words", "alone", "known"),
    [
        ("The French", True, True),
        ("Varnians", True, True),
        ("Most Varnians", False, True),
        ("Many Poles", False, True),
        ("Northern", True, True),
        ("Varnians", False, False),
        ("the trench", True, False),
        ("Some Poll", False, False),
        ("Malloran", True, False),
        ("The Gazette", True, False),
        ("", True, False),
    ],
)
def test_peoples(words: str, alone: bool, known: bool) -> None:
    agent = people_named(words, alone=alone)
    assert (agent is not None) is known
    assert agent is None or (agent.name, agent.type, agent.named) == (words, GROUP, False)


def test_a_report_is_its_makers(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Doors of the ferry

        A recent report (in full here) published by the Orsel Department of Tides (ODT) Inspector General was long.

        The report said that the doors were open. The report itself notes that the pumps ran dry.
        """
    )
    told = speakers(report, {"Orsel Department of Tides": "O"}, ["The report", "The report itself"])
    name = "report by Orsel Department of Tides Inspector General"
    assert told == [Agent(name, DOCUMENT, True)] * 2


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("the ODT Inspector General’s report", True),
        ("Orsel Department of Tides’ own report", True),
        ("a report by the ODT Inspector General", True),
        ("the ODT Inspector General’s earlier report", False),
        ("the ODT Inspector General’s letter", False),
        ("a report by the Harbour Board", False),
    ],
)
def test_one_document_under_other_words_for_its_maker(
    make_report: Callable[..., Report], source: str, same: bool
) -> None:
    report = make_report(
        f"""
        Doors of the ferry

        A recent report published by the Orsel Department of Tides (ODT) Inspector General was long.

        The report said that the doors were open. The tug, said {source}, lay idle.
        """
    )
    first, other = speakers(report, {"Orsel Department of Tides": "O", "Harbour Board": "O"}, ["The report", source])
    assert (first == other) is same


def test_two_documents_of_one_kind_are_kept_apart(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Doors of the ferry

        The Harbour Board’s report said that it held. The report by Tarn Light said that it leaked. The tug lay idle, said the
        Harbour Board Safety Panel’s report.
        """
    )
    sources = ["The Harbour Board’s report", "The report by Tarn Light", "the Harbour Board Safety Panel’s report"]
    told = speakers(report, {"Harbour Board": "O", "Tarn Light": "O", "Harbour Board Safety Panel": "O"}, sources)
    assert len({agent.name for agent in told if agent}) == 3


def test_both_are_the_two_who_spoke(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "Doors of the ferry\n\nUna Perrow said that it held. Bo Rask said that it leaked.\n\nBoth asked for calm."
    )
    told = speakers(report, {"Una Perrow": "P", "Bo Rask": "P"}, ["Una Perrow", "Bo Rask", "Both"])
    assert told[-1] == Agent("Una Perrow and Bo Rask", GROUP, True)


def test_a_nominee_is_the_one_of_that_party(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Doors of the ferry

        Northern nominee Una Perrow spoke first. The crowd on the mole stood and cheered for a long while in the thin rain.

        Then came Southern nominee Bo Rask, who had waited behind the tug. The Northern nominee said that it held.

        The Upland nominee said nothing.
        """
    )
    told = speakers(report, {"Una Perrow": "P", "Bo Rask": "P"}, ["The Northern nominee", "The Upland nominee"])
    assert told == [Agent("Una Perrow", PERSON, True), Agent("The Upland nominee", UNKNOWN, False)]


def test_one_name_with_either_apostrophe(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors of the ferry\n\nBo O’Rask said that it held. The tug, O'Rask added, lay idle.")
    told = speakers(report, {"Bo O’Rask": "P", "O'Rask": "P"}, ["Bo O’Rask", "O'Rask"])
    assert told[0] == told[1] == Agent("Bo O’Rask", PERSON, True)


@pytest.mark.parametrize(
    ("sentence", "name", "tag", "kind"),
    [
        ("The weekly newsletter Tarn Light said that it held.", "Tarn Light", "P", OUTLET),
        ("Tarn Light said that it held, as Tarn Light Magazine does.", "Tarn Light", "O", OUTLET),
        ("Tarn Light said that it held: the Tarn Light program pays.", "Tarn Light", "O", BODY),
        ("Tarn Light said that it held: the Tarn Light network hides.", "Tarn Light", "O", BODY),
    ],
)
def test_what_a_report_calls_an_outlet(
    make_report: Callable[..., Report], sentence: str, name: str, tag: str, kind: AgentType
) -> None:
    report = make_report(f"Doors of the ferry\n\nThe tug lay idle behind the mole all day.\n\n{sentence}", "a.txt")
    (told,) = speakers(report, {name: tag}, [name])
    assert told == Agent(name, kind, True)


def test_an_acronym_is_no_short_form_of_a_longer_name(make_report: Callable[..., Report]) -> None:
    report = make_report(
        "The ORS Tide Report and its makers\n\nThe tug lay idle behind the mole all day. ORS said that it held."
    )
    told = speakers(report, {"ORS Tide Board": "O", "ORS": "O"}, ["ORS said"[:3]])
    assert told == [Agent("ORS", BODY, True)]


def test_he_is_the_unnamed_one_of_whom_the_sentence_before_tells(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Doors of the ferry

        The minister, Bo Rask, blamed the storm.

        A yard official, who asked not to be named, parted company with Rask. He said that the doors were open.
        """
    )
    told = speakers(report, {"Bo Rask": "P", "Rask": "P"}, ["He"])
    assert told == [Agent("A yard official", UNKNOWN, False)]


def test_whom_the_opening_describes_is_named_next_by_a_surname_that_speaks(make_report: Callable[..., Report]) -> None:
    report = make_report(
        """
        Doors of the ferry

        The governor of the Calder prison has spoken for the first time about the ferry that the convicts took to Quell.

        Bo Rask had nine hundred of them under lock and key in May, and he has forty today.

        “They walked out through the laundry,” Rask said on the quay.

        “You need no other explanation,” said the governor on the steps.
        """
    )
    sources = ["The governor of the Calder prison", "Rask", "the governor"]
    told = speakers(report, {"Bo Rask": "P", "Rask": "P"}, sources)
    assert told == [Agent("Bo Rask", PERSON, True)] * 3


def test_a_notice_in_which_it_says_so(make_report: Callable[..., Report]) -> None:
    report = make_report("Doors of the ferry\n\nThe doors were open, it says in a notice of the Harbour Board.")
    spans = [
        report.span(at, at + len(w)) for w in ("it says", "says", "The doors") if (at := report.text.index(w)) >= 0
    ]
    it = report.span(spans[0].start, spans[0].start + 2)
    made = Attribution("a", report.id, (it,), (spans[1],), (spans[2],), Kind.INDIRECT, 1.0, "test")
    (one,), _ = resolve_speakers(report, [made], [])
    assert one.speaker == Agent("a notice of the Harbour Board", DOCUMENT, True)
