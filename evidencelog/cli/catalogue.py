"""Which commands there are, in which group of the first help page, and where they live.

The modules are imported only when their command is used or its own help is asked for;
the names are all known from the start, so that a misspelt one can be answered.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _


class Listed(NamedTuple):
    """One command: its name, the module of `evidencelog.cli` it lives in, what it does."""

    name: str
    module: str
    says: str


class Section(NamedTuple):
    """A group of commands on the first help page."""

    title: str
    commands: tuple[Listed, ...]


CATALOGUE: Final = (
    Section(
        _("Every day"),
        (
            Listed("init", "init", _("Start a log on this computer.")),
            Listed("log", "log", _("Write down something that happened.")),
            Listed("import", "import_", _("Take over messages, calls or photos from a phone.")),
            Listed("list", "list", _("Show the entries, one line each.")),
            Listed("show", "show", _("Show one entry in full.")),
            Listed("search", "search", _("Find entries by a word.")),
        ),
    ),
    Section(
        _("Change what was written"),
        (
            Listed("amend", "amend", _("Correct an entry; the old version is kept.")),
            Listed("detail", "detail", _("Add what was not answered at first.")),
            Listed("attach", "attach", _("Add files to an entry.")),
            Listed("label", "label", _("Say who may see an entry.")),
            Listed("withdraw", "withdraw", _("Leave an entry out of reports.")),
            Listed("erase", "erase", _("Make an entry unreadable for good.")),
        ),
    ),
    Section(
        _("Look up and take out"),
        (
            Listed("messages", "messages", _("Read what was imported, as conversations.")),
            Listed("people", "people", _("List the people in the log.")),
            Listed("export", "export", _("Write a report for somebody to read.")),
            Listed("extract", "extract", _("Save the original files of an entry.")),
        ),
    ),
    Section(
        _("Check and keep"),
        (
            Listed("verify", "verify", _("Check that nothing was changed.")),
            Listed("receipt", "receipt", _("Let somebody else keep the state of the log.")),
            Listed("backup", "backup", _("Copy the log to another place.")),
            Listed("restore", "restore", _("Put a copy back.")),
            Listed("key", "key", _("The passphrase and the recovery code.")),
        ),
    ),
    Section(
        _("This log"),
        (
            Listed("doctor", "doctor", _("Look for traces and for what may get lost.")),
            Listed("settings", "settings", _("Your name, dates, numbers to call, reminders.")),
            Listed("shell", "shell", _("Unlock once, work, lock.")),
            Listed("demo", "demo", _("Build an example log and its report, to look at.")),
            Listed("help", "help", _("Pages to read, such as the one on safety.")),
            Listed("completion", "completion", _("Let the shell complete commands.")),
            Listed("version", "version", _("Which version this is.")),
        ),
    ),
)
