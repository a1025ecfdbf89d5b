"""How somebody who has only the report can have it checked, step by step."""

from __future__ import annotations

from evidencelog.crypto.spoken import encode_state
from evidencelog.i18n import gettext as _
from evidencelog.reports.material import Material, State
from evidencelog.reports.model import Fact, Verification

_SHORT = 16  # hexadecimal digits


def verification_of(material: Material) -> Verification:
    """Return the steps, the figures to compare and the text of the QR code."""
    return Verification(
        steps=_steps(),
        facts=_facts(material.state),
        code=code_text(material.state),
        limits=_limits(),
    )


def code_text(state: State) -> str:
    """Return what the QR code holds: the log, its state, and the same as a receipt in groups.

    In English whatever the language, so that the same state has the same code. Saved as a
    file, it is read as a receipt.
    """
    return (
        f"evidencelog\nlog {state.log}\nkey {state.key}\n"
        f"records {state.size}\nfingerprint {state.root}\nas of {state.stamp}\n"
        f"receipt\n{_receipt(state)}\n"
    )


def _receipt(state: State) -> str:
    return encode_state(state.size, bytes.fromhex(state.root))


def _steps() -> tuple[str, ...]:
    return (
        _(
            "Ask for this file as it was sent: a printed or scanned copy cannot be compared. Have "
            "whoever keeps the log run “evidencelog verify FILE” with it while you watch. The "
            "answer says whether the log exported exactly this file, and when."
        ),
        _(
            "Have “evidencelog verify” run as well. It checks every record and every attached "
            "file. For the same number of records, its fingerprint has to be the one below."
        ),
        _(
            "Whether anything was taken out or altered since is shown by the receipt below, ten "
            "groups of letters and digits that the code holds for a camera: put them into a text "
            "file and have “evidencelog verify --receipt FILE” run. A receipt that somebody was "
            "given at an earlier time shows the same for that time."
        ),
        _(
            "Ask for the original of an exhibit and compare its SHA-256 with the one printed on "
            "its page: “sha256sum FILE” on Linux, “shasum -a 256 FILE” on macOS, "
            "“Get-FileHash FILE” on Windows."
        ),
        _(
            "If you would rather not rely on this program: its file format is described openly, "
            "so that somebody else can write one that checks the same."
        ),
    )


def _facts(state: State) -> tuple[Fact, ...]:
    return (
        Fact(label=_("Log, in short"), value=state.log[:_SHORT]),
        Fact(label=_("Log"), value=state.log),
        Fact(label=_("Records"), value=str(state.size)),
        Fact(label=_("Fingerprint of all of them"), value=state.root),
        Fact(
            label=_("Last record written"),
            value=state.stamp.replace("T", " ").replace("Z", " UTC"),
        ),
        Fact(label=_("Receipt"), value=_receipt(state)),
    )


def _limits() -> tuple[str, ...]:
    return (
        _(
            "Figures that agree show that entries and files are unchanged since they were added "
            "to the log. They do not show that an account is true or complete, nor who wrote a "
            "message."
        ),
        _(
            "Whoever keeps a log could write another one. Only a receipt or a timestamp that "
            "somebody else held at the time shows that this one was there then."
        ),
    )
