"""A format for tests: a line a record, `key|conversation|sender|time|text`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from evidencelog.importers import drafts
from evidencelog.importers.importer import Options, Recognised, Source, UndecidedError


def line(
    at: int,
    text: str = "ten words are what a short message has on average",
    *,
    conversation: str = "Jo",
    sender: str = "Jo Park",
    key: str = "",
) -> str:
    """Return one line of such a file, a message a minute."""
    when = f"2026-{1 + at // 40320 % 12:02d}-{1 + at // 1440 % 28:02d}T"
    when += f"{at // 60 % 24:02d}:{at % 60:02d}"
    return f"{key or at}|{conversation}|{sender}|{when}|{text}"


def export(*lines: str) -> bytes:
    """Return a file of such lines."""
    return "\n".join(("plain export", *lines, "")).encode()


class PlainExport:
    """Reads it. `!` at the start of a line is a record that cannot be read, `?` asks for `me`."""

    name: ClassVar[str] = "plain"
    title: ClassVar[str] = "Plain lines"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        for name in source.names():
            with source.open(name) as stream:
                if stream.readline() == b"plain export\n":
                    return Recognised(sure=1.0, tool="a test")
        return None

    def read(self, source: Source, options: Options) -> Iterator[drafts.Item]:
        position = 0
        for name in source.names():
            if not name.endswith(".txt"):
                continue
            with source.open(name) as stream:
                stream.readline()
                for number, raw in enumerate(stream, start=2):
                    text = raw.decode("utf-8", "surrogatepass").rstrip("\n")
                    if text.startswith("#"):
                        yield drafts.Remark(says=text[1:])
                    elif text.startswith("="):
                        yield drafts.Declared(count=int(text[1:]), of="messages")
                    elif text.startswith("?") and not options.me:
                        raise UndecidedError("who are you", needs="me", samples=("Jo", "Sam"))
                    elif not text.startswith("?"):
                        position += 1
                        yield self._record(source, options, text, position, f"line {number}")

    def _record(
        self, source: Source, options: Options, text: str, position: int, place: str
    ) -> drafts.Item:
        if text.startswith("!"):
            return drafts.Skip(position=position, place=place, reason="unreadable", excerpt=text)
        key, conversation, sender, when, words = text.split("|", 4)
        files = []
        if words.startswith("<"):
            name, _end, words = words[1:].partition(">")
            read = (lambda: self._chunks(source, name)) if name in source.names() else None
            files = [drafts.Enclosed(name=name, type="image/jpeg", read=read)]
        if conversation == "paper":
            (file,) = files
            return drafts.Paper(
                position=position,
                place=place,
                key=key,
                file=file,
                times=(("taken", when),),
                pages=tuple(words.split("//")) if words else (),
            )
        reply, _arrow, words = words.rpartition("->")
        return drafts.Draft(
            position=position,
            place=place,
            what="message",
            conversation=conversation,
            key=key,
            title=f"Chat with {conversation}",
            service="Plain",
            direction="out" if sender in options.me else None,
            sender=drafts.Side(id=sender),
            stamp=drafts.Stamp(raw=when, local=when),
            text=words,
            files=tuple(files),
            reply_to=reply or None,
        )

    def _chunks(self, source: Source, name: str) -> Iterator[bytes]:
        with source.open(name) as stream:
            while chunk := stream.read(1 << 16):
                yield chunk
