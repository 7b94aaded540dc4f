"""What the project measures of itself: ``make bench`` runs all, ``python -m benchmarks NAME`` one."""
