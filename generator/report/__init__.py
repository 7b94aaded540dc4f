"""The records of a report, how their figures are written, and what follows from them alone."""
