"""The kinds of leftovers: what a site prints around an article, each with what its block looks like.

Each row has the alternatives that tell its kind, any of which is enough, and a `reach` that says how much goes with it:

- `line`: the block alone, wherever it stands;
- `below`: the block, and all below it unless a sentence stands there (buttons stand in the middle of articles too);
- `rest`: the block, and all below it unless two paragraphs stand there;
- `end`: the block and all below it, once there is an article above it (readers' comments may look like an article);
- `tail`: the block alone, and only below the article's last paragraph, since the words could stand in an article too.

Every alternative has an example in the tests. Letters match in both cases, but for those inside `(?-i:...)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Leftover(NamedTuple):
    """One kind of leftover: its name, how far it reaches, the alternatives it is told by, and these as two patterns:
    those for the start of a block, and those for anywhere in it (searching a block for its start takes long)."""

    name: str
    reach: str
    alternatives: tuple[str, ...]
    starts: re.Pattern[str]
    holds: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        """Is the text of a block a leftover of this kind?"""
        return bool(self.starts.match(text) or (self.holds and self.holds.search(text)))


def _row(name: str, reach: str, *alternatives: str) -> Leftover:
    starts = "|".join(a for a in alternatives if a.startswith("^")) or r"(?!)"
    holds = "|".join(a for a in alternatives if not a.startswith("^"))
    found = re.compile(holds, re.IGNORECASE) if holds else None
    return Leftover(name, reach, alternatives, re.compile(starts, re.IGNORECASE), found)


_NAME = r"(?-i:[A-Z][\w’'.-]+)"
_NETWORK = (
    r"(?:twitter|x|facebook|instagram|youtube|linkedin|whatsapp|telegram|threads|tiktok|mastodon|bluesky|reddit"
    r"|pinterest|tumblr|snapchat|social media)"
)
_LETTER = r"(?:newsletters?|e-?mails?|alerts?|updates|briefing|inbox|podcasts?)"
_WRITE_IN = (
    r"(?:tell us|write to|e-?mail|contact|ring|call|send|let us know|get in touch|our (?:letterbox|form|newsroom|desk))"
)
_PAGE_NAME = r"(?:home|news|privacy|terms|contact|corrections?|letters|subscribe|accessibility|advertise)"
_MENU_ITEM = r"[^|←→]{1,60}"
_DONE = r"(?:reporting|writing|editing|edited|produced|translated|compiled)"
_CREDITS = r"(?>(?-i:[A-Z(])[\w.’'()-]*|and|in|for|of|by|from|additional|reporting|editing|writing|the|with|de|van|von)"

LEFTOVERS = (
    _row(
        "comment form",
        "end",
        r"^leave (?:us )?a (?:reply|comment)\b",
        r"^(?:post|add|write) (?:a|your) comment\b",
        r"^join the (?:discussion|conversation)[.!]?$",
        r"^(?:\d+ )?comments?(?: ?\(\d+\))?:?$",
        r"^\d+ (?:responses|thoughts|replies) (?:to|on) [“\"‘]",
    ),
    _row(
        "comment form field",
        "end",
        r"^your e-?mail address will not be",
        r"^required fields are marked",
        r"^name ?\*.{0,20}e-?mail ?\*",
        r"^(?:sign|log) in to (?:comment|reply|post)\b",
    ),
    _row(
        "share buttons",
        "below",
        r"^share (?:this|on|via|with)\b.{0,80}$",
        r"^share:?$",
        r"^click (?:here )?to (?:share|tweet|e-?mail|print)\b",
        r"^tweet this\b",
        r"^print friendly\b",
        r"^like this:",
        r"^like (?:the|this) (?:article|story|post)\?",
        r"\bshare it with your friends\b",
        r"\bshare buttons\b",
    ),
    _row(
        "share words",
        "below",
        rf"^(?:(?:tweet|toot|share|copy link|print|e-?mail|pin|{_NETWORK})\b[\s,·|/]*){{2,}}$",
    ),
    _row("menu", "below", rf"^(?=[^.]{{0,200}}$){_MENU_ITEM}(?:\s\|\s{_MENU_ITEM}){{2,}}$", r"^[←»]", r"→$"),
    _row("note to readers", "rest", r"^note to (?:our )?readers\b"),
    _row(
        "follow us",
        "below",
        rf"^follow .{{2,60}}? on {_NETWORK}\b",
        r"^(?:on twitter,? )?follow (?:us\b|me\b|@)",
        r"^follow .{2,40}?\bcoverage\b",
        rf"^(?:find|like) us on {_NETWORK}\b",
        r"^connect with us\b",
    ),
    _row(
        "copyright",
        "rest",
        r"^©",
        r"^\(c\)\s*(?:copyright|\d{4})",
        r"^\(c\)\s[^.;]{2,60}\d{4}\W*$",
        r"^copyright\W*(?:©|\(c\)|\d{4})",
        r"^copyright (?-i:The [A-Z])",
        r"^copyright [^.]{2,60}\d{4}\W*$",
        r"^all rights reserved\b",
    ),
    _row(
        "other articles",
        "below",
        r"^read (?:next|more|also|on)(?:\s*(?:[:»>→]|$)|\s+(?:about|here|from)\b)",
        r"^related(?: (?:topics|articles|stories|posts|news|content|links))?\s*(?::|$|\s[-–]\s)",
        r"^see also\s*(?::|$)",
        r"^(?:see more|don[’']t miss)\s*(?::|$)",
        r"^more (?:from|by|on) (?-i:[A-Z\[])[^.!?]{0,80}$",
        r"^most (?:read|popular|viewed)(?: (?:in|on|stories|articles|news|posts)\b.{0,40})?\W*$",
        r"^recommended(?: for you| reading| stories)?\W*$",
        r"^other news$",
        r"^also (?:in|on|by) [^.!?:]{2,40}(?::|$)",
        r"^you (?:may|might) also (?:like|enjoy|be interested)\b",
        r"^(?:recent|latest) (?:posts|news|articles|stories)\s*(?::|$)",
        r"^trending(?: now| topics| stories)?\s*(?::|$)",
        r"^in case you missed\b",
    ),
    _row(
        "about the author",
        "rest",
        r"^about the authors?\s*(?::|$)",
        rf"^about {_NAME}(?: {_NAME}){{1,2}}\s*(?::|$)",
        r"^articles by\s*:",
    ),
    _row(
        "book for sale",
        "rest",
        r"^(?:order|buy|get|pre-?order)\b.{0,80}\b(?:books?|copy|copies|paperback|hardback|atlas)\b",
        r"^ISBN\b",
        r"^(?:list|special|our|sale) price\b",
        r"\bclick to order\b",
        r"\b(?:now|out) (?:now )?in paperback\b",
        r"\b(?:add|put) (?:it |this )?(?:to|in|into) (?:my|your|the) (?:basket|cart)\b",
    ),
    _row(
        "newsletter",
        "line",
        r"^subscribe\W*$",
        r"^subscribe (?:to|now|for|here|today)\b",
        rf"^(?:you can )?(?:also )?(?:sign up|subscribe)\b.{{0,80}}\b{_LETTER}\b",
        rf"^get (?:our|the|all the)\b.{{0,60}}\b{_LETTER}\b",
        r"^become an? (?:member|supporter|subscriber|friend)\b",
        r"^did you (?:like|enjoy) this\b",
        r"^enjoy(?:ed|ing) (?:this|our) (?:story|article|report|piece|coverage|journalism)\b",
        r"^enjoyed this\W*$",
        r"\bjoin (?:over |more than )?[\d,.]+ (?:other )?(?:readers|subscribers)\W*$",
        r"^if you (?:enjoyed|liked) this (?:article|story|piece|post)\b",
        r"^(?:like|enjoy|love)d? what you\b",
        r"^support (?:us|our work|(?:our |local |independent )(?:news|journalism|reporting))\b",
    ),
    _row(
        "app or player",
        "line",
        r"^download (?:the|our)\b.{0,40}\bapps?\b",
        r"^(?:listen|watch) (?:again|live)\b",
        r"^listen to .{0,60}\bour podcast\b",
        r"\byour browser does not support\b",
        r"^video\s*:",
        r"^(?-i:NEXT|READ NEXT|WATCH)\s*:",
        r"\ball quotes delayed\b",
    ),
    _row(
        "page tools",
        "line",
        r"^(?:print|e-?mail|text size|tweet|advertisement|sponsored(?: content)?)(?:\s*[·|•].*)?$",
        r"\bsend to a friend\b",
        r"^story continues below\b",
        r"^back to (?:top|all)\b",
    ),
    _row(
        "cookie notice",
        "line",
        r"^(?:we|this (?:web)?site) (?:and our \d+ partners|used?|uses)\b.{0,60}\bcookies\b",
        r"^we value your privacy\b",
        r"^(?:view |read )?(?:our )?(?:cookie|privacy) policy\W*$",
    ),
    _row(
        "tips",
        "line",
        r"^(?:have|got) (?:a|any) (?:news )?(?:tips?|stor(?:y|ies))\b",
        r"^send (?:us )?(?:your )?tips\b",
        r"\bsend tips to \S*[@\[]",
        r"^do you know more\?",
        r"^contact (?:our|the) (?:reporters?|newsroom|authors?)\b",
        r"^for media (?:inquiries|enquiries)\b",
    ),
    _row(
        "picture credit",
        "line",
        r"^\W*featured image\b",
        r"^\W*(?:image|photo|picture|cover image)(?: credit)?s?\s*(?::|is from|by |courtesy)",
    ),
    _row(
        "desk credit",
        "line",
        rf"^\W*(?:additional )?{_DONE}(?: and \w+)? by (?:{_CREDITS}[\s;,.)]*)+$",
        r"\b(?-i:[A-Z])[\w’'-]+ contributed (?:reporting|to this (?:report|story|article))\W*$",
    ),
    _row(
        "where from",
        "tail",
        r"^\W*contributing\s*:",
        r"^\W*(?:h/t|hat tip)\b",
        r"\bcontributed reporting from\b",
        r"^\W*(?:with|includes?|including|contains?|based on)\s(?:additional\s|some\s)?"
        r"(?:reporting|reports?|material|files?|copy|input)\s(?:by|from)\s(?:the\s)?(?-i:[A-Z][\w’'&.-]*(?:,?\s(?:and\s|of\s|the\s)*[A-Z][\w’'&.-]*){0,5})\W*$",
        rf"^\W*{_NAME}(?: {_NAME})? reported from (?-i:[A-Z])[^.]{{1,60}}(?:\.|$)",
        rf"{_NAME} {_NAME} contributed\W*$",
    ),
    _row(
        "first published",
        "tail",
        r"^the original source of this article is\b",
        r"^(?:this (?:article|story|post|piece|essay|column) )?(?:was )?(?:originally|first) (?:published|printed|appeared)\b",
        r"^this (?:article|story|post|piece|essay|column) (?:was|has been) (?:re)?(?:printed|published|adapted|produced)\b",
        r"^republished (?:from|with)\b",
        r"^sources?\s*:\s*[^.:]{2,60}$",
    ),
    _row(
        "legal notice",
        "tail",
        r"^disclaimer\b",
        r"\breproduction (?:only|without)\b",
        r"\bcopyright\b.{0,400}\bfair use\b",
        r"\bfair use\b.{0,200}\b(?:copyright|provisions|section 107)\b",
        r"^terms (?:of use|and conditions)\b",
        r"\bterms (?:of use|and conditions) apply\b",
        r"\bsubject to (?:our|the) terms\b",
        r"\bviews(?: and [\w ]{4,20})? expressed\b.{0,80}\b(?:authors?|own|writers?|necessarily|editorial|those of)\b",
        r"\bresponsib\w+ of the authors?\b",
        r"\bto order a reprint\b",
        r"\bpermission\b.{0,80}\b(?:cross-post|reprint|reproduce|republish|copyright)",
        r"\bmay (?:reprint|reproduce|republish)\b",
        r"\bcopyrighted material\b",
    ),
    _row(
        "about the site",
        "tail",
        rf"^(?:the )?{_NAME}(?: {_NAME}){{0,3}} (?:is|are) (?:funded|published|supported) by\b[^.]*$",
        r"\bis a member of the\b.{0,60}\b(?:press|media|newspaper|publishers|broadcasting)\b",
        r"^registered (?:at|with)\b",
        r"^(?:powered|built) (?:by|with)\b",
        r"^our standards\s*:",
        r"^complaints\s*(?:[:·|]|$)",
        r"^letters to the editor\s*(?:[:·|]|$)",
        r"\b(?:corrections?|licensing|syndication|complaints|reprints?) and \w+\s*:",
        r"\b(?:licensing|syndication|reprints?)\s*:",
        r"^(?:.{2,60}\. )?published (?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
        r"^(?:.{2,60}\. )?published (?:daily|weekly|monthly)\b",
        r"\bvisitor no\b",
    ),
    _row(
        "call to readers",
        "tail",
        rf"^(?:do|did|have|are|were) you\b[^.?]{{2,60}}\?\s.{{0,80}}\b{_WRITE_IN}\b",
        r"^(?:seen|know|got|heard) (?:something|anything|more)\b[^.?]{0,40}\?",
    ),
    _row(
        "contact",
        "tail",
        r"^(?:contact|e-?mail|phone|tel|write to)\b.{0,80}(?:@|\+\d|\d{3}[ -]\d{3})",
        r"\[email protected\]",
        r"^(?:reach|contact) (?:him|her|them|the author)\b",
        r"^enter your e-?mail\b",
    ),
    _row(
        "elsewhere",
        "tail",
        r"^read (?:the (?:rest|full)|it all)\b.{0,80}$",
        r"^(?:watch|listen to|see|view) (?:the|a|both)\b.{0,60}\b(?:here|above|below)\W*$",
    ),
    _row("article lists", "tail", r"^(?:tags?|topics?|categories|filed under|theme|region)\s*:"),
    _row(
        "about the writer",
        "tail",
        r"^the (?:author|writer|columnist)s? (?:is|are|was|were)\b",
    ),
    _row("citation", "tail", r"^citation\s*:", r"^doi\s*:\s*10\.", r"\bretrieved \d{1,2} \w+ \d{4} from\b"),
    _row(
        "page name",
        "tail",
        rf"^{_PAGE_NAME}(?:\s?[·|•,]\s?[\w ]{{1,40}})*$",
    ),
    _row("menu of two", "tail", r"^(?=[^.]{0,120}$)[^|\d]{1,60}\s\|\s[^|\d]{1,60}$"),
)
