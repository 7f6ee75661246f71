"""The tables: every unit, every noun and every modifier is read in a sentence."""

from __future__ import annotations

import pytest

from sayso.model import Quantity, Report
from sayso.resolve.quantities import bounds, find_quantities, in_base_unit, nouns, numberwords, units
from sayso.resolve.quantities.bounds import Bound
from sayso.resolve.words import ROLES


def only(text: str) -> Quantity:
    (found,) = find_quantities(Report("r", "r.txt", "", text))
    return found


@pytest.mark.parametrize(("unit", "word"), [(u, w) for u, ws in units._SPELLINGS.items() for w in ws.split()])
def test_units(unit: str, word: str) -> None:
    written = word.upper() if word in units._UPPER_ONLY else word
    # "40 second chances" has no unit, a 40-second wait has one.
    found = only("It was a 40-second wait." if word == "second" else f"It came to 40 {written}.")
    assert (found.unit, found.low) == (unit, 40)


@pytest.mark.parametrize(("words", "unit"), units._PHRASES.items())
def test_phrases(words: tuple[str, ...], unit: str) -> None:
    found = only(f"It came to 40 {' '.join(words)}.")
    assert (found.unit, found.low) == (unit, 40)


@pytest.mark.parametrize(("sign", "code"), units.CURRENCY.items())
def test_signs_of_money(sign: str, code: str) -> None:
    assert only(f"It cost {sign}40m.").unit == code


@pytest.mark.parametrize(("country", "code"), units.DOLLARS.items())
def test_dollars(country: str, code: str) -> None:
    assert only(f"It cost {country.upper()}$40.").unit == code


@pytest.mark.parametrize("noun", sorted(ROLES & nouns.PERSONS | nouns._MORE_PERSONS | nouns._TRADES))
def test_persons(noun: str) -> None:
    plural = noun if noun in nouns._PLURALS | {"spies", "dead", "men", "women", "mps"} else f"{noun}s"
    plural = (
        f"{noun[:-1]}ies"
        if noun.endswith("y") and noun not in ("attorney", "spy") and noun[-2] not in "aeou"
        else plural
    )
    plural = "spies" if noun == "spy" else plural
    plural = f"{noun[:-3]}men" if noun.endswith("man") and noun != "human" else plural
    plural = f"{noun}es" if noun.endswith(("ss", "ch", "x")) else plural
    assert only(f"There were 40 {plural} there.").unit == "people"


@pytest.mark.parametrize("noun", sorted(nouns._NOT_PERSONS))
def test_not_persons(noun: str) -> None:
    assert only(f"There were 40 {noun}s there.").unit is None


@pytest.mark.parametrize("state", sorted(nouns.STATES))
def test_states(state: str) -> None:
    assert only(f"In all, 40 were {state}.").unit == "people"


@pytest.mark.parametrize("verb", sorted(nouns.DONE_TO_PERSONS))
def test_done_to_persons(verb: str) -> None:
    assert only(f"The raid {verb} 40.").unit == "people"


@pytest.mark.parametrize("noun", sorted(nouns.OF_PERSONS))
def test_bodies_of_persons(noun: str) -> None:
    found = only(f"It had a {noun} of 40.")
    assert found.unit == "people"
    assert found.counted is not None
    assert found.counted.exact == noun


@pytest.mark.parametrize("noun", sorted(nouns.MEASURED))
def test_what_is_told_as_a_number(noun: str) -> None:
    found = only(f"The {noun} rose to 40.")
    assert found.counted is not None
    assert found.counted.exact == noun


@pytest.mark.parametrize(("words", "bound"), bounds._PHRASES.items())
def test_modifiers(words: tuple[str, ...], bound: Bound) -> None:
    text = " ".join(words)
    found = only(f"It needed {text} 40 carts." if not text.startswith("on ") else f"It needed, {text} 40 carts.")
    assert found.span.exact == f"{text} 40"
    side = bounds._SIDED.get(words, bound)
    expected = {Bound.FLOOR: (40, None), Bound.CEILING: (None, 40)}.get(side, (40, 40))
    assert (found.low, found.high) == expected
    assert found.about is (bound is Bound.ABOUT)


@pytest.mark.parametrize(("words", "bound"), bounds._AFTER.items())
def test_modifiers_after(words: tuple[str, ...], bound: Bound) -> None:
    found = only(f"It was 40 {' '.join(words)}.")
    expected = {Bound.FLOOR: (40, None), Bound.CEILING: (None, 40)}.get(bound, (40, 40))
    assert (found.low, found.high, found.about) == (*expected, bound is Bound.ABOUT)


@pytest.mark.parametrize(("word", "value"), {**numberwords.SMALL, **numberwords.TENS}.items())
def test_small_numbers(word: str, value: float) -> None:
    assert only(f"He saw {word} carts.").low == value


@pytest.mark.parametrize(("word", "value"), numberwords.ALL_SCALES.items())
def test_scales(word: str, value: float) -> None:
    assert only(f"He saw three {word} carts.").low == 3 * value


@pytest.mark.parametrize(("word", "value"), numberwords.SHORT_SCALES.items())
def test_short_scales(word: str, value: float) -> None:
    assert only(f"He saw 3{word} carts.").low == 3 * value


@pytest.mark.parametrize(("word", "part"), numberwords.PARTS.items())
def test_parts(word: str, part: float) -> None:
    if word in ("half", "halves"):
        assert only("He saw half of it.").low == 0.5
    else:
        over = 2 if word.endswith("s") else 1
        found = only(f"He saw {'two' if over == 2 else 'one'}-{word} of it.")
        assert found.low == pytest.approx(over / part)


@pytest.mark.parametrize(("sign", "value"), numberwords.SIGNS.items())
def test_signs(sign: str, value: float) -> None:
    assert only(f"He ate 2{sign} pies.").low == pytest.approx(2 + value)


BASES: list[tuple[str, float | None, float | None, str]] = [
    ("50 miles", 80_467.2, 80_467.2, "length (m)"),
    ("up to 80 km", None, 80_000, "length (m)"),
    ("2 tons", 1814.36948, 2032.0938, "mass (kg)"),
    ("25 percent", 0.25, 0.25, "share"),
    ("a quarter of it", 0.25, 0.25, "share"),
    ("5 percentage points", 0.05, 0.05, "difference of shares"),
    ("90 km/h", 25, 25, "speed (m/s)"),
    ("10 barrels a day", 1.58987294928, 1.58987294928, "volume (m3)/day"),
    ("$50 a barrel", 50, 50, "USD/barrel"),
    ("minus 40 degrees Celsius", 233.15, 233.15, "temperature (K)"),
    ("minus 40 degrees Fahrenheit", 233.15, 233.15, "temperature (K)"),
    ("40 sailors", 40, 40, "people"),
    ("40 carts", 40, 40, "count"),
    ("2 weeks", 1_209_600, 1_209_600, "time (s)"),
]


@pytest.mark.parametrize(("text", "low", "high", "dimension"), BASES)
def test_base_units(text: str, low: float | None, high: float | None, dimension: str) -> None:
    found = in_base_unit(only(f"It was {text}."))
    assert found == (
        None if low is None else pytest.approx(low),
        None if high is None else pytest.approx(high),
        dimension,
    )
