"""Pictures for print: decoded apart from the program, upright, with nothing left of the file."""

from __future__ import annotations
