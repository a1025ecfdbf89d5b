"""What is said after something was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import faint, strong
from evidencelog.core.moment_words import describe_recorded
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.record import Saved
    from evidencelog.cli.run import Run
    from evidencelog.core.moments import Recorded


def saved_json(saved: Saved) -> dict[str, Any]:
    """Return what `--json` prints after recording."""
    return {
        "number": saved.number,
        "version": saved.version,
        "seq": saved.seq,
        "hash": saved.leaf.hex(),
        "recorded_at": saved.recorded.at,
        "attachments": [
            {"name": file.name, "sha256": file.sha256, "size": file.size, "type": file.type}
            for file in saved.attachments
        ],
    }


def tell_saved(run: Run, saved: Saved, sentence: str = "") -> None:
    """Print what was saved: the number alone with `--quiet`, a line for people otherwise."""
    if run.options.json:
        run.out.document(saved_json(saved))
        return
    if run.options.quiet:
        run.out.data(str(saved.number))
        return
    first = sentence or _("Saved as entry {number}.").format(number=saved.number)
    run.out.data(strong(first), " ", " · ".join(_facts(saved)))
    if saved.recorded.clock == "backwards":
        run.out.say(
            _("The clock of this computer is earlier than at the entry before; that is noted.")
        )
    for attachment, remark in zip(saved.attachments, saved.remarks, strict=False):
        run.out.say("  ", attachment.name, faint(f"  {remark}"))
    if saved.attachments:
        run.out.say(_("The originals stay where they are; delete nothing without advice."))


def tell_fate(run: Run, number: int, recorded: Recorded, sentence: str) -> None:
    """Print that an entry was withdrawn or erased."""
    if run.options.json:
        run.out.document({"number": number, "recorded_at": recorded.at})
    elif run.options.quiet:
        run.out.data(str(number))
    else:
        run.out.data(strong(sentence), " ", describe_recorded(recorded, style="short"))


def _facts(saved: Saved) -> list[str]:
    facts = [describe_recorded(saved.recorded, style="short")]
    files = len(saved.attachments)
    if files:
        facts.append(ngettext("{count} file", "{count} files", files).format(count=files))
    facts.append(
        ngettext("{count} entry in the log", "{count} entries in the log", saved.entries).format(
            count=saved.entries
        )
    )
    return facts
