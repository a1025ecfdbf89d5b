"""Short names of people, as noted with `log person`, stand for the full ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evidencelog.cli.answers import Answer, Answers

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.core.history import History

_NAMES: Final = (
    "person witness child quote-by told-by by to-whom via protected restrained police-called-by"
).split()


def with_full_names(log: OpenLog, answers: Answers) -> Answers:
    """Return the answers with each short name of a noted person written out.

    The log is read only when a name was given at all. A name that nobody has as a short
    one stays as it was typed.
    """
    if not any(name in answers for name in _NAMES):
        return answers
    from evidencelog.app.history import read_history

    full = _full_names(read_history(log))
    return {
        name: _written_out(answer, full) if name in _NAMES else answer
        for name, answer in answers.items()
    }


def _full_names(history: History) -> dict[str, str]:
    found: dict[str, str] = {}
    for standing in history.readable:
        short = getattr(standing.current, "short", None)
        name = getattr(standing.current, "name", None)
        if standing.kind == "person" and short and name:
            found[short.casefold()] = name
    return found


def _written_out(answer: Answer, full: dict[str, str]) -> Answer:
    if isinstance(answer, list):
        return [_one(text, full) for text in answer]
    return _one(answer, full)


def _one(text: str, full: dict[str, str]) -> str:
    head, sign, rest = text.partition("=")
    return full.get(head.strip().casefold(), head) + sign + rest
