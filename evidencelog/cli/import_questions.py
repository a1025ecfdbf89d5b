"""What has to be settled before an import: the format, the order of dates, who the owner is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from evidencelog.cli.asking import choose_several, confirm
from evidencelog.cli.import_answers import answered, pair_of
from evidencelog.cli.import_preview import tell_preview
from evidencelog.cli.import_progress import telling_stages
from evidencelog.errors import ExitCode, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.importer import Importer, Options, Recognised, UndecidedError

if TYPE_CHECKING:
    from evidencelog.app.importing import Preview
    from evidencelog.app.session import OpenLog
    from evidencelog.app.sources import OpenedSource
    from evidencelog.cli.run import Run

MOST_SENDERS = 20


class NotRecognisedError(UsageError):
    """Nothing here can read this file."""

    exit_code = ExitCode.NOT_RECOGNISED


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a source holds; `columns` are the headings of a table and what was told of them."""

    preview: Preview
    columns: tuple[str, tuple[tuple[str, str], ...]] | None = None


def settled(run: Run, log: OpenLog, source: OpenedSource, options: Mapping[str, Any]) -> Looked:
    """Return what the source holds, once everything that it leaves open was told.

    Raises NotRecognisedError, and UndecidedError when there is nobody to ask.
    """
    importer, recognised = _importer(source, options["word"])
    looking = _Looking(run, log, source, importer, recognised)
    preview = looking.preview(_told(options))
    told = preview.options
    if preview.same is None and run.can_ask:
        told = _more_told(run, log, preview)
        if told != preview.options:
            preview = looking.preview(told)
    columns = (looking.headings, told.columns) if looking.headings and told.columns else None
    return Looked(preview=preview, columns=columns)


def _importer(source: OpenedSource, word: str | None) -> tuple[Importer, Recognised | None]:
    from evidencelog.importers.registry import known, named, recognise

    if word is not None:
        importer = named(word)
        if importer is None:
            raise UsageError(
                _("there is no format {name}").format(name=f'"{word}"'),
                hint=_("one of: {names}").format(
                    names=", ".join(one.name for one in known().importers)
                ),
            )
        return importer, importer.recognise(source)
    found = recognise(source)
    if not found:
        raise NotRecognisedError(
            _('"{name}" was not recognised; nothing was imported from it').format(name=source.name),
            hint=_("it can still be kept as a file: evidencelog log document --attach FILE"),
        )
    return found[0]


def _told(options: Mapping[str, Any]) -> Options:
    if options["zone"] is not None:
        from evidencelog.core.zones import find_zone

        find_zone(options["zone"])
    return Options(
        me=frozenset(options["me"]),
        zone=options["zone"],
        date_order=options["date_order"],
        columns=tuple(pair_of(text) for text in options["column"]),
    )


class _Looking:
    """Looks at a source until nothing is open any more."""

    def __init__(
        self,
        run: Run,
        log: OpenLog,
        source: OpenedSource,
        importer: Importer,
        recognised: Recognised | None,
    ) -> None:
        self._run, self._log, self._source = run, log, source
        self._importer, self._recognised = importer, recognised
        self.headings = ""
        """Those of a table whose columns had to be told."""

    def preview(self, told: Options) -> Preview:
        """Return what the source holds. Raises UndecidedError when nobody can be asked."""
        from evidencelog.app.importing import prepare_import

        while True:
            try:
                with telling_stages(self._run) as progress:
                    return prepare_import(
                        self._log,
                        self._source,
                        self._importer,
                        told,
                        recognised=self._recognised,
                        progress=progress,
                    )
            except UndecidedError as error:
                told = self._decided(error, told)

    def _decided(self, error: UndecidedError, told: Options) -> Options:
        if error.needs == "columns" and error.samples and not self.headings:
            from evidencelog.app.import_settings import columns_for

            self.headings = error.samples[0]
            columns = columns_for(self._log, self._importer.name, self.headings)
            if columns and not told.columns:
                listed = ", ".join(f"{what}={column}" for what, column in columns)
                self._run.out.say(_("Columns as you told before: {columns}").format(columns=listed))
                return replace(told, columns=columns)
        if not self._run.can_ask:
            raise error
        return answered(self._run, self._log, error, told)


def _more_told(run: Run, log: OpenLog, preview: Preview) -> Options:
    """Ask what a source can be read without, and is worth more with: who, and where."""
    told = preview.options
    needs = preview.recognised.needs if preview.recognised else ()
    if "me" in needs and not told.me and preview.senders:
        me = _ask_who(run, log, preview)
        told = replace(told, me=frozenset(me))
    if told.zone is None and preview.last and not preview.last.endswith("Z"):
        zone = _ask_where(run, log)
        told = replace(told, zone=zone or None)
    return told


def _ask_who(run: Run, log: OpenLog, preview: Preview) -> list[str]:
    from evidencelog.app.settings import read_settings

    choices = [(one.id, one.name or one.id) for one in preview.senders[:MOST_SENDERS]]
    says = _("{name} does not say which of its people you are.")
    run.ask.tell(says.format(name=preview.source.name))
    own = (read_settings(log).name or "").casefold()
    for place, (_id, name) in enumerate(choices, 1):
        if own and own == name.casefold():
            run.ask.tell(_("By the name in your settings it is {number}.").format(number=place))
    return choose_several(run.ask, _("Which of these are you?"), choices)


def _ask_where(run: Run, log: OpenLog) -> str:
    from evidencelog.core.zones import UnknownZoneError, find_zone

    run.ask.tell(_("Its times have no zone. In which zone was the phone?"))
    while True:
        zone = run.ask.line(_("Zone (blank: leave it open): "), initial=log.clock.zone())
        if not zone:
            return ""
        try:
            find_zone(zone)
        except UnknownZoneError as error:
            run.ask.tell(error.message, ". ", error.hint)
        else:
            return zone


def agreed(run: Run, previews: Sequence[Preview], *, yes: bool) -> bool:
    """Show what would be added, and ask once for all of it; a script is not asked."""
    new = [preview for preview in previews if not preview.nothing_new]
    if run.options.json:
        return True
    for preview in new:
        tell_preview(run, preview)
    if yes or not new or not run.can_ask:
        return True
    records = sum(preview.new for preview in new)
    if not records:
        return confirm(run.ask, _("Keep the file, and the list of what was skipped?"), default=True)
    question = ngettext("Import {count} record?", "Import {count} records?", records).format(
        count=f"{records:,}"
    )
    return confirm(run.ask, question, default=True)
