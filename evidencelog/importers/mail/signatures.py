"""Whether the body still has the hash that a DKIM signature gives (RFC 6376 3.4, 3.7).

The signature over that hash cannot be checked without the key of the sender's domain,
which is on the network. A hash that differs says that the body is not as it was signed,
by whatever hand: mailing lists add their lines to the end.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from typing import Final, Literal, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.mail.headers import Headers, Span

MOST_SIGNATURES: Final = 20
Outcome = Literal["same", "same in part", "different", "not understood"]

_HASHES: Final = {
    "rsa-sha256": "sha256",
    "ed25519-sha256": "sha256",
    "rsa-sha1": "sha1",
}
_BLANKS: Final = re.compile(rb"[ \t]+")
_BLANKS_AT_END: Final = re.compile(rb"[ \t]+(?=\r\n)")


class BodyHash(NamedTuple):
    """What was found for one signature: whose it is, and how the body compares."""

    domain: str
    selector: str
    outcome: Outcome

    def says(self) -> str:
        """Return it as a sentence that claims no more than was checked."""
        return _SAYS[self.outcome]().format(domain=self.domain or "?", selector=self.selector)


_SAYS: Final = {
    "same": lambda: _(
        "DKIM of {domain}: the body still has the hash that was signed; the signature itself "
        "was not checked"
    ),
    "same in part": lambda: _(
        "DKIM of {domain}: the part of the body that was signed still has the hash that was "
        "signed, and there is more below it; the signature itself was not checked"
    ),
    "different": lambda: _(
        "DKIM of {domain}: the body does not have the hash that was signed; it may have been "
        "changed on the way, by a mailing list or by the export"
    ),
    "not understood": lambda: _(
        "DKIM of {domain}: the signature is of a kind that this program does not read"
    ),
}


def body_hashes(data: bytes, body: Span, headers: Headers) -> tuple[BodyHash, ...]:
    """Return the outcome for each DKIM signature of a message, the topmost first."""
    signatures = headers.all("dkim-signature")[:MOST_SIGNATURES]
    if not signatures:
        return ()
    forms = _Forms(_with_wire_line_ends(data[body.start : body.end]))
    return tuple(_compared(_tags(raw), forms) for raw in signatures)


class _Forms:
    """The two forms of a body that are signed, each made once."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._made: dict[str, bytes] = {}

    def form(self, how: str) -> bytes:
        """Return the body in the form `simple` or `relaxed`."""
        if how not in self._made:
            self._made[how] = _relaxed(self._body) if how == "relaxed" else _simple(self._body)
        return self._made[how]


def _tags(raw: str) -> dict[str, str]:
    """Return the tags of a signature without the space in them (RFC 6376 3.2)."""
    pairs = (piece.partition("=") for piece in raw.split(";")[:100])
    return {name.strip(): "".join(value.split()) for name, mark, value in pairs if mark}


def _compared(tags: dict[str, str], forms: _Forms) -> BodyHash:
    domain, selector = tags.get("d", ""), tags.get("s", "")
    algorithm = _HASHES.get(tags.get("a", "").lower())
    how = (tags.get("c", "") or "simple").partition("/")[2] or "simple"
    limit = tags.get("l", "")
    signed = _bytes_of(tags.get("bh", ""))
    if algorithm is None or how not in ("simple", "relaxed") or not signed or _odd(limit):
        return BodyHash(domain, selector, "not understood")
    canonical = forms.form(how)
    whole = not limit or int(limit) >= len(canonical)
    counted = canonical if not limit else canonical[: int(limit)]
    if limit and int(limit) > len(canonical):
        return BodyHash(domain, selector, "different")
    # SHA-1 only because old signatures have it; nothing rests on it.
    found = hashlib.new(algorithm, counted, usedforsecurity=False).digest()
    if not hmac.compare_digest(found, signed):
        return BodyHash(domain, selector, "different")
    return BodyHash(domain, selector, "same" if whole else "same in part")


def _odd(limit: str) -> bool:
    return bool(limit) and not re.fullmatch(r"[0-9]{1,15}", limit)


def _bytes_of(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _with_wire_line_ends(body: bytes) -> bytes:
    """Return the body with CRLF, as it was on the wire: exports often have only LF."""
    return body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _simple(body: bytes) -> bytes:
    """RFC 6376 3.4.3: without empty lines at the end, with one line end."""
    end = len(body)
    while body[end - 2 : end] == b"\r\n":
        end -= 2
    return body[:end] + b"\r\n"


def _relaxed(body: bytes) -> bytes:
    """RFC 6376 3.4.4: stretches of space are one, none before a line end; empty stays empty."""
    spaced = _BLANKS_AT_END.sub(b"", _BLANKS.sub(b" ", body))
    if spaced.endswith(b" "):
        spaced = spaced[:-1]
    canonical = _simple(spaced)
    return b"" if canonical == b"\r\n" else canonical
