"""What comes with records, stored before they are: pictures, recordings, documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencelog.app.append import new_entry_id
from evidencelog.app.attach import FileToAttach, Stored, store_file
from evidencelog.app.importing.keeping import Keeper
from evidencelog.app.importing.preview import Preview, Progress
from evidencelog.app.importing.reading import Reading
from evidencelog.app.importing.survey import storable
from evidencelog.app.session import OpenLog
from evidencelog.core import parts
from evidencelog.core.hashes import EntryId
from evidencelog.core.imported import NotThere
from evidencelog.files.refusals import AttachmentRefusedError, SourceChangedError
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts
from evidencelog.importers.importer import SourceError


@dataclass(slots=True, kw_only=True)
class Belongings:
    """The files of one record: those it brings, all that it names, those that are missing."""

    entry: EntryId
    brought: list[Stored] = field(default_factory=list)
    named: list[parts.Attachment] = field(default_factory=list)
    absent: list[NotThere] = field(default_factory=list)


def store_originals(
    log: OpenLog, entry: EntryId, preview: Preview, keeper: Keeper, tell: Progress
) -> tuple[Stored, ...]:
    """Store the files of the source, bit for bit, for the entry of that id.

    Raises SourceChangedError when one is no longer what was looked at.
    """
    stored: list[Stored] = []
    for kept in preview.originals:
        file = FileToAttach(kept.original.path, description=kept.original.place or None)
        done = store_file(
            log, entry, file, beside=stored, progress=lambda at, of: tell("keeping", at, of)
        )
        stored.append(done)
        keeper.watch_over(done)
        if done.part.sha256 != kept.sha256:
            raise SourceChangedError(
                _("the file was changed after it was looked at; nothing was saved"),
                hint=_("look at it again, and then import it"),
            )
    return tuple(stored)


def store_enclosed(preview: Preview, keeper: Keeper, tell: Progress) -> dict[int, Belongings]:
    """Store what comes with the records that are new, and return it by their positions."""
    plan = preview.plan
    if plan is None or not (preview.files or preview.papers):
        return {}
    found: dict[int, Belongings] = {}
    done, total = 0, preview.files + preview.papers
    reading = Reading(importer=preview.importer, source=preview.source, options=preview.options)
    for item in reading.items():
        if not isinstance(item, drafts.Draft | drafts.Paper):
            continue
        files = item.files if isinstance(item, drafts.Draft) else (item.file,)
        if not files or item.position in plan.judged.left_out:
            continue
        belongings = Belongings(entry=new_entry_id())
        with preview.source.unseen():
            for file in files:
                _take(file, keeper, belongings, always=isinstance(item, drafts.Paper))
                done += 1
                tell("keeping", done, total)
        found[item.position] = belongings
    keeper.flush()
    return found


def _take(file: drafts.Enclosed, keeper: Keeper, belongings: Belongings, *, always: bool) -> None:
    if file.read is None:
        if always:
            belongings.absent.append(_missing(file, file.note or ""))
        return
    try:
        kept = keeper.keep(belongings.entry, file)
    except (SourceError, AttachmentRefusedError, OSError) as error:
        belongings.absent.append(_missing(file, str(error)))
        return
    if isinstance(kept, Stored):
        belongings.brought.append(kept)
        belongings.named.append(kept.part)
    else:
        belongings.named.append(kept)


def _missing(file: drafts.Enclosed, note: str) -> NotThere:
    return NotThere(
        name=storable(file.name) or "file",
        type=storable(file.type or "") or None,
        note=storable(note) or None,
    )
