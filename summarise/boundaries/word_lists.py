"""Closed classes of English words, by which spans may or may not begin and end.

`KIND` gives every listed word its kind. The marks of other scripts stand beside the English ones, for the rule that needs no words.
"""

from __future__ import annotations


def _split(words: str) -> list[str]:
    """The words of a list that is written as a text."""
    return words.split()


# fmt: off
CLASSES = {  # kind: its words, also with a capital
    "article": "the a an", "possessive": "his her its their our my your whose", "demonstrative": "this these", "those": "those",
    "pronoun": "he she it they we i you him them me us himself herself itself themselves myself ourselves yourself",
    "wh": "who whom which what when where why how whether", "that": "that", "and": "and or but nor",
    "sub": "if because while although though than unless as", "of": "of", "to": "to", "by": "by",
    "prep": "in on at for from with into onto without about after before since until till during through throughout under over between"
            " among against near above below across behind beyond despite amid toward towards via per upon within along around except"
            " including like following ahead prior amidst", "particle": "up down out off away back",
    "be": "is are was were be been being am isn't aren't wasn't weren't", "have": "has have had having hasn't haven't hadn't",
    "do": "do does did doesn't don't didn't",
    "modal": "will would can could may might must shall should won't wouldn't can't couldn't shouldn't cannot", "not": "not never",
    "no": "no", "comparative": "more most less least fewer nearly almost roughly approximately",
    "adverb": "so then there here also even still already now again ever too very quite rather yet however meanwhile just only",
    "quantifier": "some any all both each every many several few other others another such half",
    "numeral": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
               " nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million"
               " millions billion billions", "ordinal": "second third fourth fifth sixth",
    "low quote": "„ ‚", "clitic": "'s 're 've 'll 'd 'm",
    ",": ", ، 、 ，",
    ";": "; ；", ":": ": ：", "stop": ". ? ! … 。 ！ ？ ؟ । ۔",
    "(": "( [ （ 【 「 『 《 〈", ")": ") ] ） 】 」 』 》 〉", "%": "%", "currency": "$ £ € ¥ ₹"}
OPEN_CLASSES = {  # only in lower case
    "say": "said say says",
    "verb": "told tells tell went go goes gone took taken take takes made make makes came come comes became become becomes began begun"
        " begins broke broken brought bring brings built buy buys bought caught chose chosen drew drawn drove driven ate eaten fell"
        " fallen feel feels felt fought flew flown forgot forgotten gave given give gives got get gets gotten grew grown hear heard"
        " hears held hid hidden kept keep keeps knew know knows known laid led lent lose loses lost meant mean met paid proved ran risen"
        " sat saw see seen sees seek seeks sought sell sells sold send sends sent shook shaken shown sang sung sank slept slid spoke"
        " spoken spent stole stolen stood struck swept swore sworn swam taught teach tore torn think thinks thought threw thrown"
        " understand understood wore worn wrote write writes written withdrew withdrawn won wants want seem seems let lets believe"
        " believes remain include includes ensure provide provides allow allows happen happens occur occurs agree agrees prevent receive"
        " receives continue continues create creates expect expects done going ask asks add adds put puts set sets hit hits",
    "time": "year years month months week weeks weekend day days hour hours minute minutes time times night morning afternoon evening"
        " yesterday today tomorrow tonight ago later earlier soon decade decades century centuries moment season seasons spring summer"
        " autumn winter eve midnight noon midday dawn dusk overnight afterwards sometime sometimes quarter fortnight lunchtime nightfall"
        " future interval",
    "adjective": "new old last next first same own former recent latest big small good great high long little large larger local foreign"
        " political social economic federal international presidential global personal real strong young early late able likely possible"
        " available important different certain clear due free full current previous prime best better bigger biggest largest higher"
        " highest low short hard easy senior vice anti non mass nuclear sexual serious huge similar significant special well much far"
        " enough together always often once perhaps instead either"}
DATES = frozenset(_split(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October"
    " November December Christmas Easter Thanksgiving Year Eve Mon Tue Wed Thu Fri Sat Sun Jan Feb Aug Sept Oct Nov Dec"))
NOT_ADVERBS = frozenset(_split(
    "family only early daily weekly monthly ally assembly supply reply apply rally likely friendly elderly deadly lovely monopoly"
    " anomaly bully belly jelly jolly holy ugly silly lonely imply multiply rely fly reportedly allegedly"))
ADVERBIAL = frozenset(_split(  # keep their kind at the beginning of a sentence
    "yesterday today tomorrow tonight later earlier soon afterwards overnight sometimes recently previously currently originally"
    " eventually subsequently once"))
PARTS = frozenset(_split(  # "a few", "a third": the article is a hedge
    "few couple lot number third quarter majority half handful group additional estimated further total"))
KIND = {word: kind for table in (CLASSES, OPEN_CLASSES) for kind, listed in table.items() for word in _split(listed)}
# fmt: on
