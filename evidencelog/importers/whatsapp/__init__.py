"""WhatsApp's "Export chat": one text file, alone or in an archive with its media.

The file is made for people, in the language and the date layout of the phone that wrote it.
Where a message begins, which of three numbers is the day, and what the app wrote and not a
person: all of it is worked out from the file itself, and asked where it does not follow.
"""

from __future__ import annotations
