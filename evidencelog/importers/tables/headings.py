"""What the headings of columns may mean, in several languages: proposals, never conclusions."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What a column can be. `date` may hold the time of day too; `time` is only that.
ROLES: Final = (
    "date", "time", "number", "from", "to", "direction", "kind", "duration", "minutes",
    "seconds", "text", "name", "status",
)  # fmt: skip

_PHRASES: Final = {
    "date": (
        "date|call date|date time|date and time|datetime|timestamp|start|start time|start date"
        "|connect date|connect time|event date|usage date|when"
        "|fecha|fecha y hora|fecha hora|datum|datum uhrzeit|datum und uhrzeit|zeitpunkt|beginn"
        "|date heure|date et heure|date de l appel|data|data ora|data e ora|data hora|data e hora"
        "|datum tijd|data i godzina|dzien"
    ),
    "time": "time|call time|time of day|hora|uhrzeit|zeit|heure|ora|horario|tijd|godzina|czas",
    "number": (
        "number|phone|phone number|number called|other number|contact number|to from|from to"
        "|destination|telephone|telephone number|msisdn|numero|numero de telefono|telefono"
        "|numero marcado|destino|nummer|rufnummer|telefonnummer|zielrufnummer|gegenstelle"
        "|numero de telephone|telephone|numero appele|correspondant|numero chiamato"
        "|numero di telefono|numero chamado|telefone|telefoonnummer|numer|numer telefonu"
    ),
    "from": (
        "from|caller|calling|calling number|calling party|originating number|originator|sender"
        "|source|de|von|absender|anrufer|emetteur|appelant|da|mittente|chiamante|remetente|van"
    ),
    "to": (
        "to|called|called number|called party|terminating number|dialed number|dialled number"
        "|recipient|receiver|para|destinatario|an|empfanger|angerufener|a|destinataire|naar"
    ),
    "direction": (
        "direction|call direction|in out|incoming outgoing|direccion|sentido|richtung|sens"
        "|direzione|direcao|richting|kierunek"
    ),
    "kind": (
        "type|call type|usage type|service|service type|event type|record type|category|item"
        "|tipo|tipo de llamada|servicio|art|typ|dienst|leistung|nature|type d appel|servizio"
        "|servico|soort|rodzaj"
    ),
    "minutes": "minutes|mins|min|minutes used|minutos|minuten|minuti|minuty|duree min",
    "duration": (
        "duration|length|call duration|call length|elapsed|talk time|duration hh mm ss"
        "|duration mm ss|duracion|dauer|gesprachsdauer|duree|durata|duracao|duur|czas trwania"
    ),
    "seconds": (
        "seconds|secs|sec|duration sec|duration seconds|duration s|duration in seconds|segundos"
        "|duracion s|sekunden|dauer s|dauer sek|secondes|secondi|seconden|sekundy"
    ),
    "text": (
        "text|message|body|content|message text|message body|sms text|mensaje|texto|contenido"
        "|nachricht|inhalt|texte|contenu|messaggio|testo|mensagem|bericht|tresc|wiadomosc"
    ),
    "name": "name|contact|contact name|nombre|contacto|kontakt|nom|contact|nome|naam|nazwa",
    "status": (
        "status|result|call result|disposition|outcome|estado|resultado|ergebnis|statut|stato"
        "|esito|resultaat"
    ),
}
_ROLE_OF: Final = {
    phrase: role for role, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
_NO_WORD: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 60


def plain(heading: str) -> str:
    """Return a heading in lower case, without accents and signs, for comparing."""
    apart = unicodedata.normalize("NFKD", heading[:_LONGEST].casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(_NO_WORD.sub(" ", bare).split())


def proposed(header: list[str]) -> tuple[tuple[str, int], ...]:
    """Return which column may be what, as roles and places from 0, each role at most once."""
    found: dict[str, int] = {}
    for place, heading in enumerate(header):
        role = _ROLE_OF.get(plain(heading)) or _ROLE_OF.get(_without_zone(plain(heading)))
        if role is not None:
            found.setdefault(role, place)
    if "date" not in found and "time" in found:
        found["date"] = found.pop("time")
    return tuple((role, found[role]) for role in ROLES if role in found)


def is_utc(heading: str) -> bool:
    """Return whether a heading says that the times below it are in UTC."""
    return bool({"utc", "gmt"} & set(plain(heading).split()))


def _without_zone(heading: str) -> str:
    return " ".join(word for word in heading.split() if word not in ("utc", "gmt", "local"))
