"""Small files in the form of SMS Backup & Restore, made up for tests."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from evidencelog.importers.drafts import Draft, Item
from evidencelog.importers.importer import Options
from evidencelog.importers.sms.backup import SmsBackupRestore
from tests.importers.told_sources import TOLD_NOTHING, drafts, one, read

BACKUP = SmsBackupRestore()
WHEN = "1512226167463"  # 2017-12-02T14:49:27.463Z


def attributes(**values: str) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items())


def sms(**values: str) -> str:
    told = {"address": "+15550000001", "date": WHEN, "type": "1", "body": "hello", **values}
    return f"<sms {attributes(**told)} />"


def mms(*parts: str, addrs: str = "", **values: str) -> str:
    told = {"address": "+15550000001", "date": WHEN, "msg_box": "1", "m_type": "132", **values}
    inside = f"<parts>{''.join(parts)}</parts><addrs>{addrs}</addrs>"
    return f"<mms {attributes(**told)}>{inside}</mms>"


def part(**values: str) -> str:
    return f"<part {attributes(**{'seq': '0', **values})} />"


def addr(address: str, kind: str) -> str:
    return f"<addr {attributes(address=address, type=kind)} />"


def call(**values: str) -> str:
    told = {"number": "+15550000001", "duration": "125", "date": WHEN, "type": "1", **values}
    return f"<call {attributes(**told)} />"


def file_of(*records: str, root: str = "smses", count: int | None = None) -> str:
    declared = len(records) if count is None else count
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    return f'{head}<{root} count="{declared}">\n' + "\n".join(records) + f"\n</{root}>\n"


def found(data: bytes | str, options: Options = TOLD_NOTHING) -> list[Item]:
    return read(BACKUP, one(data, "sms.xml"), options)


def first(record: str, options: Options = TOLD_NOTHING) -> Draft:
    return drafts(found(file_of(record), options))[0]
