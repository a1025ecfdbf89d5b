"""Where the passphrase comes from when nobody is asked: a file, a descriptor, the environment.

It is never the value of an option, because other users can read the command lines of
running programs and the shell keeps them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from evidencelog.cli.options import Options
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

LIMIT: Final = 1 << 16
"""Bytes that are read at most: a passphrase is shorter, and a device never ends."""

FILE_VARIABLE: Final = "EVIDENCELOG_PASSPHRASE_FILE"
TEXT_VARIABLE: Final = "EVIDENCELOG_PASSPHRASE"


def other_ways() -> str:
    """Return how a passphrase can be given without a terminal."""
    return _(
        "use --passphrase-file FILE, --recovery-file FILE, --passphrase-fd N, ${file_variable} "
        "or, for automation, ${text_variable}"
    ).format(file_variable=FILE_VARIABLE, text_variable=TEXT_VARIABLE)


def given(options: Options, environ: Mapping[str, str]) -> str | None:
    """Return the passphrase that was given, or None when a person has to be asked.

    What was said on the command line goes before the environment. One line break at the
    end is dropped. Raises UsageError when what was named cannot be read.
    """
    if options.passphrase_fd is not None:
        return _from_descriptor(options.passphrase_fd)
    if options.passphrase_file is not None:
        return _from_file(options.passphrase_file)
    if environ.get(FILE_VARIABLE):
        return _from_file(environ[FILE_VARIABLE])
    if TEXT_VARIABLE in environ:
        return _text(os.fsencode(environ[TEXT_VARIABLE]))
    return None


def secret_in(name: str) -> str:
    """Return the passphrase or code in a file. Raises UsageError when it cannot be read."""
    return _from_file(name)


def _from_descriptor(number: int) -> str:
    held = bytearray()
    try:
        while len(held) <= LIMIT and (part := os.read(number, LIMIT)):
            held += part
    except OSError as error:
        raise UsageError(
            _("the passphrase cannot be read from descriptor {number}").format(number=number),
            hint=_("for example: --passphrase-fd 3 3<FILE"),
        ) from error
    return _text(bytes(held))


def _from_file(name: str) -> str:
    try:
        with Path(name).open("rb") as stream:
            return _text(stream.read(LIMIT + 1))
    except (OSError, ValueError) as error:
        raise UsageError(
            _("the file with the secret cannot be read: {name}").format(name=name),
            hint=_("check its name and who may read it"),
        ) from error


def _text(raw: bytes) -> str:
    if len(raw) > LIMIT:
        raise UsageError(_("this is too long for a passphrase"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(_("the passphrase is not UTF-8 text")) from error
    return text.removesuffix("\n").removesuffix("\r")
