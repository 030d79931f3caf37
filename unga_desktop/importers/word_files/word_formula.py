"""The signs of a formula in a Word document that are drawn and not written: the bar of a fraction, brackets, roots, sums.

ECMA-376 part 1, 22.1: they follow from the element and its properties. A fraction reads on one line, ``1/2``, never ``12``.
"""

from lxml import etree

from unga_desktop.importers.word_files.word_xml import attribute, name


def signs(element: etree._Element) -> tuple[str, str, str]:
    """What is drawn before the parts of an element of a formula, between them, and after them; empty for all others."""
    if not (etree.QName(element).namespace or "").endswith("/math"):
        return "", "", ""
    kind = name(element)
    if kind == "f":
        return "", " " if _value(element, "type", "bar") == "noBar" else "/", ""
    if kind == "d":
        return _value(element, "begChr", "("), _value(element, "sepChr", "|"), _value(element, "endChr", ")")
    if kind == "rad":
        return "", "\u221a", ""
    return (_value(element, "chr", "\u222b"), "", "") if kind == "nary" else ("", "", "")


def _value(element: etree._Element, wanted: str, default: str) -> str:
    """The value of a property, which may be empty; the default where it is not given."""
    found = element.find(f"{{*}}{name(element)}Pr/{{*}}{wanted}")
    return default if found is None else attribute(found, "val")
