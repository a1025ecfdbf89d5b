"""What a person can do, one module per verb; front ends only translate.

The verbs join the layers below: they read the clock, ask for randomness, and hold the
transactions of the store.
"""
