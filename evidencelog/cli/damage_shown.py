"""What every reading command says when a part of the log does not check out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.output import strong
from evidencelog.errors import ExitCode
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.core.history import Damage


def tell_damage(run: Run, damaged: list[Damage]) -> None:
    """Say how much could not be shown, and let the command end with the code for it."""
    if not damaged:
        return
    run.exit_code = ExitCode.RECORD_DAMAGED
    run.out.warn(
        strong(
            ngettext(
                "{count} record of this log does not check out and is not shown.",
                "{count} records of this log do not check out and are not shown.",
                len(damaged),
            ).format(count=len(damaged))
        )
    )
    for damage in damaged[:5]:
        run.out.warn(_("  record {seq}: {what}").format(seq=damage.seq, what=damage.what))
    run.out.warn(_("Everything else was read. `evidencelog verify` says more."))


def tell_unreadable_files(run: Run, names: Sequence[str]) -> None:
    """Say which attached files are missing from what was made; the command ends with the code."""
    if not names:
        return
    run.exit_code = ExitCode.RECORD_DAMAGED
    run.out.warn(
        strong(
            ngettext(
                "{count} file does not check out and is not shown: {names}",
                "{count} files do not check out and are not shown: {names}",
                len(names),
            ).format(count=len(names), names=", ".join(names))
        )
    )
    run.out.warn(_("`evidencelog verify` says more; a backup may have it whole."))


def tell_lost_labels(run: Run, log: OpenLog) -> None:
    """Say in one line why every entry is private when the labels cannot be relied on.

    The entries themselves are whole, so the command ends as it would have.
    """
    from evidencelog.app.labels import are_lost

    if are_lost(log):
        run.out.warn(
            _(
                "Who may see each entry cannot be read, so every entry counts as private until "
                "you label it again; `evidencelog verify` says more."
            )
        )
