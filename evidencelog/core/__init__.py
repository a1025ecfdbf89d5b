"""The log format without input, output, clock or randomness: bytes in, bytes out.

`docs/format.md` is the specification; comments here cite its rules by number.
"""
