"""Linting: which rules run with which options, comments that silence them, running, fixing, remembering."""
