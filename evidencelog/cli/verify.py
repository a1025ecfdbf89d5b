"""`verify`: whether a log, a copy, a receipt or an exported file is unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.cli.text_input import STANDARD_INPUT
from evidencelog.errors import DamagedError, NothingSavedError, NoVerdictError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.verify import Verdict


@command(
    "verify",
    examples=(
        "evidencelog verify                            the whole log",
        "evidencelog verify --receipt receipt.txt      is it the log of this receipt?",
        "evidencelog verify --against copy.db          where do two copies differ?",
        "evidencelog verify report.pdf                 did this log export exactly this file?",
    ),
)
@click.argument("file", required=False)
@click.option(
    "--receipt",
    "receipts",
    metavar="FILE",
    multiple=True,
    help=_("Compare with a receipt that somebody kept, or with its code in a file; - reads it."),
)
@click.option("--against", metavar="OTHER", help=_("Compare with another copy of the log."))
@click.option("--keyless", is_flag=True, help=_("Check what can be checked without a passphrase."))
@pass_run
def verify(
    run: Run, file: str | None, receipts: tuple[str, ...], against: str | None, keyless: bool
) -> None:
    """Check that nothing in the log was changed since it was written down.

    It reads every entry and every file. Nothing is written. With FILE it says whether this
    log exported exactly that file, or which entry holds it.

    The exit code is 0 when all is unchanged, 10 when something is damaged or differs, 11
    when this is an older copy or another log than the receipt says, 12 when not everything
    could be read.
    """
    if file is None:
        _verify_log(run, receipts, against, keyless=keyless)
        return
    if receipts or against or keyless:
        raise UsageError(
            _("a file is looked up by itself, without --receipt, --against or --keyless"),
            hint=_("run `evidencelog verify` once for the file and once for the log"),
        )
    from evidencelog.cli.verify_file import verify_file

    # What comes through a pipe can only be a receipt: it can be read but once.
    if file == STANDARD_INPUT or not verify_file(run, file):
        _verify_log(run, (file,), None, keyless=False)


def _verify_log(run: Run, receipts: tuple[str, ...], against: str | None, *, keyless: bool) -> None:
    from evidencelog.app.verify.copies import compare_with_copy
    from evidencelog.cli.receipt_files import read_receipt_file
    from evidencelog.cli.verdict import Outcome
    from evidencelog.cli.verdict_json import outcome_json
    from evidencelog.cli.verdict_words import tell_outcome

    kept = [read_receipt_file(name) for name in receipts]
    if against is not None and "://" not in against and not Path(against).exists():
        raise NoVerdictError(
            _("there is no other copy at {path}").format(path=against), hint=_("check its name")
        )
    try:
        verdict = _verdict(run, kept, keyless=keyless)
        copy = compare_with_copy(verdict, against) if against is not None else None
    except NothingSavedError as error:
        raise _unread(error) from error
    outcome = Outcome(verdict=verdict, receipts=receipts, copy=copy)
    run.exit_code = outcome.exit_code
    if run.options.json:
        run.out.document(outcome_json(outcome))
    else:
        tell_outcome(run, outcome)


def _unread(error: NothingSavedError) -> NoVerdictError:
    return NoVerdictError(
        _("not everything could be read, so there is no verdict: {why}").format(why=error.message),
        hint=_("check that the disk is plugged in and works, then try again"),
    )


def _verdict(run: Run, receipts: list[bytes], *, keyless: bool) -> Verdict:
    from evidencelog.app.verify import verify_keyless_at, verify_log
    from evidencelog.cli.progress import showing_progress
    from evidencelog.cli.run import no_log

    if not run.has_log():
        raise no_log()
    damage: DamagedError | None = None
    with showing_progress(run) as progress:
        if not keyless:
            try:
                with run.open_log() as log:
                    return verify_log(log, receipts, progress=progress)
            except DamagedError as error:
                # Not the passphrase but the way to unlock is damaged: the rest can still be
                # looked at.
                damage = error
        return verify_keyless_at(run.location, receipts, why=damage, progress=progress)
