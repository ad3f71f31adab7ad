"""What one line of page furniture looks like: patterns by reason, for lines whose blanks are folded.

Every pattern must match a whole line of at most `LONGEST_LINE` characters, so none of them can be slow. A pattern belongs here
only if a sentence of an article cannot match it: what is missed is read in vain, what is wrongly left out is lost.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Reason = Literal[
    "advertisement", "byline", "caption", "comments", "contact", "cookies", "copyright", "front matter", "headline",
    "navigation", "no words", "related links", "share", "subscription",
]  # fmt: skip
"""Why a range of an article is left out."""

LONGEST_LINE = 600

_NETWORK = (
    r"(?:twitter|x|facebook|instagram|whatsapp|linkedin|telegram|youtube|tiktok|threads|bluesky|mastodon|reddit|pinterest"
    r"|google news)"
)
_PIECE = r"(?:article|story|page|post|video|report|item|content|gallery|podcast|news)"
_NAME = r"(?-i:[^\W\da-z_])[\w.'’-]*"
_WHO = rf"(?:{_NAME}|and|via|for|the|of)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?\(?[a-z]{2,5}\)?)?"
_DATE = (
    rf"(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
)
_MOMENT = (
    rf"(?:{_DATE}(?:,? (?:at |[-–—|·•/] ?)?{_CLOCK})?|{_CLOCK},? (?:on )?{_DATE}"
    r"|\d{1,2} (?:minute|hour|day|week|month)s? ago)"
)
_AGENCY = (
    r"(?:ap|afp|reuters|bloomberg|upi|pa media|dpa|efe|ansa|xinhua|tass|(?:the )?associated press|agence france-presse"
    r"|press association)"
)

_PATTERNS: dict[Reason, tuple[str, ...]] = {
    "copyright": (
        r"(?:copyright|\(c\))(?: (?:©|\(c\)))? ?(?:19|20)\d\d\b.*",
        r"copyright ?(?:©|\(c\)).*",
        r"©.*",
        r"(?:.{0,300}[.;,|] )?all rights reserved[.!]?(?: (?:this|no part|reproduction|unauthori[sz]ed|use of|terms"
        r"|privacy|material)\b.*)?",
        r"(?:this|the) (?:material|content|article|story) (?:may|must|can) not be .{0,120}\b(?:rewritten|redistributed"
        r"|without .{0,40}permission)\b.*",
        r"the \w+ is not responsible for the content of external (?:web ?|internet )?sites\b.*",
    ),
    "caption": (
        r"(?:image|media|photo|picture|video) (?:caption|credit|source|copyright)s?(?:[:,].*| (?-i:[^\W\da-z_]"
        r"|[“‘'\d]).*|)",
        r"(?:photo|photograph|picture|pic|image|file photo|photo by|photo credit|image credit"
        r"|photo courtesy)s?(?: courtesy of| by)?: ?.{1,300}",
        rf"(?:photo|photograph|picture|image)s? (?:by|courtesy of) {_WHO}(?:(?: | ?[/|,&] ?){_WHO}){{0,9}}",
        r"file(?: photo)? ?[-–—:] ?.{10,}",
        r"(?:[\w.'’-]+[ /|]{1,3}){0,6}(?:getty images|afp via getty|afp/getty|ap photo|file photo|shutterstock|alamy)\.?",
        rf"(?:reuters|ap photo|afp|epa)/(?:{_NAME})(?: {_NAME}){{0,3}}",
        r"(?:enlarge (?:this )?image|(?:toggle|hide|show) caption)(?: .*)?",
        r"(?:view (?:image|gallery) in fullscreen|open image in gallery)",
        r"(?:photo|picture|image|slide) \d{1,3} (?:of|/) \d{1,3}(?:[:.]? .*)?",
        r"(?:.{0,400} )?[^\s()]{0,40}(?:/| via )getty images(?:, file)?\.?",
        rf".{{5,400}}(?<![.!?”\"’)] )© ?(?-i:[^\W\da-z_])[\w-]*(?: (?:{_NAME}|and|for|via)|, {_NAME}"
        rf"| ?/ ?{_NAME}){{0,6}}(?: \([^()]{{1,40}}\))?",
        r".{10,400}[.!?”\"’] (?:photograph|photo|picture): .{2,80}",
        r"(?-i:GETTY|Getty Images|Getty - Contributor)(?: IMAGES)? (?-i:[A-Z]).*[^.]",
        r"!\[[^\]]*\]\([^)]*\)",
    ),
    "share": (
        rf"share (?:this|the|our|via|on|to|with)(?: (?:{_PIECE}|{_NETWORK}|link|email|e-mail|friends|page|on|via|by"
        rf"|with|your|this|or|and|to|a|friend)){{1,8}}[.:!]?",
        rf"(?:share|tweet|post|send|pin|email|e-mail|print|save) this(?: {_PIECE})?[.:!]?",
        rf"(?:follow|like|find|join|connect with) (?:us|me)\b.{{0,60}}\b(?:on|at|@).{{0,20}}\b{_NETWORK}\b.{{0,80}}",
        rf"(?:you can )?follow .{{2,60}} on (?:{_NETWORK}|social media)\b.{{0,60}}",
        r"(?:follow|tweet|tweet to|on twitter|twitter):? ?@\w+(?:[ ,]+(?:and )?@\w+){0,4}\.?",
        r"copy (?:link|url)(?: to clipboard)?",
        rf"(?:share|follow) (?:this|us|on): ?{_NETWORK}(?:[ |·•,/]+(?:{_NETWORK}|e-?mail|print|copy link)){{0,9}}",
        rf"(?:(?:{_NETWORK}|share|tweet|save|print|e-?mail|copy link|report this article"
        rf"|comments?(?: \(\d+\))?)(?:[ |·•,/]+|\Z)){{2,12}}",
        r"read or share this (?:story|article)\b.{0,120}",
        r".{0,200}\ba post shared by .{2,80} on .{4,60}",
        r"share(?: (?:full )?article)?[:.]?",
        r"(?:\d+(?:\.\d)?k? )?shares?",
        r"these are external links and will open in a new window",
    ),
    "cookies": (
        r"(?:we|this (?:web)?site|our (?:web)?site)(?: and .{2,60})? uses? (?:[\w-]+ ){0,4}cookies\b.{0,200}"
        r"\b(?:browser|experience|consent|accept|agree|settings|policy|preferences|ads|advertising|traffic|analy[sz]e"
        r"|functionality)\b.*",
        r"by (?:continuing|using|browsing|clicking|visiting).{0,80}\b(?:you (?:agree|accept|consent)|you are agreeing)\b.*",
        r"(?:accept|reject|allow|manage|decline|review)(?: all| my| your| only)?(?: essential| necessary)? (?:cookies"
        r"|cookie (?:settings|preferences))(?: .{1,40})?",
        r"(?:cookie|privacy) (?:policy|settings|preferences|notice|statement|choices|consent)",
        r"(?:we|this (?:web)?site) (?:use|uses) cookies\.?",
        r"do not sell (?:or share )?my personal (?:information|data)",
        r"we (?:and our (?:\d+ )?partners|value your privacy).{0,20}(?:store|process|privacy)\b.*",
    ),
    "subscription": (
        r"(?:please )?(?:sign up|signup|subscribe|register)\b.{0,100}\b(?:newsletters?|inbox|podcast|youtube channel"
        r"|email alerts|e-mail alerts|briefing|bulletin)\b.{0,100}",
        r"(?:get|receive|want)\b.{0,80}\b(?:newsletters?|(?:in|to) your inbox|delivered to you)\b.{0,80}",
        r"(?:already a (?:subscriber|member)|not a (?:subscriber|member)|have an account)\?.{0,60}",
        r"subscribe(?: (?:now|today|here|to continue(?: reading)?|to read more|for full access))?[.!]?",
        r"(?:sign up|register)(?: (?:now|here|for free|to continue(?: reading)?))?[.!]?",
        r"(?:this|the rest of this) (?:article|story|content) is (?:only )?(?:for|available to"
        r"|reserved for)(?: our)?(?: \w+)? (?:subscribers|members)(?: only)?\.?",
        r"(?:to continue reading|to read the full (?:article|story)),? .{0,80}\b(?:subscribe|sign (?:in|up)|log in"
        r"|register)\b.{0,40}",
        r"you (?:have|['’]ve) (?:read|reached|used|\d).{0,60}\bfree (?:article|articles|stories)\b.*",
        r"(?:to|for) (?:enjoy )?(?:unlimited|full|digital) access,? (?:please )?subscribe\b.{0,40}",
        r"sign up for .{0,40}\balerts\b.{0,60}",
        r"(?:support|fund) (?:our|independent|quality|local) journalism\b.{0,120}",
        r"download (?:our|the [\w ]{0,30}\bnews) .{0,20}\bapp\b.{0,80}",
        r"(?:thank you|thanks) for (?:reading|subscribing|signing up|registering)\b.{0,60}",
        r"(?:newsletter|newsletters|email address|your email|e-mail address)",
    ),
    "navigation": (
        r"(?:skip to (?:main )?(?:content|navigation)|back to (?:the )?(?:top|home ?page)|jump to content"
        r"|accessibility (?:links|help)|main menu|site ?map)",
        r"(?:home|homepage|news|menu) ?[>»›|] ?.{2,80}",
        r"(?:[^\W\d](?:[^\W\d]|[&’' -]){1,25}[>»›|]){2,8}(?:[^\W\d]|[&’' -]){2,40}",
        r"(?:this|our) (?:web ?)?(?:page|site) is best (?:viewed|seen|experienced) (?:in|with|using|on|at)\b.*",
        r"(?:please )?(?:enable|turn on|switch on|activate) javascript\b.{0,120}",
        r"(?:your browser|javascript) (?:does not|doesn['’]t|is not|isn['’]t|must be|is currently)\b.{0,30}\b(?:support"
        r"|supported|enabled|disabled)\b.{0,120}",
        r"(?:next|previous|prev) (?:article|story|post|page)(?: ?[:»›>→].{0,100})?",
        r"(?:load|show|view|see) (?:more|all)(?: (?:stories|articles|news|results|posts|videos|photos))?",
        r"click here (?:to|for)\b.{1,100}",
        r"(?:print|printer-friendly|e-?mail) (?:this )?(?:page|version|article|story)",
        r"(?:listen to (?:this )?(?:article|story)|play (?:audio|video)|this (?:audio|article) (?:is"
        r"|was) auto-generated).{0,60}",
        r"(?:reading time:? ?)?\d{1,3}[ -]min(?:ute)?s?(?: (?:to )?read)?",
        r"(?:terms (?:of (?:use|service)|and conditions|& conditions)|privacy policy|about us|contact us"
        r"|advertise with us|careers)(?: ?[|·•/-] ?[\w &]{2,40}){0,10}",
        r"(?:continue reading|keep reading|read full (?:article|story)|full story)(?: below)?(?: ?[>»›→…]|\.\.\.)?",
        r"(?:page )?(?:\d{1,3} of \d{1,3}|\d{1,2}/\d{1,2})",
    ),
    "advertisement": (
        r"(?:- ?)?(?:advertisement|advertisements|advertising|advert|ad|sponsored|sponsored (?:content|links"
        r"|by .{1,40})|promoted(?: content)?|paid (?:content|post)|advertorial)(?: ?-)?[:.]?",
        r"advertisement ?[-–—]? ?(?:continue reading|article continues|story continues|scroll to continue)\b.{0,40}",
        r"(?:article|story|content|scroll) (?:continues|to continue)(?: reading)? (?:below|after|with)\b.{0,60}",
        r"(?:scroll to continue|skip (?:ad|advertisement)|ad feedback|close ad|remove ads|report (?:this )?ad"
        r"|advertise here)",
    ),
    "comments": (
        r"(?:\(?\d[\d,]*\)? )?comments?(?: \(?\d[\d,]*\)?)?:?",
        r"(?:leave|post|add|write) (?:a|your|an?) (?:comment|reply|response)s?\b.{0,40}",
        r"(?:view|read|see|show|hide|load|sort) (?:all |the |more )?(?:\d+ )?comments?\b.{0,30}",
        r"join the (?:conversation|discussion|debate)(?: .{0,40})?[.!]?",
        r"comments (?:are|on this (?:article|story) are|have been)(?: now)? (?:closed|disabled|moderated"
        r"|turned off)\b.{0,80}",
        r"(?:log|sign) in to (?:comment|reply|join).{0,40}",
        r"(?:what do you think\?|have your say)(?: .{0,60}\bcomments?\b.{0,40})?[.!]?",
        r"let us know (?:what you think|your thoughts)? ?in the comments\b.{0,40}",
    ),
    "contact": (
        r"(?:contact|e-?mail|write to|reach) (?:the |this |our )?(?:reporter|author|writer|newsroom|journalist|editor"
        r"|news ?desk)s?(?: ?(?::|at|on|via|by|-)? ?\S*@\S*.{0,60}|\.?)",
        r"(?:contact|e-?mail|reach|write to)\b.{0,60}(?:\bat |: ?|\bon )?[\w.+-]+@[\w-]+\.[\w.-]+\.?(?: .{0,80})?",
        r".{2,60}\bcan be (?:reached|contacted) (?:at|on|via) .{0,30}@.{1,80}",
        r"(?:do you have|have|got) (?:a|any) (?:news )?(?:tip|story)\b.{0,30}\?.{0,160}",
        r"(?:have you been|are you|were you) (?:affected by|caught up in|in the area)\b.{0,160}\b(?:e-?mail"
        r"|get in touch|contact us|share your|let us know|tell us)\b.{0,200}",
        r"(?:get in touch|send us your (?:story|stories|pictures|photos|videos|tips))\b.{0,80}",
        r"(?:e-?mail|phone|tel|telephone|fax): ?(?:\S+@\S+|\+?[\d ()-]{6,20})",
    ),
    "related links": (
        r"(?:read more|read also|also read|see also|more on this|read next|must read|in pictures|tags"
        r"|related(?: (?:story|stories|article|articles|coverage|reading|link|links|topics|tags|news))?"
        r"|don['’]t miss|more (?:coverage|from .{2,40})|what to read next|click to read)(?: here)?(?: ?[:|»›] ?"
        r"| [–—-] ).{3,200}",
        r"(?:watch|listen|video|podcast|gallery|live|explained|explainer|analysis|opinion|timeline|profile|in depth"
        r"|fact check|quiz)(?: ?[:|»›] ?)[^.]{3,120}[?!]?",
        r"(?:»|›|→|▶|►|>>) ?.{3,160}",
        r"[^.]{10,160} read more",
    ),
}  # fmt: skip

_RELATED_HEADING = re.compile(
    r"(?:more on this(?: (?:story|topic|subject))?|related(?: (?:topics?|stor(?:y|ies)|articles?|content|links?"
    r"|coverage|news|headlines|reading|posts?|internet links|video|videos))?"
    r"|read more(?: (?:about|on|from)(?: .{2,40})?)?|read also|also read|see also|read next|what to read next"
    r"|(?:you )?(?:may|might) also (?:like|be interested in)"
    r"|recommended(?: (?:for you|reading|stories|articles))?|most (?:read|popular|viewed|watched|shared"
    r"|commented)(?: .{0,20})?|(?:top|latest|more|other|popular|trending|recent|featured) "
    r"(?:stories|news|headlines|articles|posts|videos|reads|coverage)|trending(?: now)?|editor['’]?s['’]? (?:picks"
    r"|choice)|in other news|don['’]t miss|more (?:from|in|on) (?:the )?(?-i:[^\W\da-z_])[^.]{1,40}"
    r"|up next|keep reading|explore more|elsewhere on (?:the )?.{2,30}|from (?:around|elsewhere on) the web"
    r"|in case you missed it|must reads?|tags|topics|links|share your thoughts|key stories)[:.…]?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    rf"(?:{_NETWORK}|e-?mail|print|save|sms|messenger|copy|link|more|like|tweet|post|bookmark|gift|listen|close|menu"
    rf"|search|home|news|sport|log ?in|sign ?in|share)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:By|BY|by|Words by|Written by|Story by|Reported by) (?!(?i:{_DAY}|{_MONTH}|the|this|that|then|now|all"
    rf"|any)\b){_NAME}"
    rf"(?:,? (?:and|&|AND) {_NAME}|,? {_NAME}| [|·•–-] {_NAME}| in {_NAME}| (?:of|for|at) (?:the )?{_NAME}"
    rf"|, [a-z]+ (?:reporter|correspondent|editor|writer)){{1,9}}"
)
_MOMENT_LINE = re.compile(
    rf"(?:(?:first )?(?:published|updated|posted|last (?:updated|modified)|modified|created|date"
    rf"|page last updated)(?: on| at|:)? ?(?:at )?)?{_MOMENT}"
    rf"(?: ?[|·•,–-]? ?(?:(?:updated|published|last updated)(?: on| at|:)? ?)?{_MOMENT})?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:[\w&’'-]+ ){0,5}(?:reporter|correspondent|editor|writer|journalist|columnist|producer|analyst)s?"
    r"(?:,? (?:in |at |for )?[\w&’'-]+(?: [\w&’'-]+){0,3})?",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"(?:source|agency|from): ?{_WHO}(?:(?: | ?[/|,&] ?){_WHO}){{0,5}}\.?", re.IGNORECASE)
_CREDITS = re.compile(
    rf"\(?(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|contributions?)(?: and (?:writing"
    rf"|editing))? (?:by|from):? {_NAME}.{{2,300}}"
    rf"|{_NAME} {_NAME}(?: {_NAME})? (?:in|from) {_NAME}(?: {_NAME}){{0,2}} contributed(?: to this (?:report|story"
    rf"|article))?)\.?\)?"
    rf"|\(?with (?:inputs?|files|material|agencies|agency)(?: from {_NAME}.{{0,50}}| inputs)?\)?|{_AGENCY}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|say|told|tells|added|according|asked|warned|urged|wrote|argued|ruled|announced|claimed|denied"
    r"|reported|insisted|promised)\b",
    re.IGNORECASE,
)
_BY_AGENCY = re.compile(rf"by {_AGENCY}", re.IGNORECASE)
_CLOSED = frozenset({'."', ".”", ".’", ".'", '!"', "!”", ",”", ',"'})
_STRONG = {reason: re.compile("|".join(patterns), re.IGNORECASE) for reason, patterns in _PATTERNS.items()}
_SAFE_IN_REPORTS: frozenset[Reason] = frozenset({"caption", "copyright"})


@lru_cache(maxsize=4096)
def reason_for(line: str) -> Reason | None:
    """Which furniture a whole line is wherever it stands, None where it is text; blanks are folded.

    >>> reason_for("Share this article"), reason_for("Share this burden"), reason_for("© 2024 The Lisk Ledger")
    ('share', None, 'copyright')
    """
    if len(line) > LONGEST_LINE:
        return None
    reported = _REPORTED.search(line) is not None
    for reason, pattern in _STRONG.items():
        if (not reported or reason in _SAFE_IN_REPORTS) and pattern.fullmatch(line):
            return reason
    return "byline" if _CREDITS.fullmatch(line) and not reported else None


def is_byline(line: str) -> bool:
    """Whether a line near the head of an article names its writer, its source or its time.

    >>> is_byline("By Ana Reis and Tomas Vell"), is_byline("Updated 12 March 2024, 10:15"), is_byline("By Monday all was lost")
    (True, True, False)
    """
    return len(line) <= LONGEST_LINE and any(p.fullmatch(line) for p in (_BYLINE, _MOMENT_LINE, _SOURCE, _BY_AGENCY))


def is_role(line: str) -> bool:
    """Whether a line under a byline says what the writer is.

    >>> is_role("Sport business reporter"), is_role("The reporter was hurt.")
    (True, False)
    """
    return len(line) <= LONGEST_LINE and _ROLE.fullmatch(line) is not None


def is_source(line: str) -> bool:
    """Whether a line says no more than where the article comes from.

    >>> is_source("Source: Lisk News Agency"), is_source("Source: the ministry said so")
    (True, False)
    """
    return len(line) <= LONGEST_LINE and _SOURCE.fullmatch(line) is not None


def is_related_heading(line: str) -> bool:
    """Whether a line announces links to other articles.

    >>> is_related_heading("More on This Story"), is_related_heading("More on this was not known.")
    (True, False)
    """
    return len(line) <= LONGEST_LINE and _RELATED_HEADING.fullmatch(line) is not None


def is_button(line: str) -> bool:
    """Whether a line is one word of a row of buttons; that alone does not make it furniture.

    >>> is_button("Facebook"), is_button("Facebook was sued.")
    (True, False)
    """
    return len(line) <= LONGEST_LINE and _BUTTON.fullmatch(line) is not None


def is_link(line: str) -> bool:
    """Whether a line may be the headline of another article: short, with a capital and without a final stop.

    >>> is_link("Bridge reopens after a year"), is_link("The bridge reopened.")
    (True, False)
    """
    bare = line.lstrip("-*•·–— ")
    return (
        0 < len(bare) <= 160
        and len(bare.split()) <= 20
        and bare[-1] not in ".,;:!…"
        and bare[-2:] not in _CLOSED
        and not bare[0].islower()
        and ': "' not in bare
        and ": “" not in bare
    )
