"""Whether two rows say the same: what matters of a row, as a few digests.

Names, titles of conversations and places are no part of it: they differ between exports of
one message. Of mail more matters, because its headers belong to the message itself, and a
Message-ID is only what the sender's program claims (RFC 5322 3.6.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from evidencelog.core.fields import Fields

_LABELS: Final = frozenset(
    "/what /state /subject /text /seconds /where /rule /start/raw /end/raw /name".split()
)
_GROUPS: Final = ("/deleted/", "/identifiers/")
_MAIL_GROUPS: Final = ("/sender/", "/recipients/", "/attachments/", "/absent/")
_FILE_ENDINGS: Final = ("/name", "/sha256")

_NAMES: Final = (
    "absent attachments deleted end identifiers name recipients rule seconds sender start state"
    " subject text time title what where"
).split()
_PLACES: Final = {name: bytes([place]) for place, name in enumerate(_NAMES)}
_DIGEST: Final = 8
_STEP: Final = 1 + _DIGEST


def likeness(fields: Fields) -> bytes:
    """Return what two rows share when nothing that matters differs between them.

    It holds nine bytes for each thing that the row says: which one, and its digest.
    """
    told: dict[str, hashlib._Hash] = {}
    for label, text in _told(fields):
        name = label.split("/", 2)[1]
        if name not in told:
            told[name] = hashlib.sha256()
        told[name].update(f"{label}\n{len(text)}\n{text}".encode())
    return b"".join([_PLACES[name] + told[name].digest()[:_DIGEST] for name in sorted(told)])


def with_files(like: bytes, names: Iterable[str]) -> bytes:
    """Return the likeness of a row with these files, for a comparison within one source.

    Between exports the files may be missing; within one they tell apart what was sent with
    no words in the same second.
    """
    told = hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass"))
    return like + _PLACES["attachments"] + told.digest()[:_DIGEST]


def differing_labels(one: bytes, other: bytes) -> tuple[str, ...]:
    """Return the names of the fields in which two rows differ, by their likenesses."""
    return tuple(sorted({_NAMES[piece[0]] for piece in _pieces(one) ^ _pieces(other)}))


def _pieces(like: bytes) -> set[bytes]:
    return {like[start : start + _STEP] for start in range(0, len(like), _STEP)}


def _told(fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield what matters of a row, by its labels."""
    titled = fields[:1] != (("/kind", "message"),)
    mail = ("/what", "mail") in fields
    for label, value in fields:
        if (
            label in _LABELS
            or label.startswith(_GROUPS)
            or (titled and label == "/title")
            or (mail and _of_mail(label))
        ):
            yield label, value if isinstance(value, str) else "".join(value)


def _of_mail(label: str) -> bool:
    if not label.startswith(_MAIL_GROUPS):
        return label == "/time/raw"
    # Of a file its name and its bytes: its id is new each time, its type only a claim.
    return label.startswith(_MAIL_GROUPS[:2]) or (
        label.count("/") == 3 and label.endswith(_FILE_ENDINGS)
    )
