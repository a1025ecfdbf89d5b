"""Chats that signal-export took from Signal Desktop: chat.md and data.json.

Signal itself writes no file that people or programs can read. This tool does: a folder for
each chat, with the messages as Markdown and as JSON, one object a line. Its times are local
to the computer it ran on, and it removes back-ticks from texts.
"""

from __future__ import annotations
