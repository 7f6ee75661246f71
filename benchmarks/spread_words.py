"""Words and sentence patterns for invented news: each fact can be told in several ways, each way with the same slots.

A slot is `{name}` for a value of the fact, drawn from `SLOTS` once for the fact, so that two tellings say the same.
"""

from __future__ import annotations

_NOUNS = (
    "pump valve turbine sluice crane silo tanker ferry barge depot quarry kiln mast pylon conduit culvert hangar"
    " weir lock dredger boiler furnace reactor chimney archive ledger granary orchard vineyard abattoir smelter"
    " foundry loom mill tannery brewery laundry clinic ward morgue chapel school library court prison barracks"
    " armoury checkpoint customs-shed lighthouse jetty breakwater causeway viaduct tunnel tramway siding"
).split()
_ADJECTIVES = (
    "old northern leaking disputed half-built borrowed rusted flooded idle crowded private municipal guarded sealed"
    " temporary collapsed overloaded unlicensed repaired forgotten burnt converted rented abandoned listed eastern"
).split()
_THINGS = (
    "tar salt copper grain diesel lime peat wool timber chlorine cement fodder ammonia lead sugar paper slate barley"
    " vaccine seed fertiliser coal honey rope glass kelp cod sand marble resin"
).split()
_ACTS = (
    "inspected sold fenced drained rewired repainted emptied insured photographed surveyed shut reopened searched"
    " leased weighed condemned audited guarded measured mapped cleared blocked auctioned registered"
).split()
_EVENTS = (
    "flood strike fire derailment blackout audit raid eclipse heatwave landslide robbery election merger inquest"
    " referendum recall outbreak drought collision mutiny closure blockade"
).split()
_ROLES = (
    "mayor,treasurer,harbour master,coroner,chief engineer,union secretary,headteacher,district nurse,fire warden,"
    "prosecutor,ombudsman,water commissioner,station master,archivist,surveyor,county vet,lock keeper,auditor"
).split(",")
_BODIES = (
    "council,inspectorate,water board,harbour trust,rail union,growers' league,tenants' league,coastguard,"
    "audit office,health board,forestry service,chamber of trade,rescue corps,licensing panel"
).split(",")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TIMES = "before dawn,at noon,after midnight,during the night shift,early in the evening,around breakfast".split(",")

SLOTS: dict[str, tuple[str, ...]] = {
    "noun": tuple(_NOUNS),
    "noun2": tuple(_NOUNS),
    "adj": tuple(_ADJECTIVES),
    "adj2": tuple(_ADJECTIVES),
    "thing": tuple(_THINGS),
    "act": tuple(_ACTS),
    "act2": tuple(_ACTS),
    "event": tuple(_EVENTS),
    "body": tuple(_BODIES),
    "day": tuple(_DAYS),
    "time": tuple(_TIMES),
    "n": tuple(str(n) for n in range(3, 990)),
    "m": tuple(str(n) for n in range(3, 990)),
}

# Slots whose values mostly come with a name before them.
NAMED = ("noun", "noun2", "thing", "body", "event")

# What a report tells itself: every row is one fact, told in three ways.
FACTS: tuple[tuple[str, str, str], ...] = (
    (
        "The {adj} {noun} near {place} was {act} {time} on {day}, {n} days after the {event}.",
        "On {day}, {n} days on from the {event}, {place}'s {adj} {noun} was {act} {time}.",
        "It took {n} days from the {event} until the {noun} outside {place}, {adj} as it was, could be {act}.",
    ),
    (
        "Some {n} tonnes of {thing} lie beside the {adj} {noun}, and nobody has {act} them since the {event}.",
        "Since the {event}, {n} tonnes of {thing} have sat un-{act} by a {adj} {noun}.",
        "A {noun} that is {adj} has had {n} tonnes of {thing} next to it ever since the {event}, never {act}.",
    ),
    (
        "The {body} of {place} met {time} and voted {n} to {m} to have the {noun} {act}.",
        "By {n} votes to {m}, {place}'s {body} decided that the {noun} must be {act}.",
        "A {noun} is to be {act} after {n} members of the {body} in {place} outvoted {m} others.",
    ),
    (
        "Records of the {body} show {n} complaints about {thing} and {m} about the {adj} {noun}.",
        "Complaints to the {body} number {m} over the {adj} {noun} and {n} over {thing}.",
        "People have written to the {body} {n} times about {thing}, and {m} times about a {noun} called {adj}.",
    ),
    (
        "A {adj} {noun} and a {adj2} {noun2} were {act} within {n} minutes of each other.",
        "Within {n} minutes both a {adj2} {noun2} and a {adj} {noun} had been {act}.",
        "First the {adj} {noun}, then {n} minutes later the {adj2} {noun2}: both were {act}.",
    ),
    (
        "Before the {event} {place} sent out {n} loads of {thing} a month; last month it was {m}.",
        "Loads of {thing} from {place} went from {n} a month before the {event} to {m}.",
        "Only {m} loads of {thing} left {place} last month, against {n} before the {event}.",
    ),
    (
        "Rebuilding the {noun} will cost {n} crowns a household, and {m} more if it is {act} again.",
        "Each household pays {n} crowns for the new {noun}, with {m} on top should it be {act} once more.",
        "If the {noun} is {act} a second time, {m} crowns a household come on top of the {n} for rebuilding.",
    ),
    (
        "Traffic past the {adj} {noun} was held for {n} hours while crews with {thing} worked {time}.",
        "Crews carrying {thing} kept the road by the {noun}, {adj} and narrow, closed {n} hours {time}.",
        "For {n} hours {time} nobody could pass the {adj} {noun}, where {thing} was being laid.",
    ),
    (
        "The {noun} was built for {n} people, is used by {m}, and was last {act} in the year of the {event}.",
        "Last {act} in the year of the {event}, the {noun} serves {m} people and was meant for {n}.",
        "Meant for {n}, the {noun} now has {m} users; not since the {event} has it been {act}.",
    ),
    (
        "In {place} the {body} owns the {noun}, the {adj} {noun2} beside it and {n} acres of {thing}.",
        "The owner of {n} acres of {thing}, a {noun} and a {adj} {noun2} is the {body} in {place}.",
        "{place}'s {body} holds title to a {noun}, to {n} acres under {thing} and to a {adj} {noun2}.",
    ),
    (
        "Two of the {n} {thing} carriers that were {act} on {day} had no papers, the log of the {noun} shows.",
        "According to the log at the {noun}, {n} {thing} carriers were {act} on {day}, two without papers.",
        "The {noun}'s log for {day} lists {n} carriers of {thing} as {act}, and papers for all but two.",
    ),
    (
        "Children from {place} walk {n} minutes further each {day}, round the {adj} {noun} and over the {noun2}.",
        "Every {day} the way to school in {place} is {n} minutes longer: round a {adj} {noun}, across a {noun2}.",
        "To get round the {adj} {noun}, pupils of {place} cross the {noun2}, which adds {n} minutes on a {day}.",
    ),
)

