"""Fields of a Word document: what stands in a field's code is not on the page, its result is.

ECMA-376 part 1, 17.16.18: a field is what lies between the characters ``begin`` and ``end``, its code what comes before
``separate``. Most codes are in elements of their own; the result of a field inside the code of another is in those of text.
"""

from lxml import etree

from unga_desktop.importers.word_files.word_xml import attribute, name


def codes(paragraph: etree._Element) -> frozenset[etree._Element]:
    """The children of runs that stand in the code of a field of this paragraph.

    A field that does not end here hides nothing.
    """
    found: list[etree._Element] = []
    fields: list[list[etree._Element] | None] = []  # what stands in the code of each open field; None in its result
    for run in paragraph.iter("{*}r"):
        for child in run.iterchildren(etree.Element):
            kind = attribute(child, "fldCharType") if name(child) == "fldChar" else ""
            if kind == "begin":
                fields.append([])
            elif kind and fields:
                code = fields.pop()
                if kind == "separate":
                    fields.append(None)
                if code and not any(outer is not None for outer in fields):
                    found += code
                elif code:
                    next(outer for outer in fields if outer is not None).extend(code)
            elif not kind:
                next((code for code in fields if code is not None), []).append(child)
    return frozenset(found)
