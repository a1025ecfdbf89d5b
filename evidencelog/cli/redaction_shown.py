"""What is said after an export of what was removed, and the files that go with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import strong
from evidencelog.cli.text_input import STANDARD_INPUT as STANDARD_OUTPUT
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.export_pdf import Exported, NotSearched
    from evidencelog.app.prepared import Prepared
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run


def tell_removed(run: Run, prepared: Prepared) -> None:
    """Say how often something stands replaced, before the report leaves."""
    removed = prepared.withheld.removed
    if not removed:
        return
    count = sum(one.count for one in removed)
    in_files = sum(one.in_files for one in removed)
    tokens = ", ".join(dict.fromkeys(one.token for one in removed))
    if in_files:
        line = ngettext(
            "Removed in {n} place, {m} of them in files: {tokens}",
            "Removed in {n} places, {m} of them in files: {tokens}",
            count,
        ).format(n=count, m=in_files, tokens=tokens)
    else:
        line = ngettext(
            "Removed in {n} place: {tokens}", "Removed in {n} places: {tokens}", count
        ).format(n=count, tokens=tokens)
    run.out.say("  ", line)


def tell_at_the_end(run: Run, prepared: Prepared, done: Exported) -> None:
    """Say last, and apart from the rest, what only a person can still do."""
    missing = prepared.withheld.missing
    if missing:
        run.out.say("")
        tell_missing(run, missing)
        run.out.say(_("Nothing was removed for it. Look whether it is spelled as in the log."))
    if done.unsearched:
        run.out.say("")
        run.out.say(
            strong(_("Look at these yourself:")), " ", ", ".join(map(_unsearched, done.unsearched))
        )
        run.out.say(
            _("They are pictures, without text that could be searched for what is to be withheld.")
        )


def tell_missing(run: Run, missing: Sequence[str]) -> None:
    """Name the words that were to be removed and stand nowhere."""
    run.out.say(strong(_("Not found anywhere:")), " ", ", ".join(f"“{word}”" for word in missing))


def _unsearched(one: NotSearched) -> str:
    if not one.printed:
        return _("exhibit {label}").format(label=one.label)
    return ngettext(
        "exhibit {label} (page {pages})", "exhibit {label} (pages {pages})", len(one.printed)
    ).format(label=one.label, pages=ranges(one.printed))


def ranges(labels: Sequence[str]) -> str:
    """Return numbers of pages in few words: 3, 14–15."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(runs[-1][-1], label):
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(one: str, other: str) -> bool:
    """Tell whether a page number comes right after another, in the same section."""
    letters, number = _number(one)
    return (letters, number + 1) == _number(other)


def _number(label: str) -> tuple[str, int]:
    letters = label.rstrip("0123456789")
    return letters, int(label[len(letters) :] or 0)


def check_beside(destination: Path | None, options: Mapping[str, Any]) -> None:
    """Refuse what cannot be written beside a report, before anything leaves.

    Raises UsageError for a name that another file gets, NothingSavedError and
    AlreadyThereError for what cannot be written.
    """
    from evidencelog.app.export_pdf import check_destination

    taken = [] if destination is None else [destination]
    for name in filter(None, (options["reference_list"], options["working_copy"])):
        path = Path(name)
        if name == STANDARD_OUTPUT:
            raise UsageError(_("only the report itself can go to standard output"))
        if any(_is_same(path, other) for other in taken):
            raise UsageError(
                _("two files of this export would have the same name"),
                hint=_("name each of them differently; nothing was written"),
            )
        check_destination(path, replace=options["replace"])
        taken.append(path)


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def write_beside(
    run: Run, log: OpenLog, prepared: Prepared, done: Exported, options: Mapping[str, Any]
) -> None:
    """Write the list of what was removed, and the copy with nothing removed, where asked for.

    Neither replaces a file of the report that was `done` just now. Raises what an export
    raises.
    """
    from evidencelog.app.export_pdf import export_pdf
    from evidencelog.app.prepared import key_to, working_copy

    written = [file.path for file in done.files if file.path is not None]

    def write(of: Prepared, name: str, remark: str) -> None:
        path = Path(name)
        fresh = not any(_is_same(path, other) for other in written)
        beside = export_pdf(log, of, path, replace=options["replace"] and fresh)
        written.extend(file.path for file in beside.files if file.path is not None)
        _tell(run, beside, remark, aside=done.path is None)

    if options["reference_list"] is not None:
        remark = _("the other side must not get it unless a court orders so")
        write(key_to(prepared), options["reference_list"], remark)
    if options["working_copy"] is not None:
        write(working_copy(log, prepared), options["working_copy"], _("nothing is removed from it"))


def _tell(run: Run, done: Exported, remark: str, *, aside: bool) -> None:
    """Name each file; `aside` from standard output, where the report itself went."""
    if run.options.json:
        return
    for file in done.files:
        line = (strong(_("Written: {path}").format(path=file.path)), f" ({remark})")
        (run.out.say if aside else run.out.data)(*line)


def removed_json(prepared: Prepared, done: Exported) -> dict[str, Any]:
    """Return what was removed and what was left, for programs."""
    withheld = prepared.withheld
    return {
        "removed": [
            {
                "token": one.token,
                "count": one.count,
                "entries": [*one.entries],
                "in_files": one.in_files,
                "files": [{"exhibit": label, "page": page} for label, page in one.files],
            }
            for one in withheld.removed
        ],
        "left": [{"form": one.form, "count": one.count} for one in withheld.left],
        "not_found": [*withheld.missing],
        "unsearched": [
            {"exhibit": one.label, "pages": [*one.pages], "printed": [*one.printed]}
            for one in done.unsearched
        ],
    }
