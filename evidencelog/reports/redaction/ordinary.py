"""Names that are words or months as well: what stands around one tells which of them it is.

Only what is certain is decided here. An account is testimony: a month that becomes initials
changes it, and a child's name that stays does harm. What may be either is asked.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from evidencelog.reports.redaction.folding import fold

Meaning = Literal["name", "word", "open"]
"""What a word is at one place: somebody's name, no name, or not to be told from the text."""

_MONTHS: Final = frozenset(
    """january february march april may june july august september october november december
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
    diciembre jan feb mar apr jun jul aug sep sept oct nov dec ene abr""".split()
)

# First names that are words of English or Spanish as well, folded.
_WORDS: Final = frozenset(
    """alba alegria amber amor angel art aurora autumn basil bill blanca bob bonita brook brooke
    candy caridad carol chance charity chase chip clara claro cliff consuelo cruz daisy dawn dean
    destiny dolores dot drew earl ella esperanza estrella eve faith felicidad felix fern flora
    forest frank gene ginger glen gloria grace grant guadalupe guy harmony hazel heath heather
    heaven holly honor hope hunter iris ivy jack jade jasmine jay jewel jordan joy justice king
    lance lily linda luna luz major mar marina mark marvel mason max melody mercedes mercy
    milagros miles misty nick nieves norma olive page paloma paris parker pat patience paz pearl
    penny peter pilar piper poppy porter price prince ray red reed reina reyes rich river rob
    robin rocio rocky rod roman rosa rosario rose rowan royal ruby rusty sage salvador sandy santos
    savannah scarlet serena serenity sierra sky skip sol soledad sonny sterling stone storm sue
    summer sunny tanner trinity tucker tyler valle victor victoria viola violet virginia virtue
    wade ward will willow winter wren""".split()
)

_IN_TIME: Final = frozenset(
    """in since last next until till early late mid during every each en desde hasta durante
    pasado proximo""".split()
)
_PARTS_OF_TIME: Final = frozenset(
    """end beginning start middle half rest week weekend month days first second third last
    finales principios mediados fin final inicio mes semana""".split()
)
_OF: Final = frozenset(("of", "de"))
_ARTICLES: Final = frozenset(("a", "an"))
_ASKING: Final = {
    "will": frozenset("i you we they it there".split()),
    "may": frozenset("i we they it".split()),
    "hope": frozenset("i you we they it that".split()),
    "mark": frozenset(("my",)),
}
_BEFORE_A_NAME: Final = frozenset(
    """with told tell tells telling ask asked asks asking hugged hug called named child daughter
    son baby toddler sister brother con hija hijo nina nino bebe hermana hermano llamada llamado
    dije dijo""".split()
)
_AFTER_A_NAME: Final = frozenset(
    """said says told tells cried cries screamed asked hid slept wants wanted laughed smiled
    shouted yelled whispered sobbed vomited refused replied begged dijo dice lloro llora grito
    durmio quiere queria""".split()
)
# Words that stand with a capital letter before a name without being a part of it.
_OPENING: Final = frozenset(
    """after also and because before but even later my next now our poor so soon that the then
    today tonight when where while yesterday y cuando entonces hoy luego pero ayer mi""".split()
)

_COUNTED: Final = r"times|hours?|minutes|days|weeks|months|years|veces|horas?|minutos|dias|anos|x"

_WORD_BEFORE: Final = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)[\s*_\"“«(\[]{1,3}\Z")
_WORD_AFTER: Final = re.compile(r"\s{1,3}([^\W_]+)")
_DAY_BEFORE: Final = re.compile(
    r"(?<!\d)(?<!\bat )\d{1,2}(?:st|nd|rd|th|\.|º|°)?(?:\s+of|\s+de)?[\s,]{0,3}\Z", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(
    r"\.?,?\s{0,3}(?:(?:de|del|the)\s{1,3})?['’]?(?:\d{4}|\d{1,2})(?:st|nd|rd|th)?"
    rf"(?![\d:])(?!\s+(?:{_COUNTED})\b)",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(r"['’]s\b", re.IGNORECASE)
_BESIDE: Final = 40
_SEASONS: Final = frozenset(("summer", "autumn", "winter"))


def is_month(word: str) -> bool:
    """Tell whether a folded word is the name of a month, in any language of reports."""
    return word in _MONTHS


def is_ordinary(word: str) -> bool:
    """Tell whether a folded first name is a word or a month as well."""
    return word in _WORDS or word in _MONTHS


def in_a_date(text: str, start: int, end: int) -> bool:
    """Tell whether a day, a year or another month stands beside a month: `2 May`, `Apr May`.

    White space of each kind counts, for the words of a page come one by one.
    """
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if _is_beside_a_day(before, after):
        return True
    return is_month(_words_before(before)[0]) or is_month(_word_after(after))


def meaning(text: str, start: int, end: int) -> Meaning:
    """Tell what a name that is a word or a month as well is at one place of a text."""
    word = fold(text[start:end])
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    is_word, is_name = _is_word(word, before, after), _is_name(word, before, after)
    if is_word == is_name:
        return "open"
    return "word" if is_word else "name"


def _is_word(word: str, before: str, after: str) -> bool:
    if is_month(word) and _is_time(before, after):
        return True
    if _words_before(before)[0] in _ARTICLES:
        return True
    return not before.strip() and _word_after(after) in _ASKING.get(word, ())


def _is_time(before: str, after: str) -> bool:
    """Tell whether a month is one: beside a day or a year, after `since`, in `May Day`."""
    if _is_beside_a_day(before, after) or _word_after(after) == "day":
        return True
    previous, further = _words_before(before)
    return previous in _IN_TIME or (previous in _OF and further in _PARTS_OF_TIME)


def _is_beside_a_day(before: str, after: str) -> bool:
    return bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(after))


def _is_name(word: str, before: str, after: str) -> bool:
    if _words_before(before)[0] in _BEFORE_A_NAME:
        return True
    if _is_part_of_a_name(before):
        return False
    if _word_after(after) in _AFTER_A_NAME:
        return True
    return bool(_POSSESSIVE.match(after)) and not (is_month(word) or word in _SEASONS)


def _is_part_of_a_name(before: str) -> bool:
    """Tell whether a word with a capital stands right before, as a first name would."""
    found = _WORD_BEFORE.search(before)
    return found is not None and found[1][0].isupper() and fold(found[1]) not in _OPENING


def _words_before(before: str) -> tuple[str, str]:
    """Return the word right before, and the one before that; empty behind a sign."""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return "", ""
    further = _WORD_BEFORE.search(before[: found.start()])
    return fold(found[1]), fold(further[1]) if further else ""


def _word_after(after: str) -> str:
    found = _WORD_AFTER.match(after)
    return fold(found[1]) if found else ""
