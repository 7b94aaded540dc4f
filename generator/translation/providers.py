"""Machine drafts through deep-translator: the only module with a network.

deep-translator sends without a timeout or a retry, puts keys into addresses and into its errors, and may
return None. All of that is answered here, once: an error that leaves this module names its kind alone.
"""

from __future__ import annotations

import functools
import os
import sys
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import deep_translator
import requests
import tenacity
from deep_translator import exceptions as errors

from generator.translation.provider_names import PROVIDERS
from generator.translation.split import split_text


@dataclass(frozen=True)
class Sending:
    """How to send."""

    provider: str
    url: str | None = None
    """Base address of an own LibreTranslate server."""
    timeout: float = 30.0
    """Seconds for one request."""
    tries: int = 5
    wait: float = 1.0
    """Seconds before the second try; doubled for each further one, up to a minute."""
    rate: float = 2.0
    """Most requests in a second."""


FINAL = (
    "ERR_BAD_REQUEST",
    "ERR_KEY_INVALID",
    "ERR_KEY_BLOCKED",
    "ERR_TEXT_TOO_LONG",
    "ERR_UNPROCESSABLE_TEXT",
    "ERR_LANG_NOT_SUPPORTED",
)
"""What a server says where another try cannot help, in deep-translator's words."""


class SendingError(Exception):
    """Raised where a text could not be translated; says why, without key or address."""


class _PassingError(Exception):
    """A failure that may pass: worth another try."""


class Sender:
    """Sends texts to one provider, at its rate, with time limits and retries."""

    def __init__(self, sending: Sending):
        self.sending = sending
        self.provider = PROVIDERS[sending.provider]
        self._next = 0.0
        self._translator = self._make()

    def _make(self) -> object:
        key = os.environ.get(self.provider.key, "") if self.provider.key else ""
        if self.provider.needs_key and not key:
            raise SendingError(f"no key: set {self.provider.key}")
        make = getattr(deep_translator, self.provider.make)
        options = {"source": self.provider.source, "target": self.provider.target}
        if self.provider.key:
            # LibreTranslator refuses to be made without a key, which an own server does not want.
            options["api_key"] = key or "none"
        if self.sending.url and self.sending.provider == "libretranslate":
            options["custom_url"] = self.sending.url.rstrip("/") + "/"
        try:
            with _time_limit(make, self.sending.timeout):
                translator = make(**options)
        except (requests.RequestException, errors.BaseError, ValueError, KeyError) as error:
            raise SendingError(type(error).__name__) from None
        if self.provider.key and not key:
            translator.api_key = ""
        return translator

    def __call__(self, text: str) -> str:
        """``text`` in English; raises SendingError once every try has failed."""
        return " ".join(self._send(piece) for piece in split_text(text, self.provider.limit))

    def _send(self, piece: str) -> str:
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_PassingError),
            stop=tenacity.stop_after_attempt(self.sending.tries),
            wait=tenacity.wait_exponential(multiplier=self.sending.wait, max=60),
            reraise=True,
        )
        try:
            return retrying(self._try, piece)
        except _PassingError as error:
            raise SendingError(f"{error} after {self.sending.tries} tries") from None

    def _try(self, piece: str) -> str:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + 1 / self.sending.rate
        try:
            with _time_limit(type(self._translator), self.sending.timeout):
                answer = self._translator.translate(piece)
        except Exception as error:
            # Whatever a provider's client trips over; its words may hold the key, its kind does not.
            if _is_final(error):
                raise SendingError(_kind(error)) from None
            raise _PassingError(_kind(error)) from None
        if not isinstance(answer, str) or not answer.strip():
            raise _PassingError("an empty answer")
        return answer.strip()


def _is_final(error: Exception) -> bool:
    """Whether trying again cannot help: a refused key, a language or length that is not taken."""
    if isinstance(error, errors.ServerException):
        return error.args[0] in FINAL
    return isinstance(error, (errors.AuthorizationException, errors.NotValidLength, errors.NotValidPayload))


def _kind(error: Exception) -> str:
    # A server's error says one of deep-translator's own words (ERR_TOO_MANY_REQUESTS), which hold no key.
    return (
        f"{type(error).__name__} {error.args[0]}" if isinstance(error, errors.ServerException) else type(error).__name__
    )


@contextmanager
def _time_limit(make: type, seconds: float) -> Iterator[None]:
    """Gives the requests of deep-translator's module of ``make`` a time limit, which it cannot be asked for."""
    module = sys.modules[make.__module__]
    timed = types.SimpleNamespace(**vars(requests))
    timed.get = functools.partial(requests.get, timeout=seconds)
    timed.post = functools.partial(requests.post, timeout=seconds)
    original, module.requests = module.requests, timed
    try:
        yield
    finally:
        module.requests = original


Send = Callable[[str], str]
"""Chinese in, English out; raises SendingError."""
