"""Address books: who a number or an address belongs to, as the owner wrote it down."""

from __future__ import annotations
