"""Message reports of OurFamilyWizard, out of the texts of their pages.

No report was at hand: this follows what others describe of them and how their programs read
them. Every import says so.
"""
