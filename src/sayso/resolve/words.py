"""The nouns by which news calls those it does not name, and those it does. Each entry is tested."""

from __future__ import annotations

# People told by their role. Alone, or with "of" and "for", they name nobody: "a senior defense official".
ROLES = frozenset(
    "official source aide adviser advisor employee member diplomat person people spokesman spokeswoman spokesperson witness"
    " resident analyst expert officer soldier commander lawyer engineer critic supporter operative investigator insider"
    " researcher economist trader user doctor teacher survivor neighbour neighbor colleague friend relative protester voter"
    " worker driver man woman voice figure observer delegate negotiator lawmaker senator minister president governor mayor"
    " ambassador envoy director chairman chairwoman chair chief head leader secretary general judge prosecutor captain editor"
    " professor author strategist coordinator inspector foreman pilot historian scientist banker deputy candidate premier"
    " chancellor king queen bishop pope coach owner manager founder executive representative master professional physician"
    " nurse activist campaigner mediator captain fisherman farmer student scholar correspondent reporter"
    " journalist columnist nominee attorney commissioner opponent proponent backer mother father parent son daughter brother"
    " brigadier colonel major lieutenant sergeant admiral marshal corporal commodore"
    " boss medic paramedic surgeon docker skipper sailor clerk cleric priest imam detective constable treasurer auditor"
    " firefighter sister wife husband niece nephew cousin aunt uncle widow ceo cfo co-founder co-owner vice-president".split()
)

# Roles of those who are told of without a name: "the official" goes back to another description, never to a name nearby.
ANONYMOUS = frozenset(
    "official source aide adviser advisor employee member diplomat person people witness resident analyst expert officer soldier"
    " critic supporter operative insider user trader survivor relative protester voter worker observer delegate lawmaker".split()
)

# Parts that speak for the document they belong to: "its second page states".
PARTS_OF_DOCUMENTS = frozenset(
    "page cover annex article chapter paragraph section passage appendix preface footnote entry line words".split()
)

# By what one may be described who turns out to have any role.
ANYBODY = frozenset("person man woman source voice figure people insider".split())

# Bodies that speak as one. With "the" they are named by what they are: "the ministry".
BODIES = frozenset(
    "ministry office association government company bank agency group department police army authority council committee"
    " commission court administration service institute university union party firm board parliament congress senate embassy"
    " coalition organisation organization operator regulator foundation command fund federation league centre center"
    " secretariat militia campaign navy team operation hospital corporation bureau"
    " military cabinet regime leadership presidency treasury".split()
)

# What any body may be called that has been named before. A ministry or a court is not "the company".
FIRMS = frozenset(
    "company firm group corporation organisation organization manufacturer carrier airline retailer maker producer operator"
    " lender insurer contractor consortium".split()
)

# What is written rather than said.
DOCUMENTS = frozenset(
    "report memo memorandum letter statement draft paper document log record records study survey poll book article"
    " editorial newsletter filing audit treaty transcript note notes indictment complaint review outlook data dispatch"
    " e-mail email release manifesto resolution file cable"
    " assessment dossier bulletin circular communique notice advertisement ad video film footage clip statistic analysis lawsuit"
    " memoir".split()
)

# What publishes. "The magazine" is the one last named.
OUTLETS = frozenset(
    "newspaper magazine website broadcaster station paper network weekly daily journal outlet channel site programme program"
    " tabloid newswire wire blog newsletter".split()
)

# What makes whatever the report calls so an outlet: any scheme is a "program", any gang may be a "network".
SURELY_OUTLETS = OUTLETS - frozenset("program programme site network wire".split())

# A word in a name that makes it an outlet's, or a body's.
OUTLET_NAMES = frozenset(
    "times post news radio gazette courier herald tribune press weekly review monitor standard journal daily tv television"
    " magazine chronicle observer telegraph mail globe dispatch bulletin broadcasting channel network fm wire"
    " star echo sentinel examiner inquirer argus guardian mirror advertiser ledger record"
    " reuters bloomberg cnn bbc cnbc msnbc abc cbs nbc npr pbs afp ap fox politico breitbart".split()
)
BODY_NAMES = frozenset(
    "ministry office association government company bank agency group department police army authority council committee"
    " commission court administration service institute university union party board parliament congress senate embassy"
    " coalition organisation organization foundation command fund federation centre center corp corporation inc ltd llc"
    " holdings partners capital shipping grid hydro state house bureau college school hospital academy society".split()
)

PLURAL_PRONOUNS = frozenset("they them themselves".split())
FEMALE_PRONOUNS = frozenset("she her herself".split())
MALE_PRONOUNS = frozenset("he him himself".split())
THING_PRONOUNS = frozenset("it itself which".split())
WRITER_PRONOUNS = frozenset("i me my myself we us".split())
POSSESSIVES = frozenset("his her its their our my whose".split())
PRONOUNS = PLURAL_PRONOUNS | FEMALE_PRONOUNS | MALE_PRONOUNS | THING_PRONOUNS | frozenset(("who", "that"))

HONORIFICS = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof professor rev gen general col colonel capt captain lt sgt maj major brigadier"
    " sen senator rep gov governor president minister secretary ambassador judge justice king queen prince princess pope"
    " chancellor premier mayor inspector detective officer sheriff chief director chairman spokesman spokeswoman attorney"
    " deputy assistant former vice acting speaker candidate nominee republican democratic commissioner commander representative"
    " congressman congresswoman lawmaker veterinarian"
    " sergeant lieutenant corporal admiral marshal commodore constable father sister".split()
)
# Words that belong to a title only where another follows: "Foreign Minister", but not "Foreign Policy".
BEFORE_TITLES = frozenset(
    "energy foreign prime finance interior defence defense health justice home state treasury us u.s uk eu".split()
)
FEMALE_TITLES = frozenset("mrs ms miss lady dame queen princess spokeswoman chairwoman sister".split())
MALE_TITLES = frozenset("mr sir lord king prince spokesman chairman father".split())


def singular(noun: str) -> str:
    """The entry of a plural: `officials` -> `official`, `people` stays."""
    if noun.endswith("sis"):
        return noun
    for ending, to in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 2 and not noun.endswith("ss"):
            return noun[: -len(ending)] + to
    return noun
