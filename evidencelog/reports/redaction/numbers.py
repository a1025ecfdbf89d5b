"""Numbers of accounts, cards and identity papers, of which courts want the last four digits.

Federal Rule of Civil Procedure 5.2(a) and California Rule of Court 1.201 name social-security,
taxpayer and account numbers. No pattern is sure, so each number is listed for a yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LAST = 4
_CARD_LENGTHS = range(13, 20)
_CHECK = 97  # ISO 13616: an IBAN read as a number leaves 1
_SEPARATED = r"(?:[ .\-\u2010-\u2013]?\d)"

_SOCIAL_SECURITY = re.compile(
    r"(?<![\w.-])(?!000|666|9)\d{3}([- \u2010-\u2013])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])"
)
_CARD = re.compile(rf"(?<![\w.-])\d{_SEPARATED}{{12,18}}(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
_SORT_CODE = re.compile(r"(?<![\w-])\d{2}-\d{2}-\d{2}(?:[,;/ ]{1,3})(?P<number>\d{8})(?!\w)")
_NAMED = re.compile(
    r"\b(?:accounts?|acct|a/c|card|iban|ssn|social security|tin|itin|ein|taxpayer|tax id|"
    r"routing|cuenta|tarjeta|seguro social|nino|national insurance)\b"
    r"[^\d\n]{0,24}(?<![\w])(?P<number>[A-Z]{0,2} ?\d" + _SEPARATED + r"{4,19} ?[A-D]?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountNumber:
    """A number as it is written, where, and what is left of it."""

    start: int
    end: int
    written: str

    @property
    def shortened(self) -> str:
        """The last four digits behind a sign that there were more."""
        return f"[…{_digits(self.written)[-_LAST:]}]"


def account_numbers(text: str) -> Iterator[AccountNumber]:
    """Yield what looks like a number of an account or an identity, none over another."""
    if sum(map(str.isdigit, text)) <= _LAST:
        return
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    last = 0
    for one in found:
        if one.start >= last and len(_digits(one.written)) > _LAST:
            last = one.end
            yield one


def _all(text: str) -> Iterator[AccountNumber]:
    for pattern in (_SOCIAL_SECURITY, _CARD, _IBAN):
        for match in pattern.finditer(text):
            if pattern is _SOCIAL_SECURITY or _checks_out(match.group()):
                yield AccountNumber(start=match.start(), end=match.end(), written=match.group())
    for pattern in (_SORT_CODE, _NAMED):
        for match in pattern.finditer(text):
            start = match.start("number") if pattern is _NAMED else match.start()
            written = text[start : match.end()].strip()
            yield AccountNumber(start=start, end=start + len(written), written=written)


def _digits(written: str) -> str:
    return "".join(filter(str.isdecimal, written))


def _checks_out(written: str) -> bool:
    compact = re.sub(r"\W", "", written).upper()
    if compact.isdecimal():
        return len(compact) in _CARD_LENGTHS and _luhn(compact)
    if not compact[:2].isalpha():
        return False
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % _CHECK == 1


def _luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of ISO/IEC 7812."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0
