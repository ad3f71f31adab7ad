"""Reading a name: its wording for comparison, a person's own name without titles, and the acronym in brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

PRONOUN_LIST = (
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves who whom whose which that this these those one someone "
    "somebody anyone anybody everyone everybody nobody none each both all what there"
)
PRONOUNS = frozenset(PRONOUN_LIST.split())
HONORIFICS = "mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend hon assoc assistant maître mep mp mla"
RANKS = (
    "gen general lt lieutenant maj major col colonel capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr "
    "commander brig brigadier marshal officer constable detective inspector superintendent supt insp ssp senior"
)
OFFICES = (
    "president minister secretary chancellor senator sen rep representative congressman congresswoman governor gov mayor "
    "councillor cllr ambassador chief sheriff spokesman spokeswoman spokesperson director chairman chairwoman premier "
    "commissioner attorney prosecutor justice coach"
)
# Titles that are also names or common words: they are taken off only at the beginning of a name.
CALLINGS = (
    "pope cardinal archbishop bishop father sister brother imam sheikh rabbi king queen prince princess judge speaker chair "
    "deputy"
)
BESIDE = "vice prime foreign home finance interior defence defense health education deputy first attorney ex former acting"
TITLES = frozenset(f"{HONORIFICS} {RANKS} {OFFICES} {CALLINGS} {BESIDE}".split())
INNER_TITLES = frozenset(f"{OFFICES} officer dr prof professor sir".split())
POSTS = frozenset(f"{OFFICES} {CALLINGS}".split())
GENDERS = dict.fromkeys(("mr", "sir", "lord", "king", "prince"), "m") | dict.fromkeys(
    ("mrs", "ms", "miss", "dame", "lady", "queen", "princess"), "f"
)
OFFICE_OF = frozenset(("police", "state", "staff", "defence", "defense", "parliament", "justice"))  # "Chief of Police Ana Reis"
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
NAME_PARTS = "de da do dos das del della di du van von der den ter ten la le el al bin ibn bint abu y"
PARTICLES = frozenset(NAME_PARTS.split())
BEFORE_PLACES = "of from at in for on with to by near against under over and or &"
PREPOSITIONS = frozenset(BEFORE_PLACES.split())
ARTICLES = frozenset(("the", "a", "an"))
FORMS = "ltd limited inc incorporated corp corporation co company plc llc llp gmbh ag sa se nv bv spa ab oyj pty group holdings"
LEGAL_FORMS = frozenset(FORMS.split())
POSSESSIVE = re.compile(r"(?<=\w)'s\Z|(?<=s)'\Z|(?<=S)'S?\Z")
BRACKET = re.compile(r"\s*\((?P<inside>[^()\n]{2,80})\)")
EDGES = " \t\n\r.,;:!?\"'“”‘’«»()[]–—-"


class Name(NamedTuple):
    """What a name says: equal `key`s are one wording; `words` is a person's own name, () where it is no personal name."""

    key: str
    words: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    suffix: str = ""

    @property
    def gender(self) -> str:
        """What the title says of the gender: "m", "f" or ""."""
        return next((GENDERS[title] for title in sorted(self.titles) if title in GENDERS), "")

    @property
    def posts(self) -> frozenset[str]:
        """The offices among the titles."""
        return self.titles & POSTS


@lru_cache(maxsize=16384)
def read_name(text: str) -> Name:
    """Read a name as it stands in the text.

    >>> read_name("President Ana Reis’s").words
    ('ana', 'reis')
    >>> read_name("the residents").key, read_name("two gunmen").words
    ('residents', ())
    """
    tokens = _straight(text).split()
    while len(tokens) > 1 and tokens[0].casefold() in ARTICLES:
        tokens = tokens[1:]
    if tokens:
        tokens[-1] = POSSESSIVE.sub("", tokens[-1])
    key = " ".join(filter(None, (_key(token) for token in tokens)))
    words, titles, suffix = _personal(tokens)
    return Name(key, words, titles, suffix)


def is_pronoun(text: str) -> bool:
    """Whether a string is a pronoun and names nobody; "US", "IT" and "WHO" are none.

    >>> is_pronoun("She"), is_pronoun("WHO")
    (True, False)
    """
    word = text.strip(EDGES)
    return word.casefold() in PRONOUNS and (len(word) == 1 or not word.isupper())


