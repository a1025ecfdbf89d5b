"""Words that claim more than a log can show, or that judge, in the languages of reports.

A text that is right nevertheless stands in `ALLOWED`, word for word, with the reason.
"""

from __future__ import annotations

import re

_CLAIMS = r"""
    proof proofs prove\w* proving true truth truthful\w* authentic\w* certif\w* guarantee\w*
    tamper\w* immutable unalterable irrefutable undeniable indisputable genuine forensic\w*
    demonstrate\w* confirm\w* establish\w* corroborat\w* substantiat\w* reliable accurate
    admissib\w* court-ready complian\w* compl(?:y|ies) verified legally secure\w*
    originals?(?!\sfiles) always never impossible undoubtedly clearly obviously certain certainly
    fact facts false
"""
_JUDGEMENTS = r"""
    violat\w* breach\w* abus\w* victim\w* perpetrator\w* offender\w* aggressor\w* culprit\w*
    guilty harass\w* stalk\w* escalat\w* hoover\w* manipulat\w* gaslight\w* bully\w* toxic
    narciss\w* malicious\w* deliberate\w* intentional\w* unprovoked unfortunately alleg\w*
    claims? claimed claiming lie lies lied lying crime\w* criminal\w* assault\w* batter\w*
    molest\w* cruel\w*
    dangerous\w* terroris\w* coerci\w* grooming pattern\w* campaign\w* excus\w* pretext\w*
"""
_PERSONS = r"""
    he she him her his hers himself herself your\sex ex-\w+ mother father mom dad mum
    wife husband boyfriend girlfriend mr mrs
"""
_CLAIMS_IN_SPANISH = r"""
    prueba\w* prob(?:ar|ado|ada|ó|atori[oa]s?) demuestra\w* demostr\w* verdad\w* verídic\w*
    ciert[oa]s? autentic\w* auténtic\w* certific\w* garant\w+ inalterable\w* irrefutable\w*
    innegable\w* genuin\w* forense\w* confirm\w* corrobor\w* acredit\w* fiable\w* admisib\w*
    cumple[n]? verificad\w* (?<!archivos\s)original\w* siempre nunca jamás imposible\w* indudable\w*
    evidente\w* obvi\w* fals[oa]s? fehaciente\w* seguro
"""
_JUDGEMENTS_IN_SPANISH = r"""
    viol(?:a|an|ó|ar|ación|aciones|encia|ent\w+|ador\w*) incumpl\w* infring\w* infracc\w*
    abus\w* víctima\w* agres\w* culpable\w* acos\w* acech\w* hostig\w* escalad\w* maltrat\w*
    manipul\w* tóxic\w* malicios\w* deliberad\w* intencional\w* lamentable\w* aleg\w* mentir\w*
    mient\w* delit\w* crimen\w* criminal\w* denunci\w* cruel\w* peligros\w* coacci\w*
    coerci\w* supuest\w* presunt\w* pretext\w* excus\w* patr(?:ón|ones)
"""
_PERSONS_IN_SPANISH = r"""
    él ella ellos ellas su\sex madre padre mamá papá esposa esposo marido mujer novio novia
    señor señora
"""


def _words(*lists: str) -> re.Pattern[str]:
    choices = "|".join(word for words in lists for word in words.split())
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


ENGLISH = _words(_CLAIMS, _JUDGEMENTS, _PERSONS)
SPANISH = _words(_CLAIMS_IN_SPANISH, _JUDGEMENTS_IN_SPANISH, _PERSONS_IN_SPANISH)

_OF_THE_FILE = "the file that was attached, apart from its printed copy; not that it is genuine"
_LIMIT = "says that this is not shown"
_STATUTE = "the words that the rule gives, on a form that a person fills in and signs"

ALLOWED: dict[str, str] = {
    "a report said to be false": "somebody said so; the program does not",
    "Certified copy kept at": "a field: where a copy that a court stamped is kept",
    "Pictures are printed as copies: upright, reduced in size, without the information that a "
    "camera adds. The originals are in the log.": _OF_THE_FILE,
    "Ask for the original of an exhibit and compare its SHA-256 with the one printed on its page: "
    "“sha256sum FILE” on Linux, “shasum -a 256 FILE” on macOS, “Get-FileHash FILE” on "
    "Windows.": _OF_THE_FILE,
    "That does not show that an account is true or complete, who wrote a message, or that no other "
    "log exists. Without a receipt or a timestamp kept by somebody else, it does not show when an "
    "entry was written either.": _LIMIT,
    "Figures that agree show that entries and files are unchanged since they were added to the "
    "log. They do not show that an account is true or complete, nor who wrote a message.": _LIMIT,
    "Allegation": "the head of this column in the schedule as family courts order it",
    "Statement of truth": "the name of the form in the rule",
    "I declare under penalty of perjury that the foregoing is true and correct.": _STATUTE,
    "I declare under penalty of perjury that the foregoing is true and correct (28 U.S.C. "
    "1746).": _STATUTE,
    "I declare under penalty of perjury under the laws of the United States of America that the "
    "foregoing is true and correct.": _STATUTE,
    "I declare under penalty of perjury under the laws of the State of California that the "
    "foregoing is true and correct.": _STATUTE,
    "I understand that proceedings for contempt of court may be brought against anyone who makes, "
    "or causes to be made, a false statement in a document verified by a statement of truth "
    "without an honest belief in its truth.": _STATUTE,
    "I believe that the facts stated in this witness statement are true.": _STATUTE,
    "Certification of a qualified person (Federal Rule of Evidence 902(13) or 902(14))": (
        "what the rule calls the paper; every answer in it is left blank"
    ),
    "Whoever offers the record must give the other side reasonable written notice beforehand and "
    "make the record and this certification available (rule 902(11)). It concerns where the record "
    "comes from; hearsay and relevance remain open.": "what the rule calls the paper",
    "How I know that the process gives an accurate result": "a question that a person answers",
    "The hash value of each original and of each copy (attach a list; give its pages)": (
        _OF_THE_FILE
    ),
    "Where the original and the copy were kept since, and who had access": _OF_THE_FILE,
}
"""Texts with such a word that stand as they are, in English; their translations with them."""
