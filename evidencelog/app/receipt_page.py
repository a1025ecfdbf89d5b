"""A receipt as text and as a page: plain words, the code, the signed note."""

from __future__ import annotations

from evidencelog.app.receipt import Receipt
from evidencelog.core.moment_words import describe_recorded
from evidencelog.crypto.spoken import SEPARATOR
from evidencelog.i18n import gettext as _
from evidencelog.i18n import language

_GROUPS_A_LINE = 5
_WIDTH = 72


def receipt_text(receipt: Receipt) -> str:
    """Return the receipt as a text file: it can be mailed, printed, or kept on a stick."""
    import textwrap

    parts = [_title(), ""]
    for paragraph in _paragraphs():
        parts += [*textwrap.wrap(paragraph, _WIDTH), ""]
    parts += [f"{label}: {value}" for label, value in _facts(receipt)]
    parts += ["", _("The code, to write down or to read out:"), ""]
    parts += [f"    {receipt.code}", "", _("The same with its signature, for a computer:"), ""]
    parts += [receipt.note.decode(), *textwrap.wrap(_closing(), _WIDTH)]
    return "\n".join(parts) + "\n"


def receipt_page(receipt: Receipt, *, paper: str = "letter") -> bytes:
    """Return the receipt as a PDF of one page."""
    from evidencelog.reports.model import Fact
    from evidencelog.reports.receipt_page import ReceiptPage, receipt_pdf

    return receipt_pdf(
        ReceiptPage(
            title=_title(),
            paragraphs=_paragraphs(),
            facts=tuple(Fact(label=label, value=value) for label, value in _facts(receipt)),
            code=_lines_of_groups(receipt.code),
            note=receipt.note.decode(),
            closing=_closing(),
            stamp=receipt.made.at[:19] + "Z",
            paper=paper,
            language=language(),
        )
    )


def _title() -> str:
    return _("Receipt")


def _paragraphs() -> tuple[str, ...]:
    return (
        _(
            "This is the state of a log at one moment. It tells nothing of what is in the log. "
            "Later it shows whether everything that was in the log at that moment is still there "
            "and unchanged."
        ),
        _(
            "For the person whose log it is: give this to somebody you trust, on paper or in a "
            "message. It helps most with somebody who is not involved. Make a new one from time "
            "to time, and after anything important."
        ),
        _(
            "For the person who keeps it: note the day on which you received it, keep it as it "
            "is, and give it back when you are asked for it. You need not do anything else."
        ),
    )


def _facts(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (
        (_("Entries"), str(receipt.entries)),
        (
            _("Made"),
            _("{when}, by the clock of the computer").format(when=describe_recorded(receipt.made)),
        ),
        (_("Received on"), "_" * 24),
        (_("Kept by"), "_" * 24),
    )


def _lines_of_groups(code: str) -> tuple[str, ...]:
    groups = code.split(SEPARATOR)
    return tuple(
        SEPARATOR.join(groups[start : start + _GROUPS_A_LINE])
        for start in range(0, len(groups), _GROUPS_A_LINE)
    )


def _closing() -> str:
    return _(
        "To compare it with the log: evidencelog verify --receipt FILE, where FILE is this file, "
        "or any text file with the code of ten groups."
    )
