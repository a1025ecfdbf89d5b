"""A report that was asked for, built and ready to be shown to whoever asked, not yet written.

It prints the log as of its last record that is not an export, so the same request twice
gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from evidencelog.app.as_of import last_instant, size_at
from evidencelog.app.history import history_then, read_history
from evidencelog.app.labels import intimate_files
from evidencelog.app.redacting import Withheld, answered, withheld_from, without_answers
from evidencelog.app.report_request import Request, presentation_of, profile_of
from evidencelog.app.report_rows import excerpts_for
from evidencelog.app.rows import Row, rows
from evidencelog.app.searching import FileSearch
from evidencelog.app.session import OpenLog
from evidencelog.app.settings import Settings, read_settings
from evidencelog.core.hashes import Digest, leaf_hash
from evidencelog.core.history import Damage, History
from evidencelog.core.merkle import tree_root
from evidencelog.core.parts import Attachment
from evidencelog.core.system import Export
from evidencelog.errors import DamagedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.build import build
from evidencelog.reports.imported_files import attachments_of
from evidencelog.reports.material import State
from evidencelog.reports.model import Report
from evidencelog.reports.profiles import Profile
from evidencelog.reports.redaction.matching import NOTHING
from evidencelog.reports.redaction.near import Near
from evidencelog.reports.redaction.reference_list import labelled_initials, reference_list
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A report that has not left yet: what its reader will see.

    `damaged` is what could not be read and is therefore missing from it; `kept_back`
    counts the entries whose label this audience may not see. `withheld` is what was removed
    from it, and what is to be answered before it is written; `kind` is what the log calls
    the export, when not by the form of the report.
    """

    request: Request
    report: Report
    profile: Profile
    selection: Selection
    state: State
    attachments: dict[str, Attachment]
    damaged: tuple[Damage, ...]
    kept_back: int
    withheld: Withheld
    kind: str = ""


def prepare(log: OpenLog, request: Request) -> Prepared:
    """Build the report that was asked for, without writing anything.

    Raises DamagedError when nothing of the log can be read, UsageError for a request that
    does not go together.
    """
    settings = _settings(log)
    rules = profile_of(request, settings)
    if rules.originals:
        request = _with_originals(request)
    history = read_history(log)
    named = history.readable  # a child is a child in earlier states of the log too
    history, size = _as_of(log, history, request)
    state = _state(log, history, size)
    presentation = presentation_of(request, settings)
    selection = replace(request.selection, intimate=intimate_files(log, history))
    shown = without_answers(history, request.redaction, presentation.language)
    with speaking(presentation.language):
        excerpts = excerpts_for(log, shown, selection, request.rows)
    if selection.numbers is not None:
        sources = {excerpt.number for excerpt in excerpts}
        selection = replace(selection, numbers=selection.numbers | sources)
    built = build(
        shown, selection, state=state, presentation=presentation, named=named, excerpts=excerpts
    )
    attachments = _attachments(history) | {one.id: one for one in attachments_of(excerpts)}
    report, withheld = withheld_from(
        built,
        history,
        selection,
        request.redaction,
        named=named,
        files=FileSearch(log, attachments),
    )
    return Prepared(
        request=request,
        report=report,
        profile=rules,
        selection=request.selection,
        state=state,
        attachments=attachments,
        damaged=tuple(history.damaged),
        kept_back=sum(
            standing.withdrawn is None and standing.label not in request.selection.labels
            for standing in history.readable
        ),
        withheld=withheld,
    )


def _as_of(log: OpenLog, history: History, request: Request) -> tuple[History, int]:
    """Return the log as it is to be reported, and how many records it had then."""
    size = reported_size(history)
    if request.as_of is not None:
        size = min(size, size_at(history, last_instant(request.as_of, log.clock.zone())))
    return (history if size == history.size else history_then(log, history, size)), size


def _with_originals(request: Request) -> Request:
    """Return the request of an archive: its files say everything, so its pages may as well.

    Raises UsageError when something is to be kept from its reader.
    """
    if request.redaction != Redaction() or request.selection.seen_by_others:
        raise UsageError(
            _("an archive carries the original files, from which nothing can be removed"),
            hint=_("choose another --profile, or leave the options that remove something out"),
        )
    return replace(request, selection=replace(request.selection, addresses=True, contacts=True))


def with_answers(prepared: Prepared, accepted: Iterable[Near]) -> Prepared:
    """Return the report without what was said yes to as well."""
    report, withheld = answered(prepared.withheld, accepted)
    return replace(prepared, report=report, withheld=withheld)


def working_copy(log: OpenLog, prepared: Prepared) -> Prepared:
    """Return the same report with nothing removed and children's names in full."""
    selection = replace(prepared.request.selection, in_full=True)
    request = replace(prepared.request, selection=selection, redaction=Redaction())
    return replace(prepare(log, request), kind="working copy")


def key_to(prepared: Prepared) -> Prepared:
    """Return the list of what was removed from a report, as a report of its own."""
    plain = replace(
        prepared.withheld, redactor=NOTHING, hidden=NOTHING, removed=(), left=(), answered=True
    )
    held = prepared.withheld
    children = (term for term in held.redactor.terms if term.child)
    removed = (*held.removed, *labelled_initials(held.plain, children))
    report = reference_list(prepared.report, removed, held.plain)
    return replace(prepared, report=report, withheld=plain, kind="reference list")


def reported_size(history: History) -> int:
    """Return how many records there are up to the last one that is not an export."""
    exports = {record.seq for record in history.system if isinstance(record.entry, Export)}
    size = history.size
    while size and size - 1 in exports:
        size -= 1
    return size


def _state(log: OpenLog, history: History, size: int) -> State:
    leaves = list(_leaves(log, size))
    times = history.recorded_times()
    if not times:
        raise DamagedError(
            _("nothing of this log can be read, so there is nothing to report"),
            hint=_("run `evidencelog verify`, or use your latest backup"),
        )
    return State(
        log=log.log.hex(),
        key=log.public.hex(),
        size=size,
        root=tree_root(leaves).hex(),
        stamp=f"{times[-1].at[:19]}Z",
    )


def _leaves(log: OpenLog, size: int) -> Iterator[Digest]:
    for row in rows(log.store, 0, size):
        if isinstance(row, Row):
            yield leaf_hash(row.item.record)


def _settings(log: OpenLog) -> Settings:
    try:
        return read_settings(log)
    except DamagedError:
        return Settings()


def _attachments(history: History) -> dict[str, Attachment]:
    return {
        attachment.id: attachment
        for standing in history.readable
        for version in (*standing.versions, *standing.details)
        for attachment in version.entry.attachments
    }
