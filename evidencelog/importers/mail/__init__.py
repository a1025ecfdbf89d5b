"""Mail: single messages and mailboxes, as they went over the wire."""

from __future__ import annotations
