"""Which importers there are: those that come along, and those of others.

Others announce theirs under the entry point `evidencelog.importers`, as an object or a class
that is an `Importer`. One that cannot be loaded is named and left out, because a file that
somebody needs must not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Final, cast

from evidencelog.errors import EvidenceLogError
from evidencelog.importers.importer import Importer, Recognised, Source

GROUP: Final = "evidencelog.importers"

# Module and attribute, so that a format costs nothing until a file may be of it. One a line.
_BUILT_IN: Final[tuple[str, ...]] = (
    "evidencelog.importers.sms.backup:SmsBackupRestore",
    "evidencelog.importers.android.adb:AndroidBackup",
    "evidencelog.importers.tables.csv_list:CallTable",
    "evidencelog.importers.signal.importer:SignalExport",
    "evidencelog.importers.imessage_exporter.importer:IMessageExporter",
    "evidencelog.importers.whatsapp.reader:WhatsApp",
    "evidencelog.importers.mail.eml:MailImporter",
    "evidencelog.importers.mail.mbox:MailboxImporter",
    "evidencelog.importers.contacts.vcf:ContactsImporter",
    "evidencelog.importers.calendar.ics:CalendarImporter",
    "evidencelog.importers.outlook.msg:OutlookImporter",
    "evidencelog.importers.telegram.importer:TelegramImporter",
    "evidencelog.importers.meta.importer:MessengerImporter",
    "evidencelog.importers.meta.importer:InstagramImporter",
    "evidencelog.importers.discord.importer:DiscordImporter",
    "evidencelog.importers.snapchat.importer:SnapchatImporter",
    "evidencelog.importers.google_chat.importer:GoogleChatImporter",
    "evidencelog.importers.google_voice.importer:GoogleVoiceImporter",
    "evidencelog.importers.imessage.importer:IMessageImporter",
    "evidencelog.importers.ofw.importer:OurFamilyWizardImporter",
    "evidencelog.importers.papers.importer:PhotosImporter",
    "evidencelog.importers.papers.importer:PdfImporter",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """An importer of somebody else that could not be loaded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All importers, in a fixed order: those that come along first, then others by name."""

    importers: tuple[Importer, ...]
    broken: tuple[Broken, ...] = ()


@lru_cache(maxsize=1)
def known() -> Known:
    """Return all importers that can be loaded here."""
    found = [_load(place) for place in _BUILT_IN]
    taken = {importer.name for importer in found}
    broken: list[Broken] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        made = _foreign(point)
        if isinstance(made, Broken):
            broken.append(made)
        elif made.name not in taken:
            taken.add(made.name)
            found.append(made)
    return Known(importers=tuple(found), broken=tuple(broken))


def named(name: str) -> Importer | None:
    """Return the importer that `--format` asks for by its word; None when there is none."""
    return next((one for one in known().importers if one.name == name), None)


def recognise(source: Source) -> tuple[tuple[Importer, Recognised], ...]:
    """Return the importers that can read the source, the surest first.

    Of equally sure ones the first in the order of `known`. An importer that stumbles over a
    source does not know its format.
    """
    found = tuple(_asked(source))
    return tuple(sorted(found, key=lambda pair: -pair[1].sure))


def _asked(source: Source) -> Iterator[tuple[Importer, Recognised]]:
    for importer in known().importers:
        try:
            answer = importer.recognise(source)
        except (EvidenceLogError, ValueError, LookupError, OSError):
            continue
        if answer is not None:
            yield importer, answer


def _load(place: str) -> Importer:
    module, _colon, name = place.partition(":")
    made = getattr(import_module(module), name)
    return cast("Importer", made() if isinstance(made, type) else made)


def _foreign(point: EntryPoint) -> Importer | Broken:
    try:
        made = point.load()
        importer = cast("Importer", made() if isinstance(made, type) else made)
        _ = (importer.name, importer.title, importer.version, importer.basis)
    except Exception as error:  # noqa: BLE001 - whatever somebody else's module raises
        return Broken(name=point.name, reason=f"{type(error).__name__}: {error}")
    return importer
