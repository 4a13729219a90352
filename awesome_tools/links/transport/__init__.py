"""The one door to the network: a request goes out, a bounded answer comes back. Decides nothing about links."""

from __future__ import annotations

from awesome_tools.links.transport.address import Guard, leave_for
from awesome_tools.links.transport.http import USER_AGENT, HttpTransport, Limits

__all__ = ["USER_AGENT", "Guard", "HttpTransport", "Limits", "leave_for"]
