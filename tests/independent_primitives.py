"""Trees, Ed25519, AES-256-GCM and the encryption of attachments, from their standards.

For tests/independent_verifier.py, so that it shares no library with the program. Slow
and not constant time: for public vectors only.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache


class RefusedError(Exception):
    """Something is not as docs/format.md says."""


def need(condition: object, what: str) -> None:
    if not condition:
        raise RefusedError(what)


def H(*parts: bytes) -> bytes:  # noqa: N802
    return hashlib.sha256(b"".join(parts)).digest()


# --- Trees, RFC 9162 2.1, by its recursive definitions ------------------------------


def root(leaves: list[bytes]) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else H()
    k = split(len(leaves))
    return H(b"\x01", root(leaves[:k]), root(leaves[k:]))


def split(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1


def root_by_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """Follow a path from its end, which is next to the root (2.1.3.1)."""
    need(0 <= index < size, "index of a proof")
    if size == 1:
        need(not path, "length of a proof")
        return leaf
    need(path, "length of a proof")
    k = split(size)
    if index < k:
        return H(b"\x01", root_by_path(leaf, index, k, path[:-1]), path[-1])
    return H(b"\x01", path[-1], root_by_path(leaf, index - k, size - k, path[:-1]))


def consistency(leaves: list[bytes], first: int, *, known: bool = True) -> list[bytes]:
    if first == len(leaves):
        return [] if known else [root(leaves)]
    k = split(len(leaves))
    if first <= k:
        return [*consistency(leaves[:k], first, known=known), root(leaves[k:])]
    return [*consistency(leaves[k:], first - k, known=False), root(leaves[:k])]


# --- Ed25519, RFC 8032 5.1, in extended coordinates ---------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
ZERO: Point = (0, 1, 1, 0)


def add(p: Point, q: Point) -> Point:
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, p: Point) -> Point:
    total = ZERO
    while number:
        if number & 1:
            total = add(total, p)
        p, number = add(p, p), number >> 1
    return total


def same(p: Point, q: Point) -> bool:
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(data: bytes) -> Point:
    """Decode 32 bytes, refusing what 4.17 refuses."""
    need(len(data) == 32, "length of a point")
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    need(y < P, "point not canonical")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    need((x * x - square) % P == 0, "point not on the curve")
    need(x or not sign, "point not canonical")
    x = P - x if x & 1 != sign else x
    found = (x, y, 1, x * y % P)
    need(not same(times(8, found), ZERO), "point of small order")
    return found


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


@lru_cache(maxsize=4096)
def ed25519_check(key: bytes, message: bytes, signature: bytes) -> None:
    need(len(signature) == 64, "length of a signature")
    s = int.from_bytes(signature[32:], "little")
    need(s < L, "S not below the group order")
    a, r = point(key), point(signature[:32])
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    k = int.from_bytes(digest, "little") % L
    need(same(times(s, BASE), add(r, times(k, a))), "signature")


@lru_cache(maxsize=64)
def ed25519_public(seed: bytes) -> bytes:
    a = int.from_bytes(hashlib.sha512(seed).digest()[:32], "little")
    x, y, z, _t = times(a & (2**254 - 8) | 2**254, BASE)
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


# --- AES-256-GCM, FIPS 197 and NIST SP 800-38D --------------------------------------


def xtime(a: int) -> int:
    return (a << 1) ^ (0x11B if a & 0x80 else 0)


def _sbox() -> bytes:
    box, p, q = bytearray(256), 1, 1
    while True:
        p ^= xtime(p)  # times 3, a generator; q runs through the inverses
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q = (q ^ (0x09 if q & 0x80 else 0)) & 0xFF
        box[p] = q ^ _rotate(q, 1) ^ _rotate(q, 2) ^ _rotate(q, 3) ^ _rotate(q, 4) ^ 0x63
        if p == 1:
            box[0] = 0x63
            return bytes(box)


def _rotate(a: int, by: int) -> int:
    return (a << by | a >> (8 - by)) & 0xFF


SBOX = _sbox()
DOUBLE = bytes(xtime(a) for a in range(256))
SHIFTED = [(4 * (i // 4) + i % 4 * 5) % 16 for i in range(16)]


def round_keys(key: bytes) -> list[bytes]:
    words = [key[i : i + 4] for i in range(0, 32, 4)]
    factor = 1
    for i in range(8, 60):
        word = words[-1]
        if i % 8 == 0:
            word = bytes(SBOX[b] for b in word[1:] + word[:1])
            word = bytes([word[0] ^ factor]) + word[1:]
            factor = xtime(factor)
        elif i % 8 == 4:
            word = bytes(SBOX[b] for b in word)
        words.append(xor(word, words[-8]))
    return [b"".join(words[i : i + 4]) for i in range(0, 60, 4)]


def xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=False))


def aes(keys: list[bytes], block: bytes) -> bytes:
    state = xor(block, keys[0])
    for number, key in enumerate(keys[1:], 1):
        s = [SBOX[state[i]] for i in SHIFTED]
        if number < len(keys) - 1:
            s = [
                DOUBLE[s[i]] ^ DOUBLE[s[c + (i + 1) % 4]] ^ s[c + (i + 1) % 4]
                ^ s[c + (i + 2) % 4] ^ s[c + (i + 3) % 4]
                for i in range(16) for c in [i // 4 * 4]
            ]  # fmt: skip
        state = xor(bytes(s), key)
    return state


def ghash(subkey: bytes, data: bytes) -> bytes:
    table, v = [], int.from_bytes(subkey, "big")
    for _bit in range(128):
        table.append(v)
        v = v >> 1 ^ (0xE1 << 120 if v & 1 else 0)
    y = 0
    for at in range(0, len(data), 16):
        x, y = y ^ int.from_bytes(data[at : at + 16], "big"), 0
        for bit in range(128):
            if x >> (127 - bit) & 1:
                y ^= table[bit]
    return y.to_bytes(16, "big")


@lru_cache(maxsize=4096)
def gcm_open(key: bytes, nonce: bytes, aad: bytes, sealed: bytes) -> bytes:
    need(len(sealed) >= 16 and len(nonce) == 12 and len(key) == 32, "length of a ciphertext")
    keys, data, tag = round_keys(key), sealed[:-16], sealed[-16:]
    blocks = [
        aes(keys, nonce + number.to_bytes(4, "big"))
        for number in range(1, 2 + (len(data) + 15) // 16)
    ]
    lengths = (len(aad) * 8).to_bytes(8, "big") + (len(data) * 8).to_bytes(8, "big")
    padded = aad + bytes(-len(aad) % 16) + data + bytes(-len(data) % 16) + lengths
    need(xor(ghash(aes(keys, bytes(16)), padded), blocks[0]) == tag, "tag of a ciphertext")
    return xor(data, b"".join(blocks[1:]))


# --- C2SP chunked encryption, Cobblestone-256 (4.11) ---------------------------------


def hkdf_expand(key: bytes, info: bytes, size: int) -> bytes:
    block, found, number = b"", b"", 1
    while len(found) < size:
        block = hmac.digest(key, block + info + bytes([number]), "sha512")
        found, number = found + block, number + 1
    return found[:size]


def chunked_open(key: bytes, context: bytes, sealed: bytes) -> bytes:
    salt, commitment, chunks = sealed[:24], sealed[24:56], sealed[56:]
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + salt + context
    secret = hkdf_expand(key, info, 76)
    need(secret[44:] == commitment, "4.11 commitment")
    base, size = int.from_bytes(secret[32:44], "big"), 16_384 + 16
    plain = [
        gcm_open(secret[:32], (base ^ c).to_bytes(12, "big"), b"", chunks[c * size :][:size])
        for c in range(len(chunks) // size + 1)
    ]
    return b"".join(plain)
