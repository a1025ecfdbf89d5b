"""What stands in the cells of a list of calls or messages: words and lengths of time."""

from __future__ import annotations

import re
from typing import Final

from evidencelog.importers.drafts import Direction, State
from evidencelog.importers.tables.headings import plain

_IN: Final = frozenset(
    "in incoming inbound received receive rcvd mt entrante recibida recibido recibidas eingehend"
    " ankommend erhalten empfangen entrant recu recue entrata ricevuta ricevuto recebida recebido"
    " inkomend ontvangen przychodzace odebrane".split()
)
_OUT: Final = frozenset(
    "out outgoing outbound sent send dialed dialled made mo saliente enviada enviado realizada"
    " ausgehend abgehend gesendet gewahlt sortant envoye envoyee emis emise uscita effettuata"
    " inviato inviata efetuada enviadas saida uitgaand verzonden wychodzace wyslane".split()
)
_MISSED: Final = frozenset(
    "missed unanswered perdida perdidas verpasst entgangen manque manquee persa persi gemist"
    " nieodebrane noanswer".split()
)
_DECLINED: Final = frozenset(
    "rejected declined rechazada abgelehnt refuse refusee rifiutata rejeitada recusada"
    " geweigerd odrzucone".split()
)
_BLOCKED: Final = frozenset("blocked bloqueada blockiert gesperrt bloque bloccata".split())
_FAILED: Final = frozenset("failed fallida fallido fehlgeschlagen echoue fallita falhou".split())
_MAILBOX: Final = frozenset("voicemail mailbox buzon sprachbox messagerie segreteria".split())
_MESSAGE: Final = frozenset(
    "sms mms text texts txt message messages messaging messenger mensaje mensajes nachricht"
    " nachrichten messaggio messaggi mensagem mensagens bericht texto rcs".split()
)
_CALL: Final = frozenset(
    "call calls voice voix voz llamada llamadas anruf anrufe gesprach gesprache telefonie appel"
    " appels chiamata chiamate chamada chamadas oproep rozmowa telephony talk video".split()
)
_DATA: Final = frozenset("data datos daten internet gprs web dati dados donnees lte".split())
_TOTAL: Final = re.compile(
    r"\b(?:sub\s?)?(?:totals?|totales|summe|gesamt|insgesamt|zwischensumme|totaux|totale|totali"
    r"|totaal|suma|razem|somme)\b"
)

_COLONS: Final = re.compile(r"(\d{1,4}):(\d{2}):(\d{2})")
_UNITS: Final = re.compile(
    r"(?:(\d{1,4})\s?h[a-z]*\.?,?\s*)?(?:(\d{1,5})\s?m[a-z]*\.?,?\s*)?(\d{1,6})\s?s[a-z]*\.?",
    re.IGNORECASE,
)
_TWO: Final = re.compile(r"(\d{1,5}):(\d{2})")
_MOST_DIGITS: Final = 7


def direction_of(*cells: str) -> Direction | None:
    """Return the direction that words in these cells name, when they do not contradict."""
    words = _words(*cells)
    coming = bool(words & (_IN | _MISSED | _BLOCKED | _DECLINED))
    if coming == bool(words & _OUT):
        return None
    return "in" if coming else "out"


def state_of(*cells: str) -> State | None:
    """Return what became of it, where words in these cells say so."""
    words = _words(*cells)
    states: tuple[tuple[frozenset[str], State], ...] = (
        (_MISSED, "missed"),
        (_DECLINED, "declined"),
        (_BLOCKED, "blocked"),
        (_FAILED, "failed"),
        (frozenset({"answered"}), "answered"),
    )
    if {"no", "answer"} <= words or {"not", "answered"} <= words:
        return "missed" if direction_of(*cells) == "in" else None
    return next((state for names, state in states if words & names), None)


def sort_of(cell: str) -> str | None:
    """Return `call`, `message`, `voicemail` or `data` as a cell names it; None when unclear."""
    words = _words(cell)
    if words & _MAILBOX:
        return "voicemail"
    sorts = (("message", _MESSAGE), ("call", _CALL), ("data", _DATA))
    named = [sort for sort, names in sorts if words & names]
    return named[0] if len(named) == 1 else None


def is_total(cells: list[str]) -> bool:
    """Return whether a row is a sum: it says so, in its first words."""
    filled = [cell for cell in cells if cell][:2]
    return any(_TOTAL.search(plain(cell)) for cell in filled)


def seconds_of(cell: str, heading: str) -> int | None:
    """Return a length of time in seconds, only where its units are certain.

    Minutes are rounded up by whoever bills them, so a number of minutes is no such length;
    `3:20` is one only below a heading that says minutes and seconds.
    """
    colons = _COLONS.fullmatch(cell)
    if colons is not None:
        hours, minutes, rest = (int(part) for part in colons.groups())
        return hours * 3600 + minutes * 60 + rest if minutes < 60 and rest < 60 else None
    units = _UNITS.fullmatch(cell)
    if units is not None:
        hours, minutes, rest = (int(part or 0) for part in units.groups())
        return hours * 3600 + minutes * 60 + rest
    two = _TWO.fullmatch(cell)
    if two is not None and int(two[2]) < 60 and plain(heading).endswith("mm ss"):
        return int(two[1]) * 60 + int(two[2])
    return None


def whole_seconds(cell: str) -> int | None:
    """Return the number in a column of seconds."""
    if cell.isascii() and cell.isdecimal() and len(cell) <= _MOST_DIGITS:
        return int(cell)
    return None


def _words(*cells: str) -> set[str]:
    return {word for cell in cells for word in plain(cell).split()}
