"""What a single character may be read as: without case and accents, and by its looks.

The looks are those of decancer (github.com/null8626/decancer), which knows Unicode's own table of
confusables and the "fonts" of text generators. Digits and signs that stand for letters by custom
(leetspeak) are written down here, since no table of looks has them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

import regex
from decancer_py import parse as by_looks


class Kind(Enum):
    """What a character is in a word."""

    LETTER = auto()
    UNSPACED = auto()  # a letter of a script that is written without spaces between words
    DIGIT = auto()
    SYMBOL = auto()
    SPACE = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """One character as it may be read."""

    own: str  # itself, folded; two letters for a ligature, none for a symbol or a space
    kind: Kind
    script: str = ""  # of a letter, as Unicode's names begin: LATIN, CYRILLIC, CJK
    looks: tuple[str, ...] = ()  # what it may stand for, each of letters from a to z


_DIGITS = {"0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "gb", "7": "t"}
_MORE = {"8": "b", "9": "g", "@": "a", "$": "s", "!": "il", "|": "il", "+": "t", "(": "c"}
LEET = _DIGITS | _MORE | {"<": "c", "[": "c", "{": "c", "^": "a", "£": "l", "∂": "d"}
# Signs that make a letter together.
_STROKES = {"/\\/\\": "m", "|\\/|": "m", "\\/\\/": "w", "|\\|": "n", "/\\/": "n", "|-|": "h"}
_ROUND = {"|_|": "u", "()": "o", "[]": "o", "{}": "o", "|)": "d", "|]": "d", "|3": "b"}
_SHARP = {"|<": "k", "|{": "k", "/\\": "a", "\\/": "v", "><": "x", "|=": "f"}
BUILT = _STROKES | _ROUND | _SHARP
UNSPACED = {
    *("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "BOPOMOFO"),
    *("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"),
}
# What nobody sees or has a picture of, and the Arabic tatweel, which only makes words longer.
INVISIBLE = regex.compile(r"[[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}\u0640]--[\s]]", regex.V1)
# Accents, points and piled-up marks. Vowels and voicing that belong to a word are none.
MARKS = regex.compile(
    r"[[[\p{Mn}\p{Me}]&&[\p{Inherited}\p{Latin}\p{Greek}\p{Cyrillic}\p{Hebrew}\p{Arabic}\p{Syriac}]]"
    r"--[\u3099\u309a]]",
    regex.V1,
)
HALFWIDTH = re.compile("[\uff65-\uff9f]+")
BASE = re.compile(
    r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .+)?"
)
# A letter's other shapes: reversed, open, dotless, of a script.
SHAPED = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER [A-Z]+ ([A-Z])(?: WITH .+)?")
TURNED = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER TURNED ([A-Z])")
# Upside-down writing is turned letters, and these, which are other letters then.
UPSIDE_DOWN = dict(zip("bdnpquɔƃɓɟɾ\u05df69", "qpudbncggfjl96", strict=True))
REVERSED = re.compile("\u202e([^\u202c\n]*)")  # right-to-left override, until it is popped
KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def readings(text: str) -> list[str]:
    """``text`` cleaned, and where it is written backwards or upside down, as it is seen, too."""
    found = [cleaned(text)]
    if "\u202e" in text:
        found.append(cleaned(REVERSED.sub(lambda part: part[1][::-1], text)))
    if (turned := _upside_down(found[0])) is not None:
        found.append(turned)
    return found


def cleaned(text: str) -> str:
    """``text`` without what nobody sees, and without marks that are not part of a letter."""
    if text.isascii() and text.isprintable():
        return text
    text = HALFWIDTH.sub(lambda part: unicodedata.normalize("NFKC", part[0]), text)
    # Accents become part of their letter first; what is left over was piled on.
    return str(MARKS.sub("", unicodedata.normalize("NFC", INVISIBLE.sub("", text))))


def _upside_down(text: str) -> str | None:
    """What is read with the screen turned over; nothing where no letter was turned."""
    if text.isascii():
        return None
    turned = [_turned(each) for each in text]
    if not any(turned):
        return None
    read = (
        letter or UPSIDE_DOWN.get(each.lower(), each)
        for letter, each in zip(turned, text, strict=True)
    )
    return "".join(read)[::-1]


@lru_cache(maxsize=1 << 12)
def _turned(character: str) -> str:
    """The letter that was turned over; "" for any other character."""
    found = TURNED.fullmatch(unicodedata.name(character, ""))
    return found[1].lower() if found else ""


@lru_cache(maxsize=1 << 14)
def sign(character: str) -> Sign:
    """What a character may be read as. Never raises."""
    category, name = unicodedata.category(character), unicodedata.name(character, "")
    if character.isspace() or name == "BRAILLE PATTERN BLANK":
        return Sign("", Kind.SPACE)
    own, looks = folded(character), _looks(character)
    if own.isascii() and own.isdigit():
        return Sign(own, Kind.DIGIT, "", tuple(LEET.get(own, "")))
    if category[0] in "LMN" or " LETTER " in name:
        return _letter(own, looks, category)
    return Sign("", Kind.SYMBOL, "", (*LEET.get(character, ""), *looks))


def _letter(own: str, looks: tuple[str, ...], category: str) -> Sign:
    script = unicodedata.name(own[0], "").partition(" ")[0] if own else ""
    if script in UNSPACED:
        return Sign(own, Kind.UNSPACED, script, looks)
    if not own.isalnum() and category[0] != "M":  # a letter in a box, or a flag's
        return Sign(looks[0], Kind.LETTER, "LATIN") if looks else Sign("", Kind.SYMBOL)
    if category == "Lm" and not own.isascii() and not looks:  # an apostrophe's like
        return Sign("", Kind.SYMBOL)
    if script == "LATIN" and not own.isascii():
        if looks and len(looks[0]) > 1:
            own, looks = looks[0], (looks[0][0],)
        elif len(own) == 1 and (shaped := SHAPED.fullmatch(unicodedata.name(own, ""))):
            looks = (shaped[1].lower(), *looks)
    return Sign(own, Kind.LETTER, script, () if own.isascii() and len(own) == 1 else looks)


def folded(character: str) -> str:
    """The letters or digits of a character, without case, accents and the two sorts of kana."""
    parts = MARKS.sub("", unicodedata.normalize("NFKD", character)).casefold()
    parts = unicodedata.normalize("NFC", parts).translate(KATAKANA)
    if len(parts) != 1:
        return "".join(filter(str.isalnum, parts))
    base = None if parts.isascii() else BASE.fullmatch(unicodedata.name(parts, ""))
    return base[1].lower() if base else parts


def _looks(character: str) -> tuple[str, ...]:
    """Letters from a to z that a character looks like; of a look-alike of a digit, the digit's."""
    if character.isascii() or "\ud800" <= character <= "\udfff":
        return ()
    seen = str(by_looks(character))
    if seen in LEET:
        return tuple(LEET[seen])
    return (seen,) if seen.isascii() and seen.isalpha() and len(seen) < 3 else ()
