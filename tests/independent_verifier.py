"""Check vectors of the log format with Python's standard library and nothing else.

Written from docs/format.md, of which it cites the sections; it shares no line with the
program. Run it as `python3 -I tests/independent_verifier.py FILE...`: one line for each
file, exit code 0 if all were accepted. Slow and not constant time: for public vectors.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

# Isolated mode (-I) knows no folder of ours; only the module beside this one is used.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.independent_primitives import (
    H,
    RefusedError,
    chunked_open,
    consistency,
    ed25519_check,
    ed25519_public,
    gcm_open,
    need,
    root,
    root_by_path,
)

Obj = dict[str, Any]


def unhex(text: str, size: int | None = None) -> bytes:
    need(re.fullmatch(r"(?:[0-9a-f]{2})*", text), "hexadecimal")
    data = bytes.fromhex(text)
    need(size is None or len(data) == size, "length of a value")
    return data


# --- Entries, 4.3 to 4.12 -----------------------------------------------------------

Fields = list[tuple[str, str | list[str]]]
LABEL = re.compile(r"(/[a-z0-9_]{1,40}){1,6}")


def check_fields(fields: Fields) -> None:
    labels = [label for label, _value in fields]
    need(labels and labels[0] == "/kind" and isinstance(fields[0][1], str), "4.3 kind first")
    need(len(set(labels)) == len(labels), "4.3 label twice")
    groups: dict[str, set[str]] = {}
    for label, value in fields:
        need(LABEL.fullmatch(label) and len(label) <= 200, "4.3 form of a label")
        need(value and (isinstance(value, str) or all(value)), "4.4 empty value")
        names = label.split("/")
        for at in range(1, len(names)):
            groups.setdefault("/".join(names[:at]), set()).add(names[at])
    need(not groups.keys() & set(labels), "4.3 value and group")
    for names_of_group in groups.values():
        if any(name.isdigit() for name in names_of_group):
            numbers = {str(at) for at in range(len(names_of_group))}
            need(names_of_group == numbers, "4.3 numbers of a list")


def unpad(data: bytes, least: int) -> bytes:
    text = data.rstrip(b"\x00")
    need(text.endswith(b"\x80"), "4.10 padding")
    length, exponent = len(text), len(text).bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    expected = least if length <= least else -(-length // step) * step
    need(len(data) == expected, "4.10 padded length")
    return text[:-1]


def unseal(data: bytes) -> Fields:
    try:
        fields = json.loads(unpad(data, 480).decode())
    except (ValueError, RecursionError) as error:
        raise RefusedError("4.10 JSON") from error
    need(isinstance(fields, list), "4.10 list of fields")
    for item in fields:
        need(isinstance(item, list) and len(item) == 2, "4.10 field")
        label, value = item
        words = value if isinstance(value, list) else [value]
        need(all(isinstance(text, str) for text in [label, *words]), "4.10 value")
    return [(label, value) for label, value in fields]


def openings_of(fields: Fields) -> list[tuple[str, str]]:
    counted = [[lb, 0 if isinstance(value, str) else len(value)] for lb, value in fields]
    found = [("", json.dumps(counted, separators=(",", ":")))]
    for label, value in fields:
        if isinstance(value, str):
            found.append((label, value))
        else:
            found += [(f"{label}/{at}", word) for at, word in enumerate(value)]
    return found


def opening_leaf(label: str, salt: bytes, value: str) -> bytes:
    text = f"evidencelog/opening/v1\n{label}\n{salt.hex()}\n{value}"
    return H(b"\x00", text.encode())


def leaf_count(openings: int) -> int:
    return max(16, 1 << (openings - 1).bit_length())


RECORD = re.compile(
    r'\{"content":"([0-9a-f]{64})","id":"([0-9a-f]{32})","log":"([0-9a-f]{64})",'
    r'"prev":"([0-9a-f]{64})","sealed":"([0-9a-f]{64})","seq":(0|[1-9][0-9]{0,14}),'
    r'"v":"evidencelog/1"\}'
)


def read_record(text: str, log: bytes) -> Obj:
    match = RECORD.fullmatch(text)
    need(match, "4.14 form of a record")
    assert match is not None
    content, entry_id, its_log, prev, sealed = (unhex(part) for part in match.groups()[:5])
    need(its_log == log, "4.14 log of a record")
    return {"content": content, "id": entry_id, "prev": prev, "sealed": sealed,
            "seq": int(match[6]), "leaf": H(b"\x00", text.encode())}  # fmt: skip


NOTE = re.compile(
    r"((evidencelog\.invalid/([0-9a-f]{64}))\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n)"
    r"\n\u2014 (\S+) ([A-Za-z0-9+/=]+)\n(?:\u2014 \S+ [A-Za-z0-9+/=]+\n)*"
)


def unbase64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise RefusedError("base64") from error
    need(base64.b64encode(data).decode() == text, "base64 not canonical")
    return data


def read_note(note: str, log: bytes, key: bytes) -> tuple[int, bytes]:
    match = NOTE.fullmatch(note)
    need(match, "4.17 form of a note")
    assert match is not None
    text, origin, its_log, size, base64_root, name, line = match.groups()
    need(unhex(its_log) == log and name == origin, "4.17 log of a note")
    signature = unbase64(line)
    need(signature[:4] == H(name.encode(), b"\n\x01", key)[:4], "4.17 key id")
    ed25519_check(key, text.encode(), signature[4:])
    return int(size), unbase64(base64_root)


# --- A disclosure, 4.19 -------------------------------------------------------------


def check_descriptor(descriptor: Obj) -> tuple[bytes, bytes]:
    key, nonce = unhex(descriptor["public_key"], 32), unhex(descriptor["nonce"], 16)
    log = H(b"evidencelog/log/v1\n", key, nonce)
    need(log == unhex(descriptor["log"]), "4.2 log id")
    return log, key


def check_disclosure(disclosure: Obj) -> None:
    log, key = check_descriptor(disclosure["descriptor"])
    for step in disclosure["keys"]:
        openings = disclosed(step, log, key, last=True)
        need(openings.get("") and openings.get("/kind") == "key", "4.22 key record")
        key = unhex(openings.get("/key", ""), 32)
    disclosed(disclosure, log, key)


def disclosed(part: Obj, log: bytes, key: bytes, *, last: bool = False) -> dict[str, str]:
    record = read_record(part["record"], log)
    size, log_root = read_note(part["note"], log, key)
    path = [unhex(step, 32) for step in part["path"]]
    need(root_by_path(record["leaf"], record["seq"], size, path) == log_root, "4.19 path")
    need(not last or record["seq"] + 1 == size, "4.22 key record is the last")
    leaves = [unhex(leaf, 32) for leaf in part["leaves"]]
    need(len(leaves) >= 16 and len(leaves) & (len(leaves) - 1) == 0, "4.19 number of leaves")
    need(root(leaves) == record["content"], "4.19 content root")
    places = [opening["i"] for opening in part["openings"]]
    need(places == sorted(set(places)), "4.19 order of openings")
    for opening in part["openings"]:
        need(0 <= opening["i"] < len(leaves), "4.19 place of an opening")
        leaf = opening_leaf(opening["label"], unhex(opening["salt"], 32), opening["value"])
        need(leaf == leaves[opening["i"]], "4.19 opening")
        need((opening["label"] == "") == (opening["i"] == 0), "4.19 label")
    if places[:1] == [0]:
        check_shape(part["openings"], len(leaves))
    return {opening["label"]: opening["value"] for opening in part["openings"]}


def check_shape(openings: list[Obj], leaves: int) -> None:
    try:
        counted = json.loads(openings[0]["value"])
        fields: Fields = [(label, ["x"] * count if count else "x") for label, count in counted]
    except (ValueError, TypeError) as error:
        raise RefusedError("4.6 shape") from error
    check_fields(fields)
    expected = openings_of(fields)
    need(expected[0][1] == openings[0]["value"], "4.6 spelling of the shape")
    need(leaf_count(len(expected)) == leaves, "4.19 number of leaves for the shape")
    for opening in openings:
        need(opening["i"] < len(expected), "4.19 opening beyond the shape")
        need(opening["label"] == expected[opening["i"]][0], "4.19 label of the shape")


# --- Vectors: the whole log with its secrets, 4.20 ----------------------------------


def unwrap(root_key: bytes, epoch: int, wrapped: str, log: bytes, name: bytes, role: int) -> bytes:
    aad = b"evidencelog/wrap/v1\n" + log + name + bytes([role]) + epoch.to_bytes(4, "big")
    data = unhex(wrapped, 60)
    return gcm_open(root_key, data[:12], aad, data[12:])


def check_entry(entry: Obj, record: Obj, log: bytes, root_key: bytes, epoch: int) -> Fields:
    """Check everything in one entry that was not erased; return its fields."""
    context = b"evidencelog/entry/v1\n" + log + record["id"]
    key = unwrap(root_key, epoch, entry["wrapped_key"], log, record["id"], 0)
    need(key == unhex(entry["key"]), "4.13 entry key")
    ciphertext, parts = unhex(entry["ciphertext"]), unhex(entry["sealed_parts"])
    need(hashlib.sha256(ciphertext).digest() == parts[:32], "4.12 ciphertext")
    aead_key = hashlib.shake_256(context + key).digest(32)
    need(aead_key == unhex(entry["aead_key"]), "4.8 AEAD key")
    fields = unseal(gcm_open(aead_key, bytes(12), context, ciphertext))
    need(fields == [tuple(item) for item in entry["fields"]], "4.10 fields")
    check_fields(fields)
    check_content(entry, record, fields, context + key)
    check_attachments(entry, record, dict(fields), log, root_key, epoch)
    return fields


def check_content(entry: Obj, record: Obj, fields: Fields, secret: bytes) -> None:
    expected = openings_of(fields)
    m = leaf_count(len(expected))
    stream = hashlib.shake_256(secret).digest(32 * (1 + m))
    blocks = [stream[at : at + 32] for at in range(32, len(stream), 32)]
    leaves = [opening_leaf(lb, blocks[i], value) for i, (lb, value) in enumerate(expected)]
    leaves += blocks[len(leaves) :]
    openings = [
        {"i": i, "label": lb, "salt": blocks[i].hex(), "value": value}
        for i, (lb, value) in enumerate(expected)
    ]
    need(openings == entry["openings"], "4.6 openings")
    need([leaf.hex() for leaf in leaves] == entry["leaves"], "4.8 leaves")
    need(root(leaves) == record["content"], "4.9 content root")


def check_attachments(
    entry: Obj, record: Obj, fields: Obj, log: bytes, root_key: bytes, epoch: int
) -> None:
    parts = unhex(entry["sealed_parts"])[32:]
    need(len(parts) == 48 * len(entry["attachments"]), "4.12 number of attachments")
    named = [value for label, value in fields.items() if ATTACHMENT_ID.fullmatch(label)]
    for at, blob in enumerate(entry["attachments"]):
        name, ciphertext = unhex(blob["id"], 16), unhex(blob["ciphertext"])
        need(parts[48 * at : 48 * at + 48] == name + H(ciphertext), "4.12 attachment")
        key = unwrap(root_key, epoch, blob["wrapped_key"], log, name, 1)
        need(key == unhex(blob["key"]), "4.13 attachment key")
        context = b"evidencelog/blob/v1\n" + log + record["id"] + name
        original = unpad(chunked_open(key, context, ciphertext), 0)
        need(original == unhex(blob["original"]), "4.11 original")
        j = named.index(blob["id"])
        about = [fields[f"/attachments/{j}/{what}"] for what in ("id", "size", "sha256")]
        need(about == [name.hex(), str(len(original)), H(original).hex()], "4.11 fields")
    own = [blob["id"] for blob in entry["attachments"]]
    need([name for name in named if name in own] == own, "4.12 order of attachments")


ATTACHMENT_ID = re.compile(r"/attachments/[0-9]+/id")


def blobs_of(parts: bytes) -> set[str]:
    return {parts[at : at + 16].hex() for at in range(32, len(parts), 48)}


def check_references(fields: Obj, records: list[Obj]) -> None:
    for label in ("/amends", "/adds", "/withdraws", "/erases", "/through"):
        if label in fields:
            match = re.fullmatch(r"(0|[1-9][0-9]{0,14}) ([0-9a-f]{64})", fields[label])
            need(match and int(match[1]) < len(records) - 1, "4.18 target")
            assert match is not None
            need(records[int(match[1])]["leaf"] == unhex(match[2]), "4.18 leaf of the target")


def check_log(vectors: Obj) -> None:
    log, key = check_descriptor(vectors["descriptor"])
    need(vectors["format"] == "evidencelog/1", "4.1 version")
    root_key, epoch = unhex(vectors["root_key"], 32), vectors["epoch"]
    records: list[Obj] = []
    keys, erased, missing, brought = [(0, key)], set(), set(), set()
    for seq, entry in enumerate(vectors["entries"]):
        record = read_record(entry["record"], log)
        need(record["seq"] == seq, "4.14 sequence")
        need(record["prev"] == (records[-1]["leaf"] if records else bytes(32)), "4.14 chain")
        need(record["leaf"] == unhex(entry["leaf"]), "4.14 leaf")
        need(record["id"] not in [other["id"] for other in records], "4.14 id twice")
        parts = unhex(entry["sealed_parts"])
        need(H(b"evidencelog/sealed/v1\n", parts) == record["sealed"], "4.12 sealed")
        records.append(record)
        brought |= blobs_of(parts)
        if entry["wrapped_key"] is None:
            need(all(entry[part] is None for part in ERASED), "4.18 erasure not finished")
            missing.add(seq)
            continue
        fields = dict(check_entry(entry, record, log, root_key, epoch))
        check_references(fields, records)
        named = {value for label, value in fields.items() if ATTACHMENT_ID.fullmatch(label)}
        need(named <= brought, "4.12 attachment that no entry brought")
        if seq == 0:
            first = [fields.get(label) for label in ("/kind", "/key", "/nonce")]
            need(first == ["genesis", key.hex(), vectors["descriptor"]["nonce"]], "4.15 record 0")
        if fields["/kind"] == "key":
            keys.append((seq + 1, unhex(str(fields["/key"]), 32)))
        if "/erases" in fields:
            last = fields.get("/through", fields["/erases"])
            erased |= set(range(sequence(fields["/erases"]), sequence(last) + 1))
    need(erased == missing and 0 not in erased, "4.18 erased")
    check_signing_keys(vectors, log, [key for _size, key in keys])
    check_tree(vectors, [record["leaf"] for record in records], log, keys)


def sequence(reference: object) -> int:
    """Return the sequence that a reference begins with."""
    return int(str(reference).split()[0])


ERASED = ("key", "aead_key", "ciphertext", "fields", "openings", "leaves", "attachments")


def check_signing_keys(vectors: Obj, log: bytes, keys: list[bytes]) -> None:
    need([unhex(item["public_key"]) for item in vectors["signing_keys"]] == keys, "4.22 keys")
    for item, key in zip(vectors["signing_keys"], keys, strict=True):
        root_key, epoch = unhex(vectors["root_key"]), vectors["epoch"]
        seed = unwrap(root_key, epoch, item["wrapped_key"], log, H(key)[:16], 2)
        need(seed == unhex(item["seed"]), "4.13 seed")
        need(ed25519_public(seed) == key, "public key of the seed")


def check_tree(
    vectors: Obj, leaves: list[bytes], log: bytes, keys: list[tuple[int, bytes]]
) -> None:
    roots = [root(leaves[:size]) for size in range(1, len(leaves) + 1)]
    need([found.hex() for found in roots] == vectors["roots"], "4.16 roots")
    need([p["index"] for p in vectors["inclusion"]] == list(range(len(leaves))), "4.16 inclusion")
    for proof in vectors["inclusion"]:
        index, size, path = proof["index"], proof["size"], [unhex(s) for s in proof["path"]]
        need(size == len(leaves), "4.16 size of a proof")
        need(root_by_path(leaves[index], index, size, path) == roots[-1], "4.16 inclusion")
    need([p["first"] for p in vectors["consistency"]] == [*range(1, len(leaves) + 1)], "4.16 sizes")
    for proof in vectors["consistency"]:
        path = consistency(leaves[: proof["second"]], proof["first"])
        need(proof["second"] == len(leaves), "4.16 size of a proof")
        need([unhex(step) for step in proof["path"]] == path, "4.16 consistency")
    sizes = []
    for note in vectors["notes"]:
        size = int(note.split("\n")[1]) if re.match(r"[^\n]*\n[1-9][0-9]{0,15}\n", note) else 0
        need(0 < size <= len(leaves), "4.17 size")
        key = [key for since, key in keys if since < size][-1]
        need(read_note(note, log, key) == (size, roots[size - 1]), "4.17 root")
        sizes.append(size)
    need(sizes == sorted(set(sizes)) and sizes[-1] == len(leaves), "4.17 newest note")


def verdict(path: Path) -> str:
    """Say `accepted`, or what was refused."""
    try:
        vectors = json.loads(path.read_text(encoding="utf-8"))
        check_log(vectors)
        for disclosure in vectors["disclosures"]:
            check_disclosure(disclosure)
    except RefusedError as error:
        return f"refused: {error}"
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        return f"refused: not of the form of the vectors ({type(error).__name__})"
    return "accepted"


if __name__ == "__main__":
    verdicts = [verdict(Path(name)) for name in sys.argv[1:]]
    for name, said in zip(sys.argv[1:], verdicts, strict=True):
        print(f"{Path(name).name}: {said}")
    sys.exit(0 if set(verdicts) == {"accepted"} else 1)
