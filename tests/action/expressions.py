"""The expressions of GitHub Actions, as far as our actions use them; anything else is an error, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"\s*(?:(?P<op>==|!=|&&|\|\||!|\(|\))|'(?P<text>[^']*)'|(?P<call>\w+)\(\)|(?P<name>[\w.-]+))")
_WHOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)

Value = str | bool


def filled(text: str, names: Mapping[str, str], *, succeeded: bool = True) -> str:
    """A string of an action with its expressions replaced."""
    return _WHOLE.sub(lambda found: _shown(Expression(found[1], names, succeeded).value()), text)


def holds(condition: str | None, names: Mapping[str, str], *, succeeded: bool) -> bool:
    """Whether a step runs: `if:` as written, with `success()` in front unless it asks itself."""
    if condition is None:
        return succeeded
    found = _WHOLE.fullmatch(condition.strip())
    text = found[1] if found else condition
    asks = re.search(r"\b(always|failure|cancelled|success)\(\)", text)
    return bool(Expression(text, names, succeeded).value()) and (bool(asks) or succeeded)


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else value


class Expression:
    """Reads by recursive descent: `||` below `&&` below `==` and `!=` below `!`."""

    def __init__(self, text: str, names: Mapping[str, str], succeeded: bool):
        self._names, self._succeeded, self._text = names, succeeded, text
        self._tokens: list[tuple[str, str]] = []
        at = 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            assert found is not None, f"unexpected expression {text!r} at {at}"
            self._tokens.append((str(found.lastgroup), found[str(found.lastgroup)]))
            at = found.end()

    def value(self) -> Value:
        value = self._either()
        assert not self._tokens, f"unexpected {self._tokens} in {self._text!r}"
        return value

    def _either(self) -> Value:
        value = self._both()
        while self._take("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Value:
        value = self._equal()
        while self._take("&&"):
            other = self._equal()
            value = value and other
        return value

    def _equal(self) -> Value:
        value = self._one()
        for sign in ("==", "!="):
            if self._take(sign):
                # GitHub compares strings without regard to case.
                same = _shown(value).casefold() == _shown(self._one()).casefold()
                return same == (sign == "==")
        return value

    def _one(self) -> Value:
        if self._take("!"):
            return not self._one()
        if self._take("("):
            value = self._either()
            assert self._take(")"), f"expected ) in {self._text!r}"
            return value
        kind, text = self._tokens.pop(0)
        if kind == "call":
            return {"always": True, "success": self._succeeded, "cancelled": False}[text]
        if kind == "name":
            return text == "true" if text in ("true", "false") else self._names[text]
        assert kind == "text", f"unexpected {text} in {self._text!r}"
        return text

    def _take(self, sign: str) -> bool:
        if self._tokens and self._tokens[0] == ("op", sign):
            self._tokens.pop(0)
            return True
        return False
