"""Units: how news writes them, and what each is in a base unit of its dimension.

Finding converts nothing; `in_base_unit` is for comparing "50 miles" with "80 km". Factors are exact where the unit is defined so
(NIST SP 811, appendix B); a unit of several sizes (the ton, the gallon) spans from its least to its greatest.
"""

from __future__ import annotations

from sayso.model import Quantity

# Canonical unit -> its spellings in small letters, singular; "s" may follow those of more than three letters.
_SPELLINGS = {
    "km": "km kms kilometre kilometer",
    "m": "metre meter",
    "cm": "cm centimetre centimeter",
    "mm": "mm millimetre millimeter",
    "mi": "mi mile",
    "nmi": "nmi",
    "ft": "ft foot feet",
    "in": "inch inches",
    "yd": "yd yard",
    "ha": "ha hectare",
    "acre": "acre",
    "kg": "kg kgs kilogram kilogramme kilo",
    "g": "gram gramme",
    "mg": "mg milligram",
    "t": "tonne",
    "ton": "ton tons",
    "lb": "lb lbs",
    "oz": "oz ounce",
    "L": "litre liter",
    "gal": "gallon",
    "barrels": "barrel bbl",
    "mph": "mph",
    "km/h": "kph kmh",
    "knots": "knot",
    "kW": "kw kilowatt",
    "MW": "mw megawatt",
    "GW": "gw gigawatt",
    "W": "watt",
    "kWh": "kwh",
    "MWh": "mwh",
    "GWh": "gwh",
    "TWh": "twh",
    "%": "% percent pct percentage",
    "basis points": "bps",
    "degrees": "degree °",
    "USD": "dollar usd",
    "EUR": "euro eur €",
    "GBP": "gbp £ quid",
    "JPY": "yen jpy",
    "CNY": "yuan renminbi cny rmb",
    "RUB": "rouble ruble rub",
    "INR": "inr",
    "CHF": "chf",
    "CAD": "cad",
    "AUD": "aud",
    "TRY": "try",
    "ILS": "shekel ils",
    "UAH": "hryvnia hryvnias uah",
    "PLN": "zloty zlotys pln",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "BRL": "brl",
    "ZAR": "rand zar",
    "AED": "aed",
    "SAR": "sar",
    # Money and weights of several countries: the word stays the unit.
    "pounds": "pound",
    "francs": "franc",
    "rupees": "rupee",
    "dinars": "dinar",
    "dirhams": "dirham",
    "pesos": "peso",
    "riyals": "riyal",
    "rials": "rial",
    "lira": "lira",
    "kronor": "krona kronor kroner krone",
    "cents": "cent",
    "pence": "pence",
    "seconds": "second sec secs",
    "minutes": "minute min mins",
    "hours": "hour hr hrs",
    "days": "day days",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "decades": "decade",
    "centuries": "century centuries",
    "points": "point",
    "times": "times fold",
}
# A try is more often made in rugby than paid in Ankara; written small these are other words.
_UPPER_ONLY = frozenset("try rub cad sar".split())
# Letters that are units only right after the digits, and as written here.
_LETTERS = {"m": "m", "g": "g", "t": "t", "L": "L", "l": "L", "W": "W"}
_PHRASES = {
    ("per", "cent"): "%",
    ("percentage", "point"): "percentage points",
    ("percentage", "points"): "percentage points",
    ("basis", "points"): "basis points",
    ("basis", "point"): "basis points",
    ("pounds", "sterling"): "GBP",
    ("us", "dollars"): "USD",
    ("canadian", "dollars"): "CAD",
    ("australian", "dollars"): "AUD",
    ("indian", "rupees"): "INR",
    ("swiss", "francs"): "CHF",
    ("turkish", "lira"): "TRY",
    ("metric", "tons"): "t",
    ("metric", "ton"): "t",
    ("metric", "tonnes"): "t",
    ("nautical", "miles"): "nmi",
    ("nautical", "mile"): "nmi",
    ("degrees", "celsius"): "°C",
    ("degrees", "centigrade"): "°C",
    ("degrees", "fahrenheit"): "°F",
    ("°", "c"): "°C",
    ("°", "f"): "°F",
    ("years", "old"): "years old",
    ("year", "old"): "years old",
    ("years", "of", "age"): "years old",
    ("year", "-", "old"): "years old",
    ("year", "-", "olds"): "years old",
    ("cu", "ft"): "ft3",
    ("cubic", "feet"): "ft3",
    ("m", "2"): "m2",
    ("km", "2"): "km2",
    ("m", "3"): "m3",
    ("m", "/", "s"): "m/s",
    ("km", "/", "h"): "km/h",
    ("kilometers", "per", "hour"): "km/h",
    ("kilometres", "per", "hour"): "km/h",
    ("kilometers", "an", "hour"): "km/h",
    ("kilometres", "an", "hour"): "km/h",
    ("miles", "per", "hour"): "mph",
    ("miles", "an", "hour"): "mph",
} | {
    (square, length): unit
    for square in ("square", "sq")
    for unit, lengths in (
        ("km2", "km kilometre kilometer kilometres kilometers"),
        ("m2", "m metre meter metres meters"),
        ("mi2", "mi mile miles"),
        ("ft2", "ft foot feet"),
    )
    for length in lengths.split()
}
_PHRASES |= {("cubic", length): "m3" for length in "metre meter metres meters".split()}
# A second word that begins a phrase: only then are phrases tried.
PHRASE_STARTS = frozenset(phrase[0] for phrase in _PHRASES)

