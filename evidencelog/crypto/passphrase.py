"""Passphrases: one form whatever keyboard they were typed on, and good ones to offer."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from evidencelog.crypto.precis import refused_character
from evidencelog.crypto.strength import Strength, strength
from evidencelog.errors import PassphraseRefusedError
from evidencelog.i18n import gettext as _

__all__ = [
    "Chooser",
    "PassphraseUnusableError",
    "Strength",
    "from_file_bytes",
    "prepare",
    "propose",
    "strength",
    "wordlist",
]

WORDS = 6
"""Six of 7,776 words are 77 bits: beyond guessing, with Argon2id in front."""

_BOM = "\ufeff"


class PassphraseUnusableError(PassphraseRefusedError):
    """This text cannot be a passphrase at all, right or wrong."""


class Chooser(Protocol):
    """A source of random choices; the module `secrets` is one."""

    def choice(self, seq: Sequence[str], /) -> str:
        """Return one item, each with the same chance."""
        ...


def prepare(text: str) -> bytes:
    """Return the bytes to derive a key from: RFC 8265 OpaqueString in UTF-8.

    Unusual spaces become plain ones, and composed and decomposed letters the same.
    Raises PassphraseUnusableError for an empty text and for characters that not every
    keyboard and system would give the same way: control characters, invisible ones,
    ones without a meaning in Unicode.
    """
    if not text:
        raise PassphraseUnusableError(_("the passphrase is empty"))
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    composed = unicodedata.normalize("NFC", spaced)
    refused = refused_character(composed)
    if refused is not None:
        raise PassphraseUnusableError(
            _("character {number} of the passphrase cannot be used (U+{code:04X})").format(
                number=refused + 1, code=ord(composed[refused])
            ),
            hint=_("letters, digits, punctuation and spaces of any language can be used"),
        )
    return composed.encode()


def from_file_bytes(data: bytes) -> str:
    """Return the passphrase in a file: UTF-8, without one newline at the end.

    A byte order mark, which some editors put in front, is dropped too. Raises
    PassphraseUnusableError for any other encoding.
    """
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise PassphraseUnusableError(
            _("the passphrase file is not UTF-8 text"),
            hint=_("save it again as UTF-8"),
        ) from None
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\n") else text


def propose(words: int = WORDS, random: Chooser | None = None) -> str:
    """Return a passphrase of random words from the EFF large word list."""
    if random is None:
        import secrets

        random = secrets
    return " ".join(random.choice(wordlist()) for _place in range(words))


@cache
def wordlist() -> tuple[str, ...]:
    """Return the 7,776 words to choose from."""
    from importlib import resources

    listed = resources.files("evidencelog.crypto.wordlist") / "eff_large.txt"
    return tuple(listed.read_text("utf-8").split())
