"""Everything that needs a key: bytes in, bytes out.

The only package that uses `cryptography`. It imports nothing by itself, so that a
command which never unlocks a log does not pay for it.
"""
