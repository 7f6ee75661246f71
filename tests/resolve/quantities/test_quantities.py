"""Which quantities a text holds. Each row: a text, and all its quantities as (words, low, high, unit, counted)."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model import Quantity, Report, Time, TimeKind
from sayso.resolve.quantities import find_quantities

Row = tuple[str, float | None, float | None, str | None, str | None]


def report_of(text: str) -> Report:
    return Report("r", "r.txt", "", text)


def rows(text: str) -> list[Row]:
    return [
        (q.span.exact, q.low, q.high, q.unit, q.counted.exact if q.counted else None)
        for q in find_quantities(report_of(text))
    ]


BOUNDS: list[tuple[str, Row]] = [
    ("Bandits held as many as 12,000 goats.", ("as many as 12,000", None, 12_000, None, "goats")),
    ("It can seat up to 90 guests.", ("up to 90", None, 90, "people", "guests")),
    ("At least 17 divers drowned.", ("At least 17", 17, None, "people", "divers")),
    ("More than 600 homes flooded.", ("More than 600", 600, None, None, "homes")),
    ("There were over 40 lamps.", ("over 40", 40, None, None, "lamps")),
    ("Fewer than 8 cooks came.", ("Fewer than 8", None, 8, "people", "cooks")),
    ("It weighs under 30 kg.", ("under 30 kg", None, 30, "kg", None)),
    ("No more than 3 ferries sailed.", ("No more than 3", None, 3, None, "ferries")),
    ("Not less than 50 ballots were burnt.", ("Not less than 50", 50, None, None, "ballots")),
    ("They sold upwards of 70 boats.", ("upwards of 70", 70, None, None, "boats")),
    ("He lit exactly 9 candles.", ("exactly 9", 9, 9, None, "candles")),
    ("The pier took a total of 14 ships.", ("a total of 14", 14, 14, None, "ships")),
    ("Some 10,000+ kites flew.", ("Some 10,000+", 10_000, None, None, "kites")),
    ("It is 60-plus metres away.", ("60-plus metres", 60, None, "m", None)),
    ("They need 20 tents or more.", ("20", 20, 20, None, "tents")),
    ("They need 20 or more tents.", ("20 or more", 20, None, None, "tents")),
    ("They walked 20 km or less.", ("20 km or less", None, 20, "km", None)),
    ("A crowd of up to an estimated 200 sang.", ("up to an estimated 200", None, 200, "people", "crowd")),
    ("more than 5 and less than 7 eggs", ("more than 5 and less than 7", 5, 7, None, "eggs")),
    ("It was 40 plus or minus 5 mm.", ("40 plus or minus 5 mm", 35, 45, "mm", None)),
    ("The margin is +/-3 percentage points.", ("+/-3 percentage points", -3, 3, "percentage points", None)),
]

RANGES: list[tuple[str, Row]] = [
    ("between 5 and 7 trams", ("between 5 and 7", 5, 7, None, "trams")),
    ("a flock of 700-1,000 geese", ("700-1,000", 700, 1000, None, "geese")),
    ("some 5 to 7 million bricks", ("some 5 to 7 million", 5e6, 7e6, None, "bricks")),
    ("two or three witnesses", ("two or three", 2, 3, "people", "witnesses")),
    ("a walk of 15–20 km", ("15–20 km", 15, 20, "km", None)),
    ("from 30,000 to 35,000 members", ("from 30,000 to 35,000", 30_000, 35_000, "people", "members")),
    ("between $30,000 and $60,000 a year", ("between $30,000 and $60,000 a year", 3e4, 6e4, "USD/year", None)),
    ("a bill of €3m-€5m", ("€3m-€5m", 3e6, 5e6, "EUR", None)),
    ("10% to 15% of growers", ("10% to 15%", 10, 15, "%", "growers")),
    ("two to three dozen eels", ("two to three dozen", 24, 36, None, "eels")),
    ("500 to 1 million votes", ("500 to 1 million", 500, 1e6, None, "votes")),
]

VAGUE: list[tuple[str, Row]] = [
    ("Dozens of foreign sailors", ("Dozens", 24, 99, "people", "foreign sailors")),
    ("scores of huts", ("scores", 40, 99, None, "huts")),
    ("tens of metres", ("tens of metres", 20, 99, "m", None)),
    ("hundreds of letters", ("hundreds", 200, 999, None, "letters")),
    ("thousands of miners", ("thousands", 2000, 999_999, "people", "miners")),
    ("tens of thousands of bees", ("tens of thousands", 20_000, 99_999, None, "bees")),
    ("hundreds of thousands of voters", ("hundreds of thousands", 200_000, 999_999, "people", "voters")),
    ("millions of dollars", ("millions of dollars", 2e6, 999_999_999, "USD", None)),
    ("billions of coins", ("billions", 2e9, 999_999_999_999, None, "coins")),
    ("trillions of ants", ("trillions", 2e12, 999_999_999_999_999, None, "ants")),
    ("several wells", ("several", 3, 9, None, "wells")),
    ("several hundred nurses", ("several hundred", 300, 900, "people", "nurses")),
    ("a few shepherds", ("a few", 3, 6, "people", "shepherds")),
    ("a handful of pumps", ("a handful", 3, 6, None, "pumps")),
    ("a couple of goats", ("a couple", 2, 3, None, "goats")),
    ("a couple of days", ("a couple of days", 2, 3, "days", None)),
]

PARTS: list[tuple[str, Row]] = [
    ("a quarter of the fleet", ("a quarter", 0.25, 0.25, "share", "fleet")),
    ("two-thirds of its herders", ("two-thirds", 0.666666666666667, 0.666666666666667, "share", "herders")),
    ("half the bakers", ("half", 0.5, 0.5, "share", "bakers")),
    ("one in five barges", ("one in five", 0.2, 0.2, "share", "barges")),
    ("nine out of 10 pupils", ("nine out of 10", 0.9, 0.9, "share", "pupils")),
    ("half a million tiles", ("half a million", 500_000, 500_000, None, "tiles")),
    ("three quarters of a million tiles", ("three quarters of a million", 750_000, 750_000, None, "tiles")),
    ("3/4 of the crop", ("3/4", 0.75, 0.75, "share", "crop")),
    ("⅔ of the crop", ("⅔", 0.666666666666667, 0.666666666666667, "share", "crop")),
    ("2½ litres", ("2½ litres", 2.5, 2.5, "L", None)),
    ("2 1/4 inches", ("2 1/4 inches", 2.25, 2.25, "in", None)),
    ("one and a half tonnes", ("one and a half tonnes", 1.5, 1.5, "t", None)),
    ("half an hour", ("half an hour", 0.5, 0.5, "hours", None)),
    ("2.5 percent of cows", ("2.5 percent", 2.5, 2.5, "%", "cows")),
    ("Sales doubled", ("doubled", 2, 2, "times", None)),
    ("Sales more than tripled", ("more than tripled", 3, None, "times", None)),
    ("it rained at least once", ("at least once", 1, None, "times", None)),
    ("three times as many", ("three times", 3, 3, "times", None)),
]

UNITS: list[tuple[str, Row]] = [
    ("a 20-mile deep marsh belt", ("20-mile", 20, 20, "mi", "marsh belt")),
    ("some 80 kilometres from the dunes", ("some 80 kilometres", 80, 80, "km", None)),
    ("a 3.5-metre hedge", ("3.5-metre", 3.5, 3.5, "m", "hedge")),
    ("winds of 60 mph", ("60 mph", 60, 60, "mph", None)),
    ("a train at 90 kilometres per hour", ("90 kilometres per hour", 90, 90, "km/h", None)),
    ("700 square miles", ("700 square miles", 700, 700, "mi2", None)),
    ("18 km²", ("18 km²", 18, 18, "km2", None)),
    ("500 tons of barley", ("500 tons", 500, 500, "ton", "barley")),
    ("a 500-pound bomb", ("500-pound", 500, 500, "lb", "bomb")),
    ("a fine of 500 pounds", ("500 pounds", 500, 500, "pounds", "fine")),
    ("40,000 barrels a day", ("40,000 barrels a day", 40_000, 40_000, "barrels/day", None)),
    ("$50 a barrel", ("$50 a barrel", 50, 50, "USD/barrel", None)),
    ("$4.5 billion", ("$4.5 billion", 4.5e9, 4.5e9, "USD", None)),
    ("€3m", ("€3m", 3e6, 3e6, "EUR", None)),
    ("US$20", ("US$20", 20, 20, "USD", None)),
    ("A$30", ("A$30", 30, 30, "AUD", None)),
    ("500,000 euros", ("500,000 euros", 500_000, 500_000, "EUR", None)),
    ("USD 5m", ("USD 5m", 5e6, 5e6, "USD", None)),
    ("minus 5 degrees Celsius", ("minus 5 degrees Celsius", -5, -5, "°C", None)),
    ("5 percentage points", ("5 percentage points", 5, 5, "percentage points", None)),
    ("five per cent", ("five per cent", 5, 5, "%", None)),
    ("a 34-year-old potter", ("34-year-old", 34, 34, "years old", None)),
    ("Ida Morn, 61, a potter", ("61", 61, 61, "years old", None)),
    ("potters aged 20", ("20", 20, 20, "years old", None)),
    ("between the ages of 18 and 25", ("18 and 25", 18, 25, "years old", None)),
    ("3m people", ("3m", 3e6, 3e6, "people", "people")),
    ("3m deep", ("3m", 3, 3, "m", None)),
    ("It cost 3m.", ("3m", None, None, None, None)),
]

NUMERALS: list[tuple[str, float | None]] = [
    ("one hundred and twenty oxen", 120),
    ("twenty-four ships", 24),
    ("a dozen carts", 12),
    ("two dozen carts", 24),
    ("a hundred carts", 100),
    ("twelve hundred carts", 1200),
    ("two hundred and two thousand carts", 202_000),
    ("three million four hundred thousand and six carts", 3_400_006),
    ("two million and a half carts", 2_500_000),
    ("five point two carts", 5.2),
    ("30k carts", 30_000),
    ("1.2bn carts", 1.2e9),
    ("13 lakh carts", 1_300_000),
    ("1,00,000 carts", 100_000),
    ("12 000 carts", 12_000),
    ("1.000.000 carts", 1_000_000),
    ("1.000,5 carts", 1000.5),
    ("3.000 carts", None),
    ("12,34 carts", None),
    ("1,234.5 carts", 1234.5),
]

COUNTED: list[tuple[str, Row]] = [
    ("the death toll rose to 41", ("41", 41, 41, "people", "death toll")),
    (
        "The number of displaced people reached 3 million",
        ("3 million", 3e6, 3e6, "people", "number of displaced people"),
    ),
    ("Unemployment fell to 9 percent", ("9 percent", 9, 9, "%", "Unemployment")),
    ("a family of four", ("four", 4, 4, "people", "family")),
    ("a 2,000-strong force", ("2,000-strong", 2000, 2000, "people", "force")),
    ("560 more Orlan troops", ("560", 560, 560, "people", "Orlan troops")),
    ("21 dead", ("21", 21, 21, "people", "dead")),
    ("Blasts killed 30.", ("30", 30, 30, "people", None)),
    ("and 14 were wounded", ("14", 14, 14, "people", None)),
    ("three of the five gunmen", ("three", 3, 3, "people", "gunmen")),
    ("60 armed police officers left", ("60", 60, 60, "people", "armed police officers")),
    ("7 United States ships", ("7", 7, 7, None, "United States ships")),
    ("One senior clerk said", ("One", 1, 1, "people", "senior clerk")),
    ("No deaths were reported", ("No", 0, 0, "people", "deaths")),
    ("No other sailors drowned", ("No", 0, 0, "people", "sailors")),
    ("nobody was hurt", ("nobody", 0, 0, "people", None)),
    ("none of the hostages spoke", ("none", 0, 0, "people", "hostages")),
    ("zero casualties", ("zero", 0, 0, "people", "casualties")),
    ("In Orlan 30 people fled", ("30", 30, 30, "people", "people")),
    ("some 4,000 profiles of fighters", ("some 4,000", 4000, 4000, None, "profiles")),
    ("Two Americans sang", ("Two", 2, 2, "people", "Americans")),
    ("On the night of 2 May 340 of them left", ("340", 340, 340, None, None)),
    ("In March 140 sailors fled", ("140", 140, 140, "people", "sailors")),
    ("On 3 May 12 were killed", ("12", 12, 12, "people", None)),
    ("They now number 6,200.", ("6,200", 6200, 6200, None, None)),
    ("655 townspeople fell ill", ("655", 655, 655, "people", "townspeople")),
    ("the clinic counted 140 sick by noon", ("140", 140, 140, "people", "sick")),
    ("four or five hundred sheep", ("four or five hundred", 400, 500, None, "sheep")),
]


@pytest.mark.parametrize(("text", "row"), BOUNDS + RANGES + VAGUE + PARTS + UNITS + COUNTED)
def test_one_quantity(text: str, row: Row) -> None:
    found = rows(text)
    assert found[:1] == [row]
    # "Three of the five" has a second number of its own.
    assert len(found) == (2 if " of the five " in text else 1)


@pytest.mark.parametrize(("text", "value"), NUMERALS)
def test_numerals(text: str, value: float | None) -> None:
    (one,) = find_quantities(report_of(text))
    assert (one.low, one.high) == (value, value)
    assert one.counted is not None


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("about", True), ("around", True), ("roughly", True), ("some", True), ("nearly", True), ("almost", True),
        ("an estimated", True), ("approximately", True), ("close to", True), ("just over", True), ("more than", False),
        ("at least", False), ("exactly", False), ("", False),
    ],
)  # fmt: skip
def test_about(words: str, about: bool) -> None:
    (one,) = find_quantities(report_of(f"They found {words} 40 coins."))
    assert one.about is about
    assert one.span.exact == f"{words} 40".strip()


@pytest.mark.parametrize(
    "text",
    [
        "a two-way race", "two-storey barns", "three-legged stools", "the Fortune 500 firms met", "at 131 West 23rd Street",
        "the 82nd Riders", "Resolution 2254", "Article 50", "see page 12", "Route 7", "Channel 6", "an F-16 landed", "No. 10",
        "call 555-0134", "call 1-202-555-0134", "the Group of 20", "She came from Twelve Bridges.", "the Big Three",
        "in 2014", "the 2016 elections", "since 1999, it has", "on July 11", "11 July", "at 10:30", "at 5 p.m.", "three o'clock",
        "from 2003 to 2011", "the 2014-15 season", "the 1990s", "MI6 said", "COVID-19", "the Apollo 11 lander", "a Boeing 737",
        "10 Mill Street", "1. Bread\n2. Salt", "as shown [14]", "he said (2)", "version 3.2.1", "192.168.1.2", "#12", "@bob7",
        "https://example.org/2019/12/5", "both sides", "one of them", "no one came", "the one you like", "this one",
        "one another",
        "twenty-first century", "the first half", "a third man", "once upon a time", "no evidence", "no longer", "zero tolerance",
        "some people", "many people", "few people", "12.05.2014", "24/7", "9/11", "five years ago", "below 2005 levels",
        "the twenty-third psalm", "is doubling down", "33°30′21″N", "USS Vale (DDG 70)", "ISBN 978-0-1234567-8-6", "7-Eleven",
        "His name is Fourteen.", "size=\"1474387200\"", "agent 007", "6-A", "Day 3", "the couple left", "test scores rose",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert rows(text) == []


def test_pairs_that_are_no_range() -> None:
    assert [(q[1], q[2]) for q in rows("a 5-4 vote")] == [(5, 5), (4, 4)]
    assert [(q[1], q[2]) for q in rows("a 2-3 defeat")] == [(2, 2), (3, 3)]
    assert [(q[1], q[2]) for q in rows("Rents rose from 20 to 30")] == [(20, 20), (30, 30)]
    assert [(q[1], q[2]) for q in rows("it lasts from 20 to 30 days")] == [(20, 30)]


def test_the_custom_of_the_text_tells_what_a_point_is() -> None:
    assert [q[1] for q in rows("1.200.000 carts and 3.000 oxen")] == [1_200_000, 3000]
    assert [q[1] for q in rows("1,200,000 carts and 3.125 oxen")] == [1_200_000, 3.125]
    assert [q[1] for q in rows("1.200.000 carts, 1,200,000 oxen, 3.125 bulls")] == [1_200_000, 1_200_000, None]


def test_numbers_in_a_time_are_left_to_it() -> None:
    report = report_of("For six months 40 people dug, in 1200 days of 8 hours.")

    def time(words: str) -> Time:
        at = report.text.index(words)
        return Time(report.span(at, at + len(words)), TimeKind.DURATION, None, dt.date(2020, 1, 1), None)

    found = find_quantities(report, [time("1200 days"), time("six months"), time("8 hours"), time("months")])
    assert [q.span.exact for q in found] == ["40"]


def test_a_story() -> None:
    text = (
        "Flood kills dozens in Orlan\n\nAt least 41 people died and more than 1,200 homes were lost when the Vale dam failed on"
        " 3 May 2011, the governor said. About two-thirds of the 90,000 residents fled, some of them 30 km. Relief worth"
        " $2.5m came on 4 May; one in ten wells is foul."
    )
    expected: list[Row] = [
        ("dozens", 24, 99, "people", None),
        ("At least 41", 41, None, "people", "people"),
        ("more than 1,200", 1200, None, None, "homes"),
        ("About two-thirds", 0.666666666666667, 0.666666666666667, "share", "residents"),
        ("90,000", 90_000, 90_000, "people", "residents"),
        ("30 km", 30, 30, "km", None),
        ("$2.5m", 2.5e6, 2.5e6, "USD", None),
        ("one in ten", 0.1, 0.1, "share", "wells"),
    ]
    found: list[Quantity] = find_quantities(report_of(text))
    assert rows(text) == expected
    assert [q.about for q in found] == [True, False, False, True, False, False, False, False]
