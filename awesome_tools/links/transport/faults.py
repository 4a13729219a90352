"""What kind of failure an exception of the network is, with a message for people."""

from __future__ import annotations

import http.client
import ssl

from awesome_tools.links.model import Fault

_CERTIFICATE = {
    10: "the certificate has expired",
    18: "the certificate is signed by itself",
    19: "the certificate's chain ends in an unknown authority",
    20: "the certificate's chain is incomplete or its authority unknown",
    62: "the certificate is for another host",
    64: "the certificate is for another address",
}


class NoSuchNameError(OSError):
    """The resolver says that the name does not exist or has no address."""


class ResolverError(OSError):
    """The resolver gave no answer."""


class PrivateAddressError(OSError):
    """Every address of the host is one that must not be asked."""


class ConnectTimeoutError(TimeoutError):
    """No connection in time."""


# The first that fits, for the first exception in a chain that one fits.
_FAULTS: tuple[tuple[type[BaseException], Fault, str], ...] = (
    (NoSuchNameError, Fault.NO_NAME, "{error}"),
    (ResolverError, Fault.RESOLVER, "{error}"),
    (PrivateAddressError, Fault.PRIVATE, "{error}, expected a public one (--allow-private)"),
    (ssl.SSLEOFError, Fault.RESET, "the connection was closed during the TLS handshake"),
    (ssl.SSLZeroReturnError, Fault.RESET, "the connection was closed during the TLS handshake"),
    (ssl.SSLError, Fault.TLS, "no TLS connection: {reason}"),
    (ConnectTimeoutError, Fault.CONNECT_TIMEOUT, "no connection in time"),
    (ConnectionRefusedError, Fault.REFUSED, "the connection was refused"),
    (TimeoutError, Fault.TIMEOUT, "no answer in time"),
    (ConnectionError, Fault.RESET, "the connection was closed without an answer"),
    (http.client.HTTPException, Fault.PROTOCOL, "the answer is not HTTP"),
)


def fault_of(error: BaseException) -> tuple[Fault, str]:
    """What kind of failure an exception is, and a message for people."""
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            told = f"the certificate is not valid: {cause.verify_message}"
            return Fault.TLS, _CERTIFICATE.get(cause.verify_code, told)
        for kind, fault, message in _FAULTS:
            if isinstance(cause, kind):
                reason = str(getattr(cause, "reason", None) or "unexpected answer").replace("_", " ").lower()
                return fault, message.format(error=cause, reason=reason)
    for cause in causes:
        if isinstance(cause, OSError) and cause.errno is not None:
            return Fault.NO_ROUTE, f"no connection: {cause.strerror}"
    return Fault.PROTOCOL, f"no usable answer ({type(error).__name__})"


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and what it was made of, innermost knowledge of urllib3's wrappers included."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 20:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            waiting += [*one.args, one.__cause__, getattr(one, "reason", None), one.__context__]
    return found
