"""Checks of what was left behind: passphrases, history, lists, exported files."""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.app.doctor.advice import Advice, do, know
from evidencelog.app.doctor.facts import Facts, HistoryFile, System
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext


def check_secrets(facts: Facts) -> Iterator[Advice]:
    """Say where a passphrase can be read by others."""
    secrets = facts.secrets
    for path in secrets.in_shell_files:
        yield do(
            "passphrase-in-file",
            _("the passphrase is written in {name}").format(name=path),
            _("delete that line, then set a new passphrase: evidencelog key passphrase"),
        )
    if secrets.open_file is not None:
        yield do(
            "passphrase-file",
            _("other accounts on this computer can read the file with the passphrase"),
            _('type: chmod 600 "{path}"').format(path=secrets.open_file),
        )
    if secrets.in_environment:
        yield know(
            "passphrase-in-environment",
            _("the passphrase is in the environment of this terminal: its programs can read it"),
            _("to take it out: unset EVIDENCELOG_PASSPHRASE"),
        )


def check_history(facts: Facts) -> Iterator[Advice]:
    """Say in which history files this program is named, and how to take the lines out."""
    for history in facts.histories:
        what = ngettext(
            "{name} has {count} line with the name of this program",
            "{name} has {count} lines with the name of this program",
            history.lines,
        ).format(name=history.path, count=history.lines)
        yield do("shell-history", what, _way_out(history, facts.machine.system))


def _way_out(history: HistoryFile, system: System) -> str:
    if history.shell == "fish":
        return _("in fish, type: history delete --contains evidencelog")
    if history.shell == "bash" and system == "linux":
        return _(
            "close all other terminals, then type this one line: "
            "sed -i '/evidencelog/d' \"{path}\"; history -c; history -r"
        ).format(path=history.path)
    return _(
        "close all other terminals, open that file in a text editor and delete only these lines; "
        "an empty history is noticed sooner than a missing line"
    )


def check_recent(facts: Facts) -> Iterator[Advice]:
    """Say which lists of recent files name the log."""
    for path in facts.recent:
        yield do(
            "recent-files",
            _("the desktop's list of recent files names the log: {name}").format(name=path),
            _("clear the list of recent files in the settings of the desktop"),
        )


def check_exports(facts: Facts) -> Iterator[Advice]:
    """Say which exported files still lie about in clear."""
    if facts.inside is None:
        return
    for path in facts.inside.leftovers:
        yield do(
            "export",
            _("an exported report lies here, readable for everybody who gets at it: {path}").format(
                path=path
            ),
            _(
                "when it has been handed over, delete it and empty the trash; the log can make it "
                "again"
            ),
        )
    for path in facts.inside.unfinished:
        yield do(
            "unfinished",
            _("part of a file that was being saved lies here, readable: {path}").format(path=path),
            _("delete it; the command that wrote it was ended before it could"),
        )