_BY_WORD = {
    form: unit
    for unit, words in _SPELLINGS.items()
    for word in words.split()
    for form in ((word, f"{word}s") if len(word) > 3 and word not in ("times", "pence") else (word,))
}
_BY_WORD |= {"km²": "km2", "m²": "m2"}

# Signs of money that stand before the number.
CURRENCY = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₩": "KRW",
    "₦": "NGN",
}
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
    "r": "BRL",
}
CODES = frozenset("USD EUR GBP JPY CNY RUB INR CHF CAD AUD TRY ILS UAH PLN SEK NOK DKK BRL ZAR AED SAR".split())
DURATIONS = frozenset("seconds minutes hours days weeks months years decades centuries".split())
LENGTHS = frozenset("km m cm mm mi nmi ft in yd".split())

# Unit -> (dimension, least factor, greatest factor) to the base unit of the dimension.
_TABLE: dict[str, dict[str, tuple[float, ...]]] = {
        "length (m)": {
            "km": (1e3,), "m": (1.0,), "cm": (0.01,), "mm": (1e-3,), "mi": (1609.344,), "nmi": (1852.0,), "ft": (0.3048,),
            "in": (0.0254,), "yd": (0.9144,),
        },
        "area (m2)": {
            "km2": (1e6,), "m2": (1.0,), "mi2": (2_589_988.110336,), "ft2": (0.09290304,), "ha": (1e4,),
            "acre": (4046.8564224,),
        },
        "mass (kg)": {
            "kg": (1.0,), "g": (1e-3,), "mg": (1e-6,), "t": (1e3,), "ton": (907.18474, 1016.0469088), "lb": (0.45359237,),
            "oz": (0.028349523125,),
        },
        "volume (m3)": {
            "m3": (1.0,), "ft3": (0.028316846592,), "L": (1e-3,), "gal": (0.003785411784, 0.00454609),
            "barrels": (0.158987294928,),
        },
        "speed (m/s)": {"m/s": (1.0,), "km/h": (1 / 3.6,), "mph": (0.44704,), "knots": (1852 / 3600,)},
        "power (W)": {"W": (1.0,), "kW": (1e3,), "MW": (1e6,), "GW": (1e9,)},
        "energy (J)": {"kWh": (3.6e6,), "MWh": (3.6e9,), "GWh": (3.6e12,), "TWh": (3.6e15,)},
        "share": {"share": (1.0,), "%": (0.01,)},
        "difference of shares": {"percentage points": (0.01,), "basis points": (0.0001,)},
        "time (s)": {
            "seconds": (1.0,), "minutes": (60.0,), "hours": (3600.0,), "days": (86400.0,), "weeks": (604_800.0,),
            "months": (28 * 86400.0, 31 * 86400.0), "years": (365 * 86400.0, 366 * 86400.0),
            "decades": (3652 * 86400.0, 3653 * 86400.0), "centuries": (36524 * 86400.0, 36525 * 86400.0),
        },
}  # fmt: skip
_FACTORS = {
    unit: (dimension, factors[0], factors[-1]) for dimension, units in _TABLE.items() for unit, factors in units.items()
}
_CELSIUS, _FAHRENHEIT = "°C", "°F"


def unit_at(word: str, exact: str, *, joined: bool) -> str | None:
    """The unit that a word is, `exact` as it stands in the text; `joined` where it stands right after the digits."""
    if word in _BY_WORD and not (word in _UPPER_ONLY and exact == word):
        return _BY_WORD[word]
    return _LETTERS.get(exact) if joined else None


def unit_of_phrase(words: tuple[str, ...]) -> str | None:
    """The unit that two or three words make, in small letters: ("per", "cent") is "%"."""
    return _PHRASES.get(words)


def in_base_unit(quantity: Quantity) -> tuple[float | None, float | None, str]:
    """The range of a quantity in the base unit of its dimension, and the dimension; a side that is open stays None.

    Dimensions that have a table are named with their base unit ("length (m)", "share", "temperature (K)"). Any other unit is
    its own dimension ("people", "USD"), and "count" where there is none. A rate ("barrels/day") converts what stands before the
    stroke.
    """
    unit = quantity.unit or "count"
    if unit in (_CELSIUS, _FAHRENHEIT):
        low, high = (None if v is None else _kelvin(v, unit) for v in (quantity.low, quantity.high))
        return low, high, "temperature (K)"
    # Speeds hold a stroke of their own.
    measure, stroke, per = (unit, "", "") if unit in _FACTORS else unit.partition("/")
    dimension, least, most = _FACTORS.get(measure, (measure, 1.0, 1.0))
    low, high = quantity.low, quantity.high
    # The least that a number below nought can be takes the greatest factor.
    low = None if low is None else low * (least if low >= 0 else most)
    high = None if high is None else high * (most if high >= 0 else least)
    return low, high, f"{dimension}{stroke}{per}"


def _kelvin(value: float, unit: str) -> float:
    return value + 273.15 if unit == _CELSIUS else (value - 32) * 5 / 9 + 273.15
