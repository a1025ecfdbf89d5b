"""`messages`: what was imported, as the conversations that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.core.history import History


@command(
    "messages",
    examples=(
        "evidencelog messages                    which conversations there are",
        "evidencelog messages --conversation Casey --in 'March 2026'",
        "evidencelog messages 57.100-57.140",
    ),
)
@click.argument("rows", required=False, metavar="[IMPORT|ROWS]")
@click.option("--conversation", metavar="TEXT", help=_("Only of the conversation of that name."))
@click.option("--person", metavar="NAME", help=_("Only from or to this person."))
@click.option("--since", metavar="TIME", help=_("Only from this time on."))
@click.option("--until", metavar="TIME", help=_("Only up to this time, included."))
@click.option("--in", "within", metavar="TIME", help=_("Only this day, month or year."))
@click.option("--word", multiple=True, metavar="TEXT", help=_("Only with this text. (repeatable)"))
@pass_run
def messages(run: Run, rows: str | None, **options: Any) -> None:
    """Show imported messages, calls and mail, each with the number by which it is cited.

    Without anything else, it lists the conversations. 57 is a whole import, 57.100-57.140
    are some rows of it.
    """
    from evidencelog.app.history import read_history

    with run.open_log() as log:
        history = read_history(log)
        if rows is None and not any(options.values()):
            _list_conversations(run, history)
            return
        _tell_words(run, log, options)
        _show(run, log, history, rows, options)


def _list_conversations(run: Run, history: History) -> None:
    from evidencelog.app.messages import conversations
    from evidencelog.cli.conversation_list import conversation_lines, conversations_json

    talks = conversations(history)
    if run.options.json:
        run.out.document(conversations_json(talks))
        return
    for line in conversation_lines(talks):
        run.out.data(*line)
    if not talks:
        run.out.say(_("Nothing was imported yet: evidencelog import FILE"))


def _show(
    run: Run, log: OpenLog, history: History, rows: str | None, options: dict[str, Any]
) -> None:
    from evidencelog.cli.conversation_list import transcript_for
    from evidencelog.cli.message_view import view_of
    from evidencelog.cli.row_json import rows_json

    view = view_of(log, history, rows, options)
    if run.options.json:
        run.out.document(rows_json(view.found) | {"of": view.of})
    else:
        transcript = transcript_for(log, history, stepwise=view.stepwise)
        for line in transcript.lines(read.row for read in view.found):
            run.out.data(*line)
        run.out.say(view.summary())
    for damage in view.damaged:
        says = _("record {seq} cannot be read: {what}")
        run.out.warn(says.format(seq=damage.seq, what=damage.what))


def _tell_words(run: Run, log: OpenLog, options: dict[str, Any]) -> None:
    from evidencelog.cli.private_words import tell_about_arguments

    if any(options[name] for name in ("conversation", "person", "word")):
        tell_about_arguments(run, log)
