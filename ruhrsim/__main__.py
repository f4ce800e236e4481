"""`python -m ruhrsim` is `ruhrsim`."""

from ruhrsim.cli import main

main()
