"""What Meta gives of Messenger and Instagram: folders of JSON, or of web pages."""

from __future__ import annotations
