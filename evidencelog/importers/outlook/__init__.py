"""Messages that Outlook saved in its own format (.msg): re-encoded, not as they were sent."""

from __future__ import annotations
