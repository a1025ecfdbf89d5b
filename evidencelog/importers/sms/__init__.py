"""Messages and calls of Android phones: SMS Backup & Restore, and adb backups.

The files of SMS Backup & Restore are XML in which every value is an attribute; other
programs write the same shape. What is read is a copy in memory that may be repaired, and
each repair is told; the file itself is never touched.
"""

from __future__ import annotations
