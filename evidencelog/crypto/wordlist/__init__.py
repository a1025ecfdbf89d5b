"""Word lists for passphrases (see LICENCE.txt)."""

from __future__ import annotations
