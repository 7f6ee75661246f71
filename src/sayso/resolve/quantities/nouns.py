"""Words that tell what is counted: persons, states that persons are in, bodies that hold a number of them. Each is tested."""

from __future__ import annotations

import re

from sayso.resolve.words import ROLES, singular

_NOT_PERSONS = frozenset("figure voice head chair".split())
_MORE_PERSONS = frozenset(
    "fighter militant terrorist jihadist insurgent rebel gunman troop serviceman servicewoman paratrooper marine sailor airman"
    " policeman policewoman guard sniper bomber attacker assailant suspect hostage prisoner detainee inmate captive convict"
    " civilian child kid boy girl baby infant teenager adult youth pensioner mother father parent son daughter wife husband"
    " brother sister victim dead death casualty fatality passenger crewman migrant refugee evacuee immigrant expatriate"
    " demonstrator marcher rioter recruit conscript reservist volunteer veteran defector deserter traitor spy agent contractor"
    " mercenary consultant citizen national inhabitant villager islander foreigner human individual tourist traveller traveler"
    " patient medic paramedic firefighter rescuer lawmaker legislator congressman politician minister mp cleric imam priest"
    " nun monk muslim christian jew sunni shiite kurd arab turk pupil lecturer viewer listener reader follower subscriber"
    " customer client shopper consumer taxpayer employer staffer personnel staff police crew viewer applicant"
    " holder participant attendee guest player athlete fan spectator competitor jihadi islamist extremist separatist loyalist"
    " commando combatant belligerent operative trooper soldier clergyman murderer criminal offender smuggler trafficker"
    " men women children mps orphan widow dissident exile returnee seeker spies"
    " democrat republican liberal conservative communist respondent latino hispanic "
    " speechwriter writer questioner"
    " contestant contributor donor registrant caller lobbyist billionaire millionaire celebrity actor actress musician singer"
    " artist chef superintendent sergeant lieutenant corporal juror magistrate mathematician trainee apprentice cadet elder"
    " hacker activist blogger broadcaster whistleblower informant courier scout guide translator interpreter".split()
)
_NOT_ISTS = frozenset("consist persist subsist checklist shortlist blacklist playlist wishlist waitlist".split())
_TRADES = frozenset(
    "diver cook miner shepherd clerk baker barber builder butcher carpenter porter plumber mechanic technician electrician"
    " architect accountant cashier waiter waitress tailor hunter ranger dancer gardener cleaner nanny herder weaver grower"
    " trucker docker logger potter thief robber burglar dealer vendor seller buyer tenant landlord homeowner motorist"
    " pedestrian commuter rider climber hiker swimmer skier parishioner worshipper pilgrim believer settler peasant labourer"
    " laborer craftsman artisan merchant manufacturer importer exporter publisher producer".split()
)
PERSONS = (ROLES - _NOT_PERSONS) | _MORE_PERSONS | _TRADES
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ans|is|ese)|Kurds|Turks|Arabs|Jews|Poles|Danes|Swedes|Finns|Serbs"
                      r"|Croats|Czechs|Greeks|Britons|Thais|Tajiks|Uzbeks|Kazakhs|Filipinos|Slovaks|Scots|Druze")  # fmt: skip
# Said of persons in place of a noun: "41 dead", "30 were wounded".
STATES = frozenset(
    "dead killed wounded injured missing hurt arrested detained displaced homeless drowned shot stabbed beheaded executed"
    " kidnapped abducted hospitalised hospitalized infected unaccounted trapped evacuated sick ill".split()
)
# Verbs whose bare number as an object is of persons: "killing 12".
DONE_TO_PERSONS = frozenset(
    f"{stem}{ending}"
    for stem, endings in {
        "kill": "s,ed,ing", "injur": "es,ed,ing", "wound": "s,ed,ing", "arrest": "s,ed,ing", "behead": "s,ed,ing",
        "kidnap": "s,ped,ping", "abduct": "s,ed,ing", "execut": "es,ed,ing", "murder": "s,ed,ing", "hospitali": "sed,zed",
    }.items()
    for ending in endings.split(",")
)  # fmt: skip
# "A family of four": what stands before is counted, in persons.
OF_PERSONS = frozenset(
    "family crew team group gang party squad staff population crowd audience jury panel delegation cell platoon unit band"
    " workforce household cabinet".split()
)
# What is told as a number of its own: "the toll rose to 41".
TOLLS = frozenset("toll".split())
MEASURED = frozenset(
    "number total rate price cost toll figure population turnout share output production deficit debt budget inflation"
    " unemployment value capacity strength ratio average count level amount sum fine tariff tax wage salary temperature"
    " speed weight height length width depth distance range area revenue profit loss sales exports imports growth".split()
)
# Plural words that stand before another noun in its name more often than they are counted.
_BEFORE_NOUNS = frozenset("arms news sports rights sales".split())
_PLURALS = frozenset(
    "oxen geese sheep fish deer people men women children police"
    " troops personnel staff feet teeth mice cattle aircraft crew".split()
)
_NOT_PLURAL = frozenset(
    "us is was has its this thus does as less across gas bus news yes plus versus perhaps always".split()
)
_FOLK = ("people", "folk", "men", "women")
_ENDS_OF_SINGULAR = ("ss", "us", "is", "ous", "’s", "'s")


def is_person(noun: str, exact: str) -> bool:
    """Is this noun, in small letters and as written, one for persons?"""
    one = noun[:-2] if noun.endswith(("ches", "sses", "xes")) else singular(noun)
    ist = len(one) > 6 and one.endswith("ist") and one not in _NOT_ISTS
    folk = noun.endswith(_FOLK)  # Townspeople, kinsfolk, oarsmen.
    return one in PERSONS or noun in PERSONS or ist or folk or bool(_DEMONYM.fullmatch(exact))


def is_plural(noun: str, exact: str) -> bool:
    """Does this noun look like a plural?"""
    if noun in _PLURALS or _DEMONYM.fullmatch(exact):
        return True
    if noun in _NOT_PLURAL or noun in _BEFORE_NOUNS or len(noun) < 4:
        return noun in ("mps",)
    return (noun.endswith("s") and not noun.endswith(_ENDS_OF_SINGULAR)) or noun.endswith(("men", "people", "folk"))
