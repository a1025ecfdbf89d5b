"""Names of months as phones wrote them into the heads of messages until about 2015."""

from __future__ import annotations

import re
from typing import Final

# The first letters that tell the months of a language apart, January to December.
_NAMES: Final = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def month_of(text: str) -> int | None:
    """Return the month that a word in the text names, when no two languages disagree on it."""
    numbers = {
        number
        for word in _WORD.findall(text.casefold())
        for names in _NAMES
        for number, name in enumerate(names.split(), start=1)
        if word.startswith(name)
    }
    return numbers.pop() if len(numbers) == 1 else None
