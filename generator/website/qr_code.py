"""A page's address -> its picture as a QR code: how a printed page leads back, and how a page is passed on in WeChat."""

from __future__ import annotations

import segno


def qr_code(address: str) -> str:
    """``address`` as inline SVG, black on white in any colour scheme, with the quiet border that readers need (ISO 18004)."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=4, light="#fff", omitsize=True, lineclass=None, svgclass=None)
