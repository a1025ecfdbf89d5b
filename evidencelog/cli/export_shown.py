"""What is said after a report was written: where it is, and what to know before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import strong
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.export_pdf import Exported, ExportedFile
    from evidencelog.app.prepared import Prepared
    from evidencelog.cli.run import Run


def hand_over(run: Run, prepared: Prepared, done: Exported) -> None:
    """Say where the report is, or put it out where that was asked for."""
    if run.options.json:
        run.out.document(_exported_json(prepared, done))
        return
    if done.path is None:
        run.out.binary(done.data)
    else:
        for file in done.files:
            run.out.data(strong(_("Written: {path}").format(path=file.path)), " ", _size(file))
    for line in _remarks(done):
        run.out.say(line)
    _tell_sheet(run, prepared, done)


def _size(file: ExportedFile) -> str:
    return ngettext("({count} page)", "({count} pages)", file.pages).format(count=file.pages)


def _tell_sheet(run: Run, prepared: Prepared, done: Exported) -> None:
    """Say what was looked at, and for a court which rules it was laid out after."""
    sheet = done.sheet
    for warning in sheet.warnings:
        run.out.say(strong(_("Note:")), " ", warning)
    run.out.say(
        ngettext(
            "Looked over before it was written: {count} thing, and nothing was in the way.",
            "Looked over before it was written: {count} things, and nothing was in the way.",
            len(sheet.checked),
        ).format(count=len(sheet.checked))
    )
    if prepared.profile.audience != "court":
        return
    for line in (*sheet.rules, *sheet.conventions):
        run.out.say("  – ", line)
    run.out.say(
        _("What nobody has read is listed by: evidencelog help profiles {name}").format(
            name=prepared.profile.key
        )
    )


def _remarks(done: Exported) -> list[str]:
    lines = [_("The file is not encrypted: whoever gets it can read it.")]
    if done.recorded is None:
        lines.append(_("The log cannot be written to here, so it does not know of this export."))
    else:
        lines.append(_("The log notes this export; `evidencelog verify FILE` recognises the file."))
    if done.unprintable:
        lines.append(
            _("No letter was found for: {characters}. They stand as numbers in the report.").format(
                characters=" ".join(f"U+{ord(one[0]):04X}" for one in done.unprintable)
            )
        )
    if done.unshown:
        lines.append(
            _("Described, not shown: {files}. The page of each says why.").format(
                files=", ".join(done.unshown)
            )
        )
    return lines


def _exported_json(prepared: Prepared, done: Exported) -> dict[str, Any]:
    from evidencelog.cli.redaction_shown import removed_json

    return {
        "schema": 1,
        "path": str(done.path),
        "sha256": done.files[0].sha256,
        "size": done.files[0].size,
        "pages": done.pages,
        "files": [
            {
                "path": str(file.path),
                "sha256": file.sha256,
                "size": file.size,
                "pages": file.pages,
            }
            for file in done.files
        ],
        "profile": prepared.profile.key,
        "looked_at": [*done.sheet.checked],
        "warnings": [*done.sheet.warnings],
        "entries": done.entries,
        "exhibits": len(prepared.report.exhibits),
        "audience": prepared.selection.audience,
        "seq": done.recorded,
        "unshown": [*done.unshown],
        "unreadable": [*done.unreadable],
        "unprintable": [f"U+{ord(one[0]):04X}" for one in done.unprintable],
        "encrypted": False,
        **removed_json(prepared, done),
    }
