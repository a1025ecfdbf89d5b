"""The encrypted store: rows of ciphertext and public records in one database.

The only user of SQLAlchemy. Nothing here can read an entry: it keeps bytes that other
layers sealed, and guarantees that a transaction is there whole or not at all.
"""
