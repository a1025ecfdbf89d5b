"""Small questions on top of a line: yes or no, one of several, several of several."""

from __future__ import annotations

from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from evidencelog.cli.output import Piece, faint, strong
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.terminal import Ask

MOST_ROWS: Final = 14
_NUMBER: Final = "  {:>2}  "

Choice = tuple[str, str]
"""What is returned, and the words that are shown for it."""

_YES = frozenset({"y", "yes", _("y"), _("yes")})
_NO = frozenset({"n", "no", _("n"), _("no")})


def confirm(ask: Ask, question: str, *, default: bool) -> bool:
    """Return yes or no; Enter alone means `default`. Raises NoTerminalError."""
    keys = _("[Y/n]") if default else _("[y/N]")
    while True:
        answer = ask.line(f"{question} {keys} ").casefold()
        if not answer:
            return default
        if answer in _YES or answer in _NO:
            return answer in _YES
        ask.tell(_("Please answer y or n."))


def choose(
    ask: Ask, question: str, choices: Sequence[Choice], *, blank: str = _("leave blank")
) -> str | None:
    """Return one of the choices by its number or words; None for an empty line.

    `blank` says what an empty line means.
    """
    show_choices(ask, question, choices)
    while True:
        answer = ask.line(_("Number (Enter: {blank}): ").format(blank=blank))
        if not answer:
            return None
        found = match(answer, choices)
        if found is not None:
            return found
        ask.tell(_("Please type one of the numbers."))


def choose_several(ask: Ask, question: str, choices: Sequence[Choice]) -> list[str]:
    """Return any of the choices, by numbers with spaces, or with commas; others stay as typed."""
    show_choices(ask, question, choices)
    answer = ask.line(_("Numbers, or words of your own (Enter: none): "))
    only_numbers = all(part.isdecimal() for part in answer.split())
    parts = answer.split() if only_numbers else answer.split(",")
    return [match(part, choices) or part.strip() for part in parts if part.strip()]


def show_choices(ask: Ask, question: str, choices: Sequence[Choice]) -> None:
    """Show a question with its choices, numbered from 1."""
    ask.tell(strong(question))
    rows, width = len(choices), 0
    if rows > MOST_ROWS:
        half = (rows + 1) // 2
        width = max(len(says) for _value, says in choices[:half])
        other = max(len(says) for _value, says in choices[half:])
        if width + other + 2 * len(_NUMBER.format(0)) <= get_terminal_size().columns:
            rows = half
    for row in range(rows):
        ask.tell(*_cells(choices, range(row, len(choices), rows), width))


def _cells(choices: Sequence[Choice], numbers: range, width: int) -> list[str | Piece]:
    """Return one row: a long list stands in two columns, so that it fits on a screen."""
    cells: list[str | Piece] = []
    for index in numbers:
        says = choices[index][1]
        last = index == numbers[-1]
        cells += [faint(_NUMBER.format(index + 1)), says if last else f"{says:<{width}}"]
    return cells


def match(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the choice that a number, a value or the start of its words names, if one does."""
    text = answer.strip().casefold()
    if text.isdecimal():
        index = int(text) - 1
        return choices[index][0] if 0 <= index < len(choices) else None
    exact = [value for value, says in choices if text in (value.casefold(), says.casefold())]
    if exact:
        return exact[0]
    begun = [value for value, says in choices if says.casefold().startswith(text)]
    return begun[0] if len(begun) == 1 else None
