"""A first look at a whole chat: who writes, how dates look, what tells an iPhone's export."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from evidencelog.importers.whatsapp.bodies import MARK, bare
from evidencelog.importers.whatsapp.dates import Evidence, Found, found
from evidencelog.importers.whatsapp.rows import Block, Chat
from evidencelog.importers.whatsapp.words import ENCRYPTION_PARTS, PHRASES, SYSTEM_PARTS

_HIDDEN = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_STRIPPED = str.maketrans("", "", _HIDDEN)
_NOTICE_WITHIN = 20  # rows; the notice about encryption stands at the beginning
_QUOTES = ("“”", "«»", "„“", "「」")


def shown(name: str) -> str:
    """Return a name without the invisible marks of direction that phones wrap it in."""
    return name.translate(_STRIPPED)


@dataclass(slots=True)
class Survey:
    """What is known of a chat before its first record is given."""

    rows: int = 0
    names: Counter[str | None] = field(default_factory=Counter)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    brackets: int = 0
    returns: int = 0  # rows whose last line ends with a carriage return
    inner: bool = False  # whether a line inside a text ends with a line feed alone
    marked: bool = False
    notice_by: str | None = None
    owners: Counter[str] = field(default_factory=Counter)

    @property
    def iphone(self) -> bool:
        """Whether most heads are in brackets, as only iPhones write them."""
        return 2 * self.brackets > self.rows

    @property
    def ends_tell(self) -> bool:
        """Whether the ends of lines tell messages apart: rows and inner lines end differently."""
        return 10 * self.returns > 9 * self.rows and self.inner

    @property
    def authors(self) -> dict[str, int]:
        """The names that are of people, and how often each stands before a text."""
        return {
            name: count for name, count in self.names.items() if name and is_person(name, count)
        }


def is_person(name: str, count: int) -> bool:
    """Whether what stands before a colon is a name, and not a line of the app with a colon."""
    if any(name.count(pair[0]) != name.count(pair[1]) for pair in _QUOTES if pair[0] in name):
        return False
    if name.count('"') % 2:
        return False
    folded = name.casefold()
    return count > 2 or not any(part in folded for part in SYSTEM_PARTS)


def survey(chat: Chat) -> Survey:
    """Go through the whole chat once. Raises SourceError, and UnicodeError for broken bytes."""
    seen = Survey()
    for block in chat.blocks():
        if seen.rows < _NOTICE_WITHIN:
            seen.notice_by = seen.notice_by or _notice_by(block)
        _count(seen, block)
        _dates(seen, block)
    return seen


def _count(seen: Survey, block: Block) -> None:
    seen.rows += len(block.texts)
    seen.names.update(block.names)
    leads = Counter(block.leads)
    seen.brackets += sum(count for lead, count in leads.items() if "[" in lead)
    seen.returns += sum(map(str.endswith, block.texts, repeat("\r")))
    marked = [at for at, text in enumerate(block.texts) if MARK in text]
    seen.marked = seen.marked or bool(marked) or any(MARK in lead for lead in leads)
    for at in marked:
        name, text = block.names[at], block.texts[at]
        meaning = PHRASES.get(bare(text)) if len(text) < 64 else None
        if meaning and meaning.kind == "deleted by me" and name and text[0] == MARK:
            seen.owners[shown(name)] += 1
    seen.inner = seen.inner or any("\n" in text and _bare_feed(text) for text in block.texts)


def _bare_feed(text: str) -> bool:
    return text.count("\n") > text.count("\r\n")


def _dates(seen: Survey, block: Block) -> None:
    before = ""
    for date, stamp in zip(block.dates, block.stamps, strict=True):
        if date == before:
            continue
        before = date
        if numbers := found_once(date):
            evidence = seen.evidence.get(numbers.shape)
            if evidence is None:
                evidence = seen.evidence[numbers.shape] = Evidence(numbers.shape)
            evidence.add(numbers.numbers, stamp)


@lru_cache(maxsize=10_000)
def found_once(date: str) -> Found | None:
    """Return what `found` returns; the same few dates are asked for again and again."""
    return found(date)


def _notice_by(block: Block) -> str | None:
    columns = (block.leads, block.names, block.texts)
    for lead, name, text in zip(*(one[:_NOTICE_WITHIN] for one in columns), strict=True):
        if name and "[" in lead and any(part in text.casefold() for part in ENCRYPTION_PARTS):
            return shown(name) if text.startswith(MARK) else None
    return None
