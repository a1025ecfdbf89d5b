"""The text of a message: a string, or a list of strings and parts with a format."""

from __future__ import annotations

from evidencelog.importers.json_values import Values, written

# Parts that say no more than their text shows.
_PLAIN = ("plain", "link", "mention", "hashtag", "cashtag", "email", "phone", "bot_command")


def text_of(values: Values) -> str | None:
    """Take the whole text; None when there is none, as under a picture.

    The parts with their formats stay among the fields when they say more than the text:
    a link behind a word, words that are struck through.
    """
    text = values.text("text")
    parts = values.peek("text_entities")
    if text is None:
        found = values.peek("text")
        if isinstance(found, list):
            text = values.clean("text", "".join(_of_part(part) for part in found))
            parts = parts if isinstance(parts, list) else found
            values.drop("text")
            values.put("text_entities", parts)
    if isinstance(parts, list) and all(_is_plain(part) for part in parts):
        values.drop("text_entities")
    return text or None


def _of_part(part: object) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict) and isinstance(part.get("text"), str):
        return str(part["text"])
    return written(part)


def _is_plain(part: object) -> bool:
    if isinstance(part, str):
        return True
    return isinstance(part, dict) and len(part) == 2 and part.get("type") in _PLAIN
