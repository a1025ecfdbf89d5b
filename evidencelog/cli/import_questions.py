"""What has to be settled before an import: the format, the order of dates, who the owner is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from evidencelog.cli.asking import choose, choose_several, confirm
from evidencelog.cli.import_preview import tell_preview
from evidencelog.cli.import_progress import telling_stages
from evidencelog.errors import ExitCode, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.importer import DateOrder, Importer, Options, Recognised, UndecidedError

if TYPE_CHECKING:
    from evidencelog.app.importing import Preview
    from evidencelog.app.session import OpenLog
    from evidencelog.app.sources import OpenedSource
    from evidencelog.cli.run import Run

MOST_SENDERS = 20


class NotRecognisedError(UsageError):
    """Nothing here can read this file."""

    exit_code = ExitCode.NOT_RECOGNISED


def settled(run: Run, log: OpenLog, source: OpenedSource, options: Mapping[str, Any]) -> Preview:
    """Return what the source holds, once everything that it leaves open was told.

    Raises NotRecognisedError, and UndecidedError when there is nobody to ask.
    """
    importer, recognised = _importer(source, options["word"])
    told = _told(options)
    preview = _looked_at(run, log, source, importer, recognised, told)
    if _owner_is_open(run, preview, told):
        me = _ask_who(run, preview)
        if me:
            told = replace(told, me=frozenset(me))
            preview = _looked_at(run, log, source, importer, recognised, told)
    return preview


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
        columns=tuple(_pair(text) for text in options["column"]),
    )


def _pair(text: str) -> tuple[str, str]:
    name, sign, column = text.partition("=")
    if not (sign and name.strip() and column.strip()):
        raise UsageError(
            _('"{text}" does not name a column').format(text=text),
            hint=_("for example: --column time=Date"),
        )
    return name.strip(), column.strip()


def _looked_at(
    run: Run,
    log: OpenLog,
    source: OpenedSource,
    importer: Importer,
    recognised: Recognised | None,
    told: Options,
) -> Preview:
    from evidencelog.app.importing import prepare_import

    while True:
        try:
            with telling_stages(run) as progress:
                return prepare_import(
                    log, source, importer, told, recognised=recognised, progress=progress
                )
        except UndecidedError as error:
            if not run.can_ask:
                raise
            told = _answered(run, error, told)


def _answered(run: Run, error: UndecidedError, told: Options) -> Options:
    """Return the options with what the person answered. Raises the error for no answer."""
    for sample in error.samples[:5]:
        run.ask.tell("  ", sample)
    if error.needs == "date_order":
        answer = choose(
            run.ask,
            _("How does this file write a date?"),
            [
                ("dmy", _("day, month, year")),
                ("mdy", _("month, day, year")),
                ("ymd", _("year, month, day")),
            ],
            blank=_("do not import it"),
        )
        if answer is not None:
            return replace(told, date_order=cast("DateOrder", answer))
    elif error.needs == "zone":
        from evidencelog.core.zones import find_zone

        answer = run.ask.line(_("In which time zone was the phone, such as America/New_York? "))
        if answer:
            find_zone(answer)
            return replace(told, zone=answer)
    elif error.needs == "me":
        answer = run.ask.line(_("What is your name or number in this file? "))
        if answer:
            return replace(told, me=frozenset((answer,)))
    elif error.needs == "columns":
        run.ask.tell(error.hint)
        answer = run.ask.line(_("Which column is what (time=Date, ...)? "))
        if answer:
            pairs = [part for part in answer.split(",") if part.strip()]
            return replace(told, columns=tuple(_pair(part) for part in pairs))
    raise error


def _owner_is_open(run: Run, preview: Preview, told: Options) -> bool:
    return (
        run.can_ask
        and not told.me
        and preview.same is None
        and bool(preview.senders)
        and preview.recognised is not None
        and "me" in preview.recognised.needs
    )


def _ask_who(run: Run, preview: Preview) -> list[str]:
    choices = [(one.id, one.name or one.id) for one in preview.senders[:MOST_SENDERS]]
    run.ask.tell(_("The file does not say which of its people you are."))
    return choose_several(run.ask, _("Which of these are you?"), choices)


def agreed(run: Run, preview: Preview, *, yes: bool) -> bool:
    """Show what an import would add, and ask once; a script is not asked."""
    if preview.nothing_new:
        return True
    tell_preview(run, preview)
    if yes or not run.can_ask or run.options.json:
        return True
    question = ngettext("Import {count} record?", "Import {count} records?", preview.new).format(
        count=f"{preview.new:,}"
    )
    return confirm(run.ask, question, default=True)
