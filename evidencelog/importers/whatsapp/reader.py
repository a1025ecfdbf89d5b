"""The importer of WhatsApp chats: finds the chat among the members, and reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, Literal, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.wall_time import WallTimes
from evidencelog.importers.whatsapp.bodies import Bodies
from evidencelog.importers.whatsapp.names import Media, archive_of, ours, plain, title_of
from evidencelog.importers.whatsapp.orders import Days, decide
from evidencelog.importers.whatsapp.rows import Chat, Heads, look
from evidencelog.importers.whatsapp.survey import Survey, shown, survey
from evidencelog.importers.whatsapp.transcript import Transcript

_MOST_CHATS: Final = 1000  # texts of one source that are looked into
_ANDROID_LIMITS: Final = ((9_900, 10_100, True), (39_500, 40_500, False))
_FEW: Final = 5


class _Prepared(NamedTuple):
    chat: Chat
    seen: Survey
    days: Days


class WhatsApp:
    """Reads what "Export chat" writes, on Android and iPhone, with media or without."""

    name: ClassVar[str] = "whatsapp"
    title: ClassVar[str] = "WhatsApp"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is an exported chat; None when nothing looks like one."""
        chats = _chats(source, most=20)
        if not chats:
            return None
        named = any(_named_as_chat(source.name, name) for name, _heads in chats)
        signal = all(heads.like_signal for _name, heads in chats)
        sure = 0.95 if named else 0.3 if signal else 0.7 if chats[0][1].first else 0.3
        return Recognised(sure=sure, tool="WhatsApp", needs=("me",))

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the records of all chats of the source, in the order of its members."""
        chats = _chats(source, most=_MOST_CHATS)
        if not chats:
            raise SourceError(
                _("no line of this file begins as messages of WhatsApp do"),
                hint=_("export the chat again, and import the file as it is"),
            )
        wall = WallTimes(options.zone)
        prepared = [
            _prepare(source, name, heads, options, hold=len(chats) == 1) for name, heads in chats
        ]
        media = Media(source, (one.chat.name for one in prepared))
        position = 0
        for one in prepared:
            transcript = _transcript(source, one, options, wall, media, many=len(chats) > 1)
            yield from transcript.items(position)
            position = transcript.position
            yield from _remarks(one, transcript, options, with_media=len(source.names()) > 1)
        yield from _media_remarks(media)


def _chats(source: Source, *, most: int) -> list[tuple[str, Heads]]:
    names = [name for name in source.names() if ours(name)]
    texts = [name for name in names if name.lower().endswith(".txt")]
    if len(names) == 1:
        texts = names  # whatever its name says
    found = ((name, look(source, name)) for name in texts[:most])
    chats = [(name, heads) for name, heads in found if heads is not None]
    attached = _attached_archives(source, chats)
    return [(name, heads) for name, heads in chats if archive_of(name) not in attached]


def _attached_archives(source: Source, chats: list[tuple[str, Heads]]) -> set[str]:
    """Return the archives in the archive that a chat names: they are media, not other chats."""
    inner = {archive for name, _heads in chats if (archive := archive_of(name))}
    attached: set[str] = set()
    for name, heads in chats if inner else ():
        chat = Chat(source, name, heads, hold=False)
        chat.damaged = True
        for block in chat.blocks():
            text = "\n".join(block.texts)
            attached |= {one for one in inner - {archive_of(name)} if plain(one) in text}
    return attached


def _named_as_chat(source_name: str, member: str) -> bool:
    names = (plain(member).casefold(), plain(source_name).casefold())
    return any("whatsapp" in name or name == "_chat.txt" for name in names)


def _prepare(source: Source, name: str, heads: Heads, options: Options, *, hold: bool) -> _Prepared:
    chat = Chat(source, name, heads, hold=hold)
    try:
        seen = survey(chat)
    except UnicodeError:
        chat.damaged = True
        seen = survey(chat)
    return _Prepared(chat, seen, decide(chat, seen, options.date_order))


def _transcript(
    source: Source, one: _Prepared, options: Options, wall: WallTimes, media: Media, *, many: bool
) -> Transcript:
    name = one.chat.name
    title = one.seen.notice_by or title_of(source.name, name)
    return Transcript(
        chat=one.chat,
        seen=one.seen,
        days=one.days,
        wall=wall,
        bodies=Bodies(chat=name, media=media, marked=one.seen.marked and one.seen.iphone),
        me=frozenset(shown(me).casefold() for me in options.me),
        conversation=f"whatsapp:{title or _people(one.seen) or plain(name)}",
        title=title,
        place=f"{name}, line " if many else "line ",
    )


def _people(seen: Survey) -> str:
    """Return the names of the people of a small chat, which nothing else names."""
    people = sorted({shown(name) for name in seen.authors})
    return ", ".join(people) if len(people) <= 3 else ""


def _remarks(
    one: _Prepared, transcript: Transcript, options: Options, *, with_media: bool
) -> Iterator[Remark]:
    for says in one.days.says:
        yield Remark(says=says)
    yield from _owner_remarks(one.seen, options)
    if one.chat.damaged:
        yield Remark(says=_("some bytes of this file are no text; they are shown as \\xhh"))
    if any(shown(name).startswith("~") for name in one.seen.authors):
        yield Remark(
            says=_("a name after ~ is what its owner calls themselves, and in no address book")
        )
    if transcript.suspects:
        yield Remark(says=_suspects(transcript.suspects))
    for least, most, media in _ANDROID_LIMITS:
        if not one.seen.iphone and media == with_media and least <= one.seen.rows <= most:
            yield Remark(
                says=_(
                    "this chat has {count} messages, about as many as WhatsApp on Android exports"
                    " at most: earlier ones may be missing"
                ).format(count=one.seen.rows)
            )


def _suspects(count: int) -> str:
    return ngettext(
        "{count} message is noted as out of order, or as text that may be pasted",
        "{count} messages are noted as out of order, or as text that may be pasted",
        count,
    ).format(count=count)


def _owner_remarks(seen: Survey, options: Options) -> Iterator[Remark]:
    names = {shown(name).casefold() for name in seen.authors}
    me = {shown(name).casefold() for name in options.me}
    owners = {name.casefold() for name in seen.owners}
    if owners and me and not owners & me:
        yield Remark(
            says=_("you said who you are, but the file shows that {name} exported it")
            .format(name=", ".join(sorted(seen.owners)))
        )  # fmt: skip
    elif me and not names & me:
        yield Remark(says=_("nobody in this chat has a name that you gave as yours"))


def _media_remarks(media: Media) -> Iterator[Remark]:
    if media.absent:
        says = ngettext(
            "{count} file is named in the chat and not there: {names}",
            "{count} files are named in the chat and not there: {names}",
            len(media.absent),
        )
        yield Remark(says=says.format(count=len(media.absent), names=_listed(media.absent)))
    if unused := media.unused():
        says = ngettext(
            "{count} file is there and named by no message: {names}",
            "{count} files are there and named by no message: {names}",
            len(unused),
        )
        yield Remark(says=says.format(count=len(unused), names=_listed(unused)))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_FEW]) + (" …" if len(names) > _FEW else "")
