"""vCard files (.vcf) of phones, mail programs and online address books.

A card names numbers and addresses. It never changes what an imported record says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.contacts.cards import Card, read_cards
from evidencelog.importers.content_lines import (
    ContentLine,
    begins_with,
    split_value,
    unescaped,
)
from evidencelog.importers.drafts import Contact, Item, Remark, Skip
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.members import of_format, surest

_IDS: Final = frozenset(
    "TEL EMAIL IMPP SOCIALPROFILE X-SOCIALPROFILE X-AIM X-ICQ X-JABBER X-MSN X-YAHOO X-SKYPE "
    "X-SKYPE-USERNAME X-GOOGLE-TALK X-GTALK X-QQ X-GADUGADU X-GROUPWISE X-TWITTER X-WHATSAPP "
    "X-SIGNAL X-TELEGRAM X-MATRIX X-KAKAOTALK X-LINE X-WECHAT".split()
)
_SCHEMES: Final = ("tel:", "mailto:")
_HEAD: Final = 4096


class ContactsImporter:
    """Reads the cards of an address book."""

    name: ClassVar[str] = "contacts"
    title: ClassVar[str] = "Address book (.vcf)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is an address book."""
        sure = surest(source, lambda name: _sure(source, name))
        return Recognised(sure=sure, tool=_tool(source)) if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:  # noqa: ARG002 # every importer is given options
        """Yield every card. Raises SourceError when a single file has none at all."""
        position, others = 0, 0
        alone = len(source.names()) == 1
        for name, is_book in of_format(source, lambda member: _sure(source, member)):
            others += not is_book
            if not is_book:
                continue
            with source.open(name) as file:
                for card in read_cards(file):
                    position += 1
                    yield _contact(card, position, "" if alone else f"{name}: ")
        if position == 0 and any(source.size(name) for name in source.names()):
            raise SourceError(_("there is no card in {name}").format(name=source.name))
        if others:
            yield Remark(says=_("other files beside the address book were not read"))


def _contact(card: Card, position: int, before: str) -> Contact | Skip:
    place = before + _("line {number}").format(number=card.number)
    ids = tuple(_ids(card))
    name = _name(card)
    if not name and not ids:
        reason = _("the card has neither a name nor a number nor an address")
        excerpt = " | ".join(f"{line.name}:{line.value}" for line in card.lines)[:200]
        return Skip(position=position, place=place, reason=reason, excerpt=excerpt)
    return Contact(
        position=position,
        place=place,
        key=_key(card, name, ids),
        name=name,
        ids=ids,
        notes=tuple(card.notes),
    )


def _ids(card: Card) -> Iterator[tuple[str, str]]:
    for line in card.lines:
        value = _text(card, line).strip()
        for scheme in _SCHEMES:
            if value.lower().startswith(scheme):
                value = value[len(scheme) :]
        if line.name in _IDS and value:
            yield line.name.lower(), value


def _name(card: Card) -> str:
    """Return the name that is shown, or what comes nearest to one."""
    for wanted in ("FN", "N", "NICKNAME", "ORG"):
        line = card.first(wanted)
        if line is None:
            continue
        name = _composed(line) if wanted in ("N", "ORG") else _text(card, line).strip()
        if name:
            return name
    return ""


def _composed(line: ContentLine) -> str:
    pieces = [piece.strip() for piece in split_value(line.value)]
    if line.name == "N":
        # Family, given, further, before, after (RFC 6350 6.2.2): put as they are spoken.
        family, given, further, before, after = (pieces + [""] * 5)[:5]
        pieces = [before, given, further, family, after]
    return " ".join(piece for piece in pieces if piece)


def _text(card: Card, line: ContentLine) -> str:
    """Return a value; vCard 2.1 escapes nothing but the semicolon."""
    version = card.first("VERSION")
    if version is not None and version.value.strip() == "2.1":
        return line.value.replace("\\;", ";")
    return unescaped(line.value)


def _key(card: Card, name: str, ids: tuple[tuple[str, str], ...]) -> str:
    for wanted in ("UID", "X-ABUID"):
        line = card.first(wanted)
        if line is not None and line.value.strip():
            return f"contact:{line.value.strip()}"
    whole = "\0".join([name, *(f"{kind}\1{value}" for kind, value in sorted(ids))])
    return "contact:" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:32]


def _sure(source: Source, name: str) -> float:
    with source.open(name) as file:
        return 1.0 if begins_with(file.read(_HEAD), "VCARD") else 0.0


def _tool(source: Source) -> str | None:
    """Return what wrote the first card, as it says."""
    with source.open(source.names()[0]) as file:
        card = next(read_cards(file), None)
    line = card.first("PRODID") if card else None
    return line.value.strip() or None if line else None
