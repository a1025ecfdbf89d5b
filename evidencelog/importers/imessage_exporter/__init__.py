"""Text and web pages that imessage-exporter made from the messages of a Mac or an iPhone.

A copy in words of what the database of Messages holds: local times without a zone, and each
reply twice, under the message that it answers and in its own place.
"""

from __future__ import annotations
