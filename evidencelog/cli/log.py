"""`log`: write down something that happened, one command for each kind of entry."""

from __future__ import annotations

from typing import Any, Final

import click

from evidencelog.cli.command import CommandGroup, group, pass_run
from evidencelog.cli.entry_options import EntryCommand
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _

KINDS: Final = (
    ("incident", _("Something that happened.")),
    ("contact", _("A call, message, visit or gift.")),
    ("hoover", _("A contact that you did not ask for.")),
    ("exchange", _("A handover of children, or a planned call.")),
    ("document", _("A letter, picture or file that speaks for itself.")),
    ("report", _("A report to police, a doctor, a school.")),
    ("order", _("A court order or agreement, with its clauses.")),
    ("boundary", _("A limit that you stated, or a request for no contact.")),
    ("promise", _("Something that was promised.")),
    ("person", _("Somebody who appears in this log.")),
)

_EXAMPLES: Final = {
    "incident": (
        "evidencelog log incident",
        "evidencelog log incident --when 'yesterday 6pm' --attach photo.jpg --text-file -",
    ),
    "contact": ("evidencelog log contact --channel missed-call --count 14 --when today",),
    "hoover": ("evidencelog log hoover --channel text --tactic apology --quote-file message.txt",),
    "exchange": (
        "evidencelog log exchange --planned '14 Mar 2026 17:00' --when '14 Mar 2026 17:40'",
    ),
    "order": ("evidencelog log order --court 'Family Court' --attach order.pdf",),
    "person": ("evidencelog log person --name 'Sam Doe' --short sam --role other-party",),
}


@group(
    "log",
    invoke_without_command=True,
    examples=(
        "evidencelog log incident          it asks step by step",
        "evidencelog log contact --help    everything that can be said about a contact",
    ),
)
@click.pass_context
def log(context: click.Context) -> None:
    """Write down something that happened.

    Without a kind, it asks which. Every question can be left blank, and "?" means that
    you don't know.
    """
    if context.invoked_subcommand is None:
        from evidencelog.cli.recording import record_any

        run: Run = context.find_root().obj
        record_any(run, KINDS)


def _add(kinds: CommandGroup, name: str, says: str) -> None:
    @pass_run
    def record_kind(run: Run, **values: Any) -> None:
        from evidencelog.cli.recording import record_entry

        record_entry(run, name, values)

    kinds.add_command(
        EntryCommand(
            name,
            callback=record_kind,
            kind="contact" if name == "hoover" else name,
            help=says,
            examples=_EXAMPLES.get(name, (f"evidencelog log {name}",)),
        )
    )


for _name, _says in KINDS:
    _add(log, _name, _says)
