"""Reading what somebody kept: a receipt file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from evidencelog.cli.text_input import STANDARD_INPUT
from evidencelog.errors import NoVerdictError
from evidencelog.i18n import gettext as _

LIMIT: Final = 1 << 24
"""Bytes: a receipt is a page, but it may have been printed into a PDF or photographed text."""


def read_receipt_file(name: str) -> bytes:
    """Return the bytes of a receipt file, `-` for standard input. Raises NoVerdictError."""
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LIMIT + 1)
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or _("it is closed")
        raise NoVerdictError(
            _("the receipt {name} cannot be read: {reason}").format(
                name=name, reason=reason.lower()
            ),
            hint=_("check its name and the folder"),
        ) from error
    if len(data) > LIMIT:
        raise NoVerdictError(_("{name} is too large for a receipt").format(name=name))
    return data
