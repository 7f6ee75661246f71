"""Bylines as printed and as markup gives them, and names of outlets."""

import pytest

from sayso.clean.byline import join_bylines, read_byline
from sayso.clean.outlet import looks_like_outlet, outlet_name

BYLINES = [
    ("By Maren Tolk", "Maren Tolk", ()),
    ("by: Maren Tolk", "Maren Tolk", ()),
    ("Written by Maren Tolk", "Maren Tolk", ()),
    ("Posted by Maren Tolk on 3 May 2024", "Maren Tolk", ()),
    ("By MAREN TOLK and OLE DREV", "Maren Tolk and Ole Drev", ()),
    ("By Maren Tolk, Ole Drev & Ana Li", "Maren Tolk, Ole Drev and Ana Li", ()),
    ("By Maren Tolk; Ole Drev", "Maren Tolk and Ole Drev", ()),
    ("By Maren Tolk in Ostrand", "Maren Tolk", ()),
    ("By Maren Tolk, Ostrand", "Maren Tolk", ()),
    ("By Maren Tolk, harbour correspondent", "Maren Tolk", ()),
    ("By Maren Tolk, Harbour Correspondent", "Maren Tolk", ()),
    ("By MAREN TOLK, AP Harbour Writer", "Maren Tolk", ("AP",)),
    ("By MAREN TOLK and OLE DREV Associated Press", "Maren Tolk and Ole Drev", ("Associated Press",)),
    ("By Maren Tolk, Northern Wire", "Maren Tolk", ("Northern Wire",)),
    ("Maren Tolk, CNN Harbours", "Maren Tolk", ("CNN Harbours",)),
    ("Maren Tolk | Quay Media for quay.com", "Maren Tolk", ("Quay Media for quay.com",)),
    ("Maren Tolk. Quay International", "Maren Tolk", ("Quay International",)),
    ("Maren Tolk for The Quay Gazette", "Maren Tolk", ("The Quay Gazette",)),
    ("Maren Tolk, Ph.D., MA", "Maren Tolk", ()),
    ("Maren Tolk (Harbour Desk)", "Maren Tolk", ()),
    ("Maren Tolk maren@quay.example @marentolk", "Maren Tolk", ()),
    ("Maren Tolk Published: 3 May 2024", "Maren Tolk", ()),
    ("Maren Tolk | 3 min read", "Maren Tolk", ()),
    ("By PATRICK O'NEIL", "Patrick O'Neil", ()),
    ("By SEAN McDONALD", "Sean McDonald", ()),
    ("By EWAN TOLK III", "Ewan Tolk III", ()),
    ("Ursula von der Ley", "Ursula von der Ley", ()),
    ("JD Tolk", "JD Tolk", ()),
    ("Ewan Tolk, Jr.", "Ewan Tolk, Jr", ()),
    ("desk@quay.example (Maren Tolk)", "Maren Tolk", ()),
    ("Maren", "Maren", ()),
    ("李明", "李明", ()),
    ("PTI", "PTI", ("PTI",)),
    ("The Associated Press", "The Associated Press", ("The Associated Press",)),
    ("Staff reports", "Staff reports", ()),
    ("Quay investigations team", "Quay investigations team", ()),
    ("admin", "", ()),
    ("siteadmin", "", ()),
    ("By @handle", "", ()),
    ("By Published on 3 May 2024", "", ()),
    ("maren-t", "", ()),
    ("By", "", ()),
    ("", "", ()),
]


@pytest.mark.parametrize(("text", "expected", "bodies"), BYLINES)
def test_who_a_byline_names(text: str, expected: str, bodies: tuple[str, ...]) -> None:
    found = read_byline(text)
    assert str(found) == expected
    assert found.bodies == bodies


def test_a_known_outlet_is_no_person() -> None:
    assert str(read_byline("Maren Tolk, Quay Insider", ["Quay Insider"])) == "Maren Tolk"
    assert str(read_byline("Maren Tolk Quay Insider", ["Quay Insider"])) == "Maren Tolk"


def test_a_list_of_bylines() -> None:
    assert str(join_bylines(["Maren Tolk", "Ole Drev, Reuters", "Maren Tolk"])) == "Maren Tolk and Ole Drev"
    assert join_bylines(["Ole Drev, Reuters"]).bodies == ("Reuters",)
    assert str(join_bylines([])) == ""


OUTLETS = [
    ("THE QUAY", True),
    ("The Quay Gazette", True),
    ("Quay & Lock Weekly", True),
    ("Radio Ostrand - English Service", True),
    ("OSTRAND, NORWAY", False),
    ("ABSTRACT.", False),
    ("The ferry of Ostrand", False),
    ("Ferry to Ostrand cancelled again on Tuesday by news", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), OUTLETS)
def test_what_looks_like_an_outlet(text: str, expected: bool) -> None:
    assert looks_like_outlet(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUAY GAZETTE", "Quay Gazette"),
        ("BBC", "BBC"),
        ("Quay Gazette World Desk", "Quay Gazette"),
        ("Radio Ostrand - English Service", "Radio Ostrand"),
        ("*Quay Gazette*", "Quay Gazette"),
    ],
)
def test_an_outlets_name(text: str, expected: str) -> None:
    assert outlet_name(text) == expected
