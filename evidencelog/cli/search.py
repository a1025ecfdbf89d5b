"""`search`: find entries and imported messages by words in them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.entry_filters import Filters, chosen, filter_options
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.core.history import Standing


@command(
    "search",
    examples=("evidencelog search", "evidencelog search --kind contact birthday"),
)
@click.argument("words", nargs=-1)
@filter_options
@pass_run
def search(run: Run, words: tuple[str, ...], **filters: Any) -> None:
    """Find entries and imported messages in which every one of these words stands.

    Without words, it asks, so that they are not kept by the shell.
    """
    from evidencelog.app.history import read_history
    from evidencelog.cli.conversation_list import transcript_for
    from evidencelog.cli.damage_shown import tell_damage
    from evidencelog.cli.drafts_offered import tell_of_drafts
    from evidencelog.cli.entry_json import entries_json
    from evidencelog.cli.entry_line import entry_line
    from evidencelog.cli.private_words import tell_about_arguments
    from evidencelog.cli.reading_settings import time_reader
    from evidencelog.cli.row_json import rows_json
    from evidencelog.cli.rows_found import find_rows, show_rows
    from evidencelog.cli.text_input import tidy

    with run.open_log() as log:
        if words:
            tell_about_arguments(run, log)
        wanted = [tidy(word) for word in words] or run.ask.line(_("Words to look for: ")).split()
        history = read_history(log)
        found = chosen([*history.entries.values()], Filters(**filters), time_reader(log))
        tell_of_drafts(run, log)
        found = [standing for standing in found if _has_all(standing, wanted)]
        rows = find_rows(log, history, wanted, filters)
        transcript = transcript_for(log, history)
    if run.options.json:
        run.out.document(entries_json(found, history.damaged) | rows_json(rows))
    else:
        width = shutil.get_terminal_size().columns
        for standing in found:
            run.out.data(*entry_line(standing, width=width))
        show_rows(run, rows, transcript)
        if not found and not rows:
            run.out.say(_("Nothing found."))
    tell_damage(run, history.damaged)


def _has_all(standing: Standing, wanted: list[str]) -> bool:
    """Look in everything that stands in an entry now, and in what was added to it."""
    if not standing.readable:
        return False
    fields = list(standing.newest.fields)
    for detail in standing.details:
        fields.extend(detail.fields)
    texts = [value if isinstance(value, str) else "".join(value) for _label, value in fields]
    whole = "\n".join(texts).casefold()
    return all(word.casefold() in whole for word in wanted)
