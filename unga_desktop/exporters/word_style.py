"""The styles of the Word documents that this program writes: type, spacing, and how each part of a resolution is set."""

_SERIF, _SANS = "Times New Roman", "Arial"
_MUTED = "5B616B"


def _style(kind: str, key: str, name: str, paragraph: str = "", run: str = "", based_on: str = "Normal") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    default = ' w:default="1"' if key in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    inside = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return f'<w:style w:type="{kind}" w:styleId="{key}"{default}><w:name w:val="{name}"/>{base}<w:qFormat/>{inside}</w:style>'


def _fonts(family: str) -> str:
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:cs="{family}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def _spacing(before: int, after: int, line: int = 264) -> str:
    """Space in twentieths of a point; ``line`` 240 is one line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _indent(start: int, hanging: int = 0, first: int = 0) -> str:
    more = f' w:hanging="{hanging}"' if hanging else f' w:firstLine="{first}"' if first else ""
    return f'<w:ind w:left="{start}"{more}/>'


_CENTRED = '<w:jc w:val="center"/>'
_GREY = f'<w:color w:val="{_MUTED}"/>'
_BOLD = "<w:b/><w:bCs/>"
_OWN_HEADING = _fonts(_SANS) + _BOLD

STYLES = "".join(
    [
        "<w:docDefaults><w:rPrDefault><w:rPr>",
        f'{_fonts(_SERIF)}{_size(11.5)}<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>",
        _style("paragraph", "Normal", "Normal", based_on=""),
        _style("paragraph", "Title", "Title", f"<w:keepNext/>{_spacing(0, 160)}", _OWN_HEADING + _size(18)),
        _style(
            *("paragraph", "Heading1", "heading 1"),
            f'<w:keepNext/>{_spacing(360, 120)}<w:outlineLvl w:val="0"/>',
            _OWN_HEADING + _size(14),
        ),
        _style(
            *("paragraph", "Heading2", "heading 2"),
            f'<w:keepNext/>{_spacing(240, 80)}<w:outlineLvl w:val="1"/>',
            _OWN_HEADING + _size(11),
        ),
        _style("paragraph", "ResolutionTitle", "Resolution title", _spacing(120, 240) + _CENTRED, _BOLD + _size(13)),
        _style("paragraph", "Preambular", "Preambular paragraph", _spacing(0, 160) + _indent(0, first=567)),
        _style("paragraph", "Operative", "Operative paragraph", _spacing(0, 160) + _indent(0, first=567)),
        _style("paragraph", "SubParagraph", "Sub-paragraph", _spacing(0, 160) + _indent(1134, hanging=567)),
        _style("paragraph", "SectionHeading", "Section heading", f"<w:keepNext/>{_spacing(240, 160)}{_CENTRED}", _BOLD),
        _style("paragraph", "Annex", "Annex", _spacing(0, 160)),
        _style("paragraph", "Note", "Note", _spacing(0, 80), _size(9.5)),
        _style("paragraph", "Cell", "Cell", _spacing(40, 40, 240), _size(9.5)),
        _style("paragraph", "CellNumber", "Number in a cell", f'{_spacing(40, 40, 240)}<w:jc w:val="right"/>', _size(9.5)),
        _style("paragraph", "Caption", "caption", f"<w:keepNext/>{_spacing(80, 80, 240)}", _GREY + _size(9)),
        _style("paragraph", "Running", "Running line", _spacing(0, 0, 240), _fonts(_SANS) + _GREY + _size(8)),
    ]
)  # fmt: skip
"""The insides of the part ``styles``."""
