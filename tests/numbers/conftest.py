"""Hypothesis measures no time here: the first example loads the tables of words and units."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
