"""Where the words of a text are cut: the pattern of a word, for scripts with and without blanks."""

from __future__ import annotations

import re

# Scripts that set no blanks between words: each character is a word of its own, with the marks that combine with it.
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"  # Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u3096\u309d-\u30ff\u3105-\u312f\u31a0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
)
COMBINING = (  # marks that belong to the letter before them
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    "\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
INDIC = "\u0900-\u0963\u0966-\u0df3"  # letters and vowel signs in one range
LETTER = rf"(?:(?![{UNSPACED}])[^\W_]|[{COMBINING}{INDIC}])"
CLITIC = r"['’](?:s|S|re|ve|ll|d|m)\b"
WORD = re.compile(
    rf"[{UNSPACED}][{COMBINING}]*"
    r"|\d+(?:[.,:]\d+)*"  # 3.2  70,000  11:30
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  p.m.
    rf"|(?<=\w){CLITIC}"  # the 's of Ana's, the 're of they're
    rf"|{LETTER}+(?:['’](?!{CLITIC[4:]}){LETTER}+)*"  # don't  O'Brien
    r"|''|``|[^\w\s]|_"
)
UNSPACED_CHARACTER = re.compile(f"[{UNSPACED}]")
ABBREVIATION = re.compile(  # whose point does not end a sentence
    r"(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Assoc|Asst|Hon|Messrs|Gen|Maj|Brig|Col|Lt|Cdr|Cmdr|Sgt|Spc|Cpl|Capt|Pvt|Adm|Sen|Sens|Rep|Reps|Gov"
    r"|Rev|Fr|St|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Dept|Univ|Supt|Insp|Det|Const|Amb|Pres|Cllr|Vol|vs|No|Nos"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Sun|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga"
    r"|Ill|Ind|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Ave)\Z"
)
