"""What to do about a finding, by its code."""

from __future__ import annotations

from typing import Final

from evidencelog.core.findings import Finding, Grade
from evidencelog.i18n import gettext as _

_KEEP_AND_COMPARE: Final = _(
    "keep this file as it is, and compare it with a backup: evidencelog verify --against COPY"
)
_BACKUP: Final = _(
    "copy the file before anything else, then bring back a backup: evidencelog restore COPY"
)
_BY_CODE: Final = {
    "file-structure": _BACKUP,
    "unread": _BACKUP,
    "unlocking": _(
        "unlock with the recovery code (--recovery-code), then set a passphrase anew: evidencelog "
        "key passphrase"
    ),
    "file-torn": _(
        "this looks like a copy that was taken while something was being saved; use another copy"
    ),
    "beside": _("the entries are not concerned; set it again with evidencelog settings or label"),
    "receipt-kept": _(
        "compare with the receipt that somebody else keeps: evidencelog verify --receipt FILE"
    ),
    "sealing-key": _("read and export what is there, and go on in a copy that is whole"),
    "erase-undone": _("somebody put an older copy of an erased entry back; erase it again"),
    "erase-unfinished": _("nothing; the next erasure finishes it"),
    "clock": _("nothing; if you are asked, say why the clock was wrong"),
    "absent": _("unlock to see which it is: evidencelog verify"),
}


def advice(finding: Finding) -> str:
    """Return what to do about a finding: the entries not named are unchanged in any case."""
    known = _BY_CODE.get(finding.code)
    if known is not None:
        return known
    return _KEEP_AND_COMPARE if finding.grade is Grade.DAMAGE else _("nothing")
