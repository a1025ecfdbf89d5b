"""Exports as phones write them, small and made up, for tests of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

MINUTE = 60_000
START = 1_773_525_900_000
"""14 March 2026, 22:05 UTC: 18:05 in New York, in milliseconds."""

Said = tuple[str, str]
"""Who wrote it ("in" or "out") and the words."""

CHAT: Sequence[Said] = (
    ("in", "Please call me."),
    ("out", "No."),
    ("in", "I am outside.\nOpen the door."),
    ("in", "Why don't you answer?"),
    ("out", "Please leave."),
    ("in", "I am sorry. I will change."),
    ("in", "Happy birthday \u202eecila"),
    ("in", "See you at the school."),
)


def sms(said: Sequence[Said] = CHAT, *, number: str = "+15550142", name: str = "Casey") -> str:
    """Return a backup with one message a minute."""
    rows = "\n".join(_message(place, one, number, name) for place, one in enumerate(said))
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
        f'<smses count="{len(said)}" type="full">\n{rows}\n</smses>\n'
    )


def _message(place: int, one: Said, number: str, name: str) -> str:
    way, words = one
    body = quoteattr(words).replace("\n", "&#10;")
    return (
        f'  <sms address="{number}" date="{START + place * MINUTE}" '
        f'type="{1 if way == "in" else 2}" body={body} contact_name="{name}" />'
    )


def write_sms(folder: Path, name: str = "sms.xml", **more: object) -> str:
    """Write a backup and return its path."""
    path = folder / name
    path.write_text(sms(**more), encoding="utf-8")  # type: ignore[arg-type] # passed through
    return str(path)
