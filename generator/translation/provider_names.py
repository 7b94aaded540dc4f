"""The translation services that a draft can come from; nothing here loads their clients."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """A translation service as deep-translator offers it."""

    make: str
    """Name of deep-translator's class."""
    source: str
    target: str
    limit: int
    """Most characters of Chinese in one request."""
    key: str = ""
    """Environment variable that holds its key; empty where it takes none."""
    needs_key: bool = False


PROVIDERS = {
    # Google answers 400 to a request whose address grows too long: about 1,800 Chinese characters.
    "google": Provider("GoogleTranslator", "zh-CN", "en", 1700),
    "libretranslate": Provider("LibreTranslator", "zh", "en", 1700, "LIBRE_API_KEY"),
    "deepl": Provider("DeeplTranslator", "zh", "en", 1700, "DEEPL_API_KEY", True),
    "microsoft": Provider("MicrosoftTranslator", "zh-hans", "en", 5000, "MICROSOFT_API_KEY", True),
    "mymemory": Provider("MyMemoryTranslator", "zh-CN", "en-GB", 160),
}