# What somebody says: told in three ways, no capital, no full stop.
CONTENTS: tuple[tuple[str, str, str], ...] = (
    (
        "the {adj} {noun} had been {act} {n} times since the {event}",
        "since the {event} crews had {act} the {adj} {noun} on {n} occasions",
        "they counted {n} occasions after the {event} on which the {noun} was {act}",
    ),
    (
        "nobody at the {body} knew that {thing} was kept in the {adj} {noun}",
        "the {body} was never told of {thing} inside the {adj} {noun}",
        "that {thing} lay in a {adj} {noun} was news to everyone on the {body}",
    ),
    (
        "at least {n} people were inside the {noun} when the {event} began",
        "when the {event} started, no fewer than {n} people were in the {noun}",
        "the {event} caught {n} people or more within the {noun}",
    ),
    (
        "the {body} will have the {noun} {act} by {day}, whatever the {event} brings",
        "come what may of the {event}, the {noun} gets {act} before {day} by the {body}",
        "{day} is the day by which the {body} wants its {noun} {act}, {event} or not",
    ),
    (
        "{n} barrels of {thing} went missing from the {adj} {noun} {time}",
        "somebody took {n} barrels of {thing} out of the {adj} {noun} {time}",
        "the {adj} {noun} was found {n} barrels of {thing} short {time}",
    ),
    (
        "without {thing} the {noun} cannot run for more than {n} hours",
        "the {noun} stops after {n} hours if there is no {thing}",
        "{n} hours is all that a {noun} lasts once the {thing} is gone",
    ),
    (
        "it was the {noun2} and never the {adj} {noun} that caused the {event}",
        "the {event} came from the {noun2}, and the {adj} {noun} had no part in it",
        "blame for the {event} lies with the {noun2} rather than with a {adj} {noun}",
    ),
    (
        "the bill for the {noun} had grown from {n} to {m} crowns in a year",
        "a year ago the {noun} was to cost {n} crowns and now it is {m}",
        "from {n} crowns the price of the {noun} went to {m} within twelve months",
    ),
)

ROLES = tuple(_ROLES)
# Two whom a story leaves unnamed are described apart: a reader could not tell them otherwise, and neither can a tool.
UNNAMED = (
    "an official with knowledge of the {event}",
    "a person who works at the {noun}",
    "a former employee of the {body}",
    "someone close to the inquiry into the {event}",
    "a {adj} {noun} worker",
)
# `{who}`, `{cue}` and `{what}` are the source, the cue and the content of the attribution.
INDIRECT = ("{who} {cue} that {what}.", "{who} {cue} on {day} that {what}.", "{what}, {who} {cue}.")
DIRECT = ("“{what},” {who} {cue}.", "{who} {cue}: “{what}.”", "“{what},” {cue} {who}.")
CITED = (
    "{who} told {relay} that {what}.",
    "{who} told {relay} on {day} that {what}.",
)
CUES = ("said", "stated", "insisted", "explained", "added", "warned")
FURNITURE = (
    "You are reading {outlet}, printed at {noun} lane since the {event} and sold with {thing} in {n} shops.",
    "{outlet} is a member of the {body} of the press; write to its {adj} {noun} desk about {thing} and the {event}.",
    "Every {day} {outlet} sends {n} readers a letter on {thing}, the {adj} {noun} and what was {act} that week.",
    "To hear {outlet} read aloud, ring the {noun} desk {time} on a {day}, and ask for {thing} or for the {event}.",
)
SYLLABLES = tuple(
    "bar bel bor cal dar del dun fen gar hal har kel kor lan lor mar mel mor nar nel or pel quar ras rin sel sor tal tar tor"
    " ul van vel vor wen yar zel".split()
)
ENDINGS = tuple("by den ford gate ham holm ley mouth ness stead stow thorpe ton vik wick worth".split())
PAPERS = tuple("Courier Gazette Herald Ledger Mercury Observer Post Record Sentinel Standard Times Tribune".split())
