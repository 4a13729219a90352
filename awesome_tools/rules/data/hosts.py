"""Hosts that most lists link to, all of which send every visitor to https. Data only."""

from __future__ import annotations

SECURE = frozenset(
    """
    arxiv.org bitbucket.org docs.google.com doi.org drive.google.com dx.doi.org en.wikipedia.org github.com github.io
    gitlab.com ieeexplore.ieee.org link.springer.com medium.com npmjs.com openaccess.thecvf.com openreview.net pypi.org
    reddit.com stackoverflow.com twitter.com vimeo.com x.com youtu.be youtube.com
    """.split()
)
