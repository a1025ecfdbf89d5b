"""Files as they are found on a disk: what one is, what it says of itself, where it lies.

Everything here treats a file as untrusted: nothing is executed, decoded to pixels,
corrected or chosen.  The package knows nothing of entries, keys or the store.
"""
