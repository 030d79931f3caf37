"""The typefaces of a report: the first installed family of each list, with families for Arabic and Chinese behind it."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from unga_desktop.core.appearance import Typography
from unga_desktop.printing.page_setup import POINT

_ARABIC = ("Noto Naskh Arabic", "Amiri", "Scheherazade New", "Traditional Arabic", "Geeza Pro", "Arial", "DejaVu Sans")
_HAN = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Sans CJK SC", "Source Han Sans SC"),
    *("PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "AR PL UMing CN"),
)
_LIGATURES = tuple(QFont.Tag(name) for name in ("liga", "clig", "dlig"))
_SCRIPTS = (
    ("Chinese", "\u2e80", "\u9fff"),
    ("Chinese", "\U00020000", "\U0003ffff"),
    ("Arabic", "\u0600", "\u08ff"),
    ("Cyrillic", "\u0400", "\u052f"),
)


def _installed(families: Sequence[str], known: dict[str, str]) -> list[str]:
    return [known[family.lower()] for family in families if family.lower() in known]


class Fonts:
    """Chosen once for a report; ``size`` is that of the running text in points."""

    def __init__(self, typography: Typography, size: float) -> None:
        known = {family.lower(): family for family in QFontDatabase.families()}
        behind = [*_installed(_ARABIC, known)[:1], *_installed(_HAN, known)[:1]]
        self.size = size
        self.reading_scale = typography.reading_scale
        self._serif = [*(_installed(typography.serif, known)[:1] or ["serif"]), *behind]
        self._sans = [*(_installed(typography.sans, known)[:1] or ["sans-serif"]), *behind]

    def sans(self, scale: float = 1.0, bold: bool = False) -> QFont:
        """For the report's own words."""
        return self._font(self._sans, self.size * scale, bold)

    def serif(self, scale: float = 1.0, bold: bool = False) -> QFont:
        """For words of a resolution, larger than the report's own."""
        return self._font(self._serif, self.size * self.reading_scale * scale, bold)

    def missing(self, characters: Iterable[str]) -> str:
        """Those of the characters that no chosen font can draw, in order of their code points."""
        wanted = sorted({character for character in characters if not character.isspace() and character.isprintable()})
        return "".join(wanted[at] for at in _without_glyph(wanted, self.serif()))

    def _font(self, families: list[str], points: float, bold: bool) -> QFont:
        font = QFont(families)
        font.setPixelSize(max(1, round(points * POINT)))
        font.setBold(bold)
        # Advances as designed: a page has the same lines on every device.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # "ffi" drawn as one glyph is found and copied in a PDF as one strange character. What Arabic needs is not among these.
        for ligatures in _LIGATURES:
            font.setFeature(ligatures, 0)
        return font


def _without_glyph(characters: list[str], font: QFont) -> list[int]:
    if all(character.isascii() for character in characters):
        return []
    layout = QTextLayout("\n".join(characters).replace("\n", "\u2028"), font)
    layout.beginLayout()
    while layout.createLine().isValid():
        pass
    layout.endLayout()
    starts: dict[int, int] = {}
    offset = 0
    for index, character in enumerate(characters):
        for unit in range(1 + (ord(character) > 0xFFFF)):
            starts[offset + unit] = index
        offset += 2 + (ord(character) > 0xFFFF)
    missing: set[int] = set()
    flag = QTextLayout.GlyphRunRetrievalFlag
    for run in layout.glyphRuns(-1, -1, flag.RetrieveGlyphIndexes | flag.RetrieveStringIndexes):
        for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            if glyph == 0 and at in starts:
                missing.add(starts[at])
    return sorted(missing)


def missing_words(missing: str) -> str:
    """A sentence for the head of a report whose characters cannot all be drawn; empty where they can."""
    if not missing:
        return ""
    scripts = {name for name, first, last in _SCRIPTS for character in missing if first <= character[0] <= last}
    what = f"{' and '.join(sorted(scripts))} characters" if scripts else "characters"
    sample = " ".join(f"U+{ord(character):04X}" for character in missing[:8])
    more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
    return (
        f"No installed font has these {what} of the text, which are therefore printed as boxes: {sample}{more}. "
        "Install a font that has them (for Chinese: Noto Serif CJK) and print again."
    )