def without_legal_form(key: str) -> str:
    """The wording of a company's name without "Ltd", "Group" and the like at its end.

    >>> without_legal_form("bluewave holdings ltd")
    'bluewave'
    """
    words = key.split()
    while len(words) > 1 and words[-1].casefold() in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def bracketed(text: str, at: int = -1) -> str:
    """What stands in brackets at a place of a text, or at its end; "" where nothing does.

    >>> bracketed("World Health Organization (WHO)"), bracketed("the WHO (a body) met", 7)
    ('WHO', 'a body')
    """
    if at < 0:
        at = text.rfind("(")
        found = BRACKET.fullmatch(text, at) if at > 0 else None
    else:
        found = BRACKET.match(text, at)
    return found["inside"].strip() if found else ""


def abbreviates(short: str, long: str) -> bool:
    """Whether a short form in brackets can stand for a long form: its letters stand in it in order, the first begins a word.

    >>> abbreviates("WHO", "World Health Organization"), abbreviates("UK", "Bank of Lisk")
    (True, False)
    """
    letters = [character.casefold() for character in short if character.isalnum()]
    if " " in short or not 2 <= len(letters) <= 10 or len(short) >= len(long) or not short[0].isupper():
        return False
    if sum(map(str.isupper, short)) < 2:
        return "".join(letters) == initials(long).casefold()
    at = len(long)
    for place in range(len(letters) - 1, -1, -1):
        at = long.casefold().rfind(letters[place], 0, at) if len(long.casefold()) == len(long) else -1
        while place == 0 and at > 0 and long[at - 1].isalnum():
            at = long.casefold().rfind(letters[0], 0, at)
        if at < 0:
            return False
    return True


def initials(text: str) -> str:
    """The initials of the capitalised words of a name.

    >>> initials("Federal Bureau of Investigation")
    'FBI'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", text) if word[:1].isupper())


NOBODY: tuple[tuple[str, ...], frozenset[str], str] = ((), frozenset(), "")


def _straight(text: str) -> str:
    """A text with straight apostrophes and without accents on its letters."""
    text = text.replace("’", "'").replace("‘", "'")
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


def _key(token: str) -> str:
    """A word for comparison; short words of capitals keep them ("WHO" is not "who")."""
    word = token.strip(EDGES)
    plain = word.replace(".", "")
    if len(plain) > 1 and plain.isupper() and len(plain) <= 6:
        return plain
    return word.casefold()


def _personal(tokens: list[str]) -> tuple[tuple[str, ...], frozenset[str], str]:
    """A person's own name, its titles and its suffix: the capitalised words that end a string, less titles."""
    clean = [token.strip(',"“”()') for token in tokens]
    if any("," in token for token in tokens[:-1]) and clean[-1].strip(".").casefold() not in SUFFIXES:
        return NOBODY
    for at in range(len(clean) - 2, 0, -1):
        if clean[at] == "of" and clean[at + 1].casefold() in OFFICE_OF and at + 2 < len(clean):
            del clean[at : at + 2]
    suffix = ""
    if len(clean) > 1 and clean[-1].strip(".").casefold() in SUFFIXES:
        suffix = clean.pop().strip(".").casefold()
    at = len(clean)
    while at and (_capital(clean[at - 1]) or clean[at - 1].casefold() in PARTICLES) and not POSSESSIVE.search(clean[at - 1]):
        at -= 1
    if at == len(clean) or any(word.casefold() in PREPOSITIONS for word in clean):
        return NOBODY
    run = clean[at:]
    folded = [word.strip(".").casefold() for word in run]
    cut = max((i + 1 for i, word in enumerate(folded[:-1]) if word in INNER_TITLES), default=0)
    while cut < len(run) - 1 and folded[cut] in TITLES:
        cut += 1
    words = folded[cut:]
    if not any(_capital(word) for word in run[cut:]):
        return NOBODY
    return tuple(words), frozenset(word for word in folded[:cut] if word in TITLES), suffix


def _capital(word: str) -> bool:
    """Whether a word is written like a name: "Reis", "d'Arc", "al-Sayed", "A."."""
    parts = re.split(r"[-'.]", word)
    return any(part[:1].isupper() for part in parts) and not any(character.isdigit() for character in word)
