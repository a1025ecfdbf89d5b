"""Reading WhatsApp chats beside a bare pass of the same regular expression. Run by `make bench`."""

from __future__ import annotations

import io
import random
from datetime import datetime, timedelta
from typing import Final

import pytest

from evidencelog.importers.whatsapp.headers import USUAL
from evidencelog.importers.whatsapp.reader import WhatsApp
from tests.benchmarks.measuring import pairs, tell, timed
from tests.importers.told_sources import TOLD_NOTHING, Members, one

pytestmark = pytest.mark.bench

MESSAGES: Final = 100_000
TARGET: Final = 2.0
PEOPLE: Final = ("Ana", "Sam", "+1 555 010 2020")
WORDS: Final = ("word", "tomorrow", "ok", "school", "at", "the", "6pm")


def chat(*, iphone: bool) -> Members:
    """Return a chat of so many messages: one in ten has lines, a file, an edit, a deletion."""
    dice = random.Random(5)
    at = datetime(2020, 1, 13, 8)  # noqa: DTZ001 - as phones write it
    lines: list[str] = []
    for number in range(MESSAGES):
        at += timedelta(seconds=dice.randint(1, 1200))
        text = " ".join(dice.choices(WORDS, k=dice.randint(1, 18)))
        head = f"{at:%d/%m/%Y, %H:%M} - "
        if iphone:
            head = f"[{at:%d/%m/%Y, %I:%M:%S}\u202f{at:%p}] "
        lines.append(f"{head}{dice.choice(PEOPLE)}: {_odd(text, number)}")
    end = "\r\n" if iphone else "\n"
    return one(end.join(lines) + end, "WhatsApp Chat with Sam.txt")


def _odd(text: str, number: int) -> str:
    return {
        0: f"{text}\nsecond\nthird line \U0001f642",
        1: f"\u200eIMG-20200101-WA{number:05}.jpg (file attached)",
        2: f"{text} \u200e<This message was edited>",
        3: "This message was deleted",
    }.get(number % 40, text)


def bare_pass(source: Members) -> int:
    """Match the heads of all lines and keep what they hold; other lines belong to the text."""
    found: list[list[str | None]] = []
    with source.open(source.name) as stream:
        for line in io.TextIOWrapper(stream, encoding="utf-8"):
            if head := USUAL.match("\n" + line):
                found.append([*head.groups(), line[head.end() - 1 :]])
            else:
                found[-1][-1] = f"{found[-1][-1]}{line}"
    return len(found)


@pytest.mark.parametrize("phone", ["Android", "iPhone"])
def test_reading_a_hundred_thousand_messages(phone: str) -> None:
    source = chat(iphone=phone == "iPhone")
    importer = WhatsApp()

    measured = pairs(
        timed(lambda: sum(1 for _item in importer.read(source, TOLD_NOTHING))),
        timed(lambda: bare_pass(source)),
    )

    tell(
        f"WhatsApp, {phone}, 100,000 messages",
        f"{measured.ours:.2f} s, {measured.ratio:.2f} x a bare pass",
        target=f"<= {TARGET:.0f} x",
        reached=measured.ratio <= TARGET,
    )
