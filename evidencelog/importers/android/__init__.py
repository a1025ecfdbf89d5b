"""Backups of Android phones made over a cable (`adb backup`): the messages in them.

The service that stores messages writes them as JSON, packed by itself, into an archive that
is packed again. Nothing of it is unpacked to the disk.
"""

from __future__ import annotations
