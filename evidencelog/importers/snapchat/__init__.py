"""Snapchat's "My Data": what was saved of chats, and that snaps were sent."""

from __future__ import annotations
