"""Query parameters that say where a visitor came from and change nothing on the page.

Source: the documentation of the systems that add them (Google, Meta, Microsoft, Mailchimp, HubSpot, Matomo …).
"""

from __future__ import annotations

_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "vero_")
_NAMES = """
    _ga _gl _hsenc _hsmi __hssc __hstc __s _openstat dclid fbclid gbraid gclid gclsrc igsh igshid mc_cid mc_eid mkt_tok
    msclkid oly_anon_id oly_enc_id ref_src ref_url s_cid spm srsltid trk ttclid twclid wbraid wt_mc yclid
"""
_ANYWHERE = frozenset(_NAMES.split())
_AT_HOST = {
    "sciencedirect.com": "via via%3dihub",
    "medium.com": "source sk gi",
    "youtube.com": "feature si ab_channel pp",
    "youtu.be": "feature si",
    "open.spotify.com": "si",
    "amazon.com": "ref ref_ tag qid sr keywords linkcode psc",
    "twitter.com": "s t lang",
    "x.com": "s t lang",
    "producthunt.com": "ref",
    "apps.apple.com": "mt ls ign-mpt uo platform itsct itscg at ct pt",
    "itunes.apple.com": "mt ls ign-mpt uo platform at ct pt",
}


def is_tracking(name: str, host: str) -> bool:
    """Whether a parameter of a URL on that host can be left out when comparing."""
    name = name.lower()
    return name in _ANYWHERE or name.startswith(_PREFIXES) or name in _AT_HOST.get(host, "").split()
