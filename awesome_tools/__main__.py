"""`python -m awesome_tools`."""

from awesome_tools.cli import run

run()
