"""What is said after an export of what was removed, and the files that go with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import strong
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.export_pdf import Exported
    from evidencelog.app.prepared import Prepared
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run


def tell_removed(run: Run, prepared: Prepared) -> None:
    """Say how often something stands replaced, before the report leaves."""
    removed = prepared.withheld.removed
    if not removed:
        return
    count = sum(one.count for one in removed)
    line = ngettext(
        "Removed in {n} place: {tokens}", "Removed in {n} places: {tokens}", count
    ).format(n=count, tokens=", ".join(dict.fromkeys(one.token for one in removed)))
    run.out.say("  ", line)


def tell_unsearched(run: Run, done: Exported) -> None:
    """Name the pictures and scans that nobody but a person can search."""
    if not done.unsearched:
        return
    run.out.say(
        strong(_("Look at these yourself:")),
        " ",
        ", ".join(_pages(name, pages) for name, pages in done.unsearched),
    )
    run.out.say(
        _("They are pictures, without text that could be searched for what is to be withheld.")
    )


def _pages(name: str, pages: tuple[int, ...]) -> str:
    if len(pages) == 1 and pages[0] == 1:
        return name
    return ngettext("{name} (page {pages})", "{name} (pages {pages})", len(pages)).format(
        name=name, pages=", ".join(map(str, pages))
    )


def write_beside(run: Run, log: OpenLog, prepared: Prepared, options: dict[str, Any]) -> None:
    """Write the list of what was removed, and the copy with nothing removed, where asked for.

    Raises what an export raises.
    """
    from evidencelog.app.export_pdf import export_pdf
    from evidencelog.app.prepared import key_to, working_copy

    replace = options["replace"]
    if options["reference_list"] is not None:
        done = export_pdf(log, key_to(prepared), Path(options["reference_list"]), replace=replace)
        _tell(run, done, _("the other side must not get it unless a court orders so"))
    if options["working_copy"] is not None:
        whole = working_copy(log, prepared)
        done = export_pdf(log, whole, Path(options["working_copy"]), replace=replace)
        _tell(run, done, _("nothing is removed from it"))


def _tell(run: Run, done: Exported, remark: str) -> None:
    if not run.options.json:
        run.out.data(strong(_("Written: {path}").format(path=done.path)), f" ({remark})")


def removed_json(prepared: Prepared, done: Exported) -> dict[str, Any]:
    """Return what was removed and what was left, for programs."""
    withheld = prepared.withheld
    return {
        "removed": [
            {"token": one.token, "count": one.count, "entries": [*one.entries]}
            for one in withheld.removed
        ],
        "left": [{"form": one.form, "count": one.count} for one in withheld.left],
        "unsearched": [{"exhibit": name, "pages": [*pages]} for name, pages in done.unsearched],
    }
