"""Reading the attributes of WordprocessingML, whose files use two namespaces: transitional and strict."""

from functools import lru_cache

from lxml import etree


@lru_cache(maxsize=4096)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return _without_namespace(element.tag)


def attribute(element: etree._Element, wanted: str) -> str:
    """An attribute by its local name, empty where there is none."""
    for key, value in element.items():
        if _without_namespace(key) == wanted:
            return str(value)
    return ""


def child_value(element: etree._Element | None, child: str) -> str:
    """The value (``w:val``) of an element's child, empty where either is not there."""
    found = element.find(f"{{*}}{child}") if element is not None else None
    return attribute(found, "val") if found is not None else ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is on by standing there has not been switched off by its value."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")
