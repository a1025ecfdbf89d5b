"""Discord: the JSON of DiscordChatExporter, and the package that Discord itself sends."""

from __future__ import annotations
