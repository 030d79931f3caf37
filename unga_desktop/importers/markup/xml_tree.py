"""XML of users' files to a tree, with what it may cost weighed beforehand.

No entity is resolved, nothing outside the bytes is opened, a document type is refused: no format read here has one.
"""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from unga_desktop.core.errors import DocumentError

MOST_TAGS = 1_500_000
"""A thousand pages of Word have some 700,000. Each takes a hundred times the memory of its four bytes in the file."""
MOST_ATTRIBUTES = 3_000_000

Refusal = Callable[[str], DocumentError]
"""Makes the error of what was found wrong, in words that follow on the name of the file or part ("is damaged")."""

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = re.compile(rb"(?:utf-?(?:8|16(?:le|be)?)|us-ascii|iso-8859-\d+|windows-125\d)", re.IGNORECASE)


def parse_xml(content: bytes, refusal: Refusal) -> etree._Element:
    """The root of the tree; raises what ``refusal`` makes where the content is damaged or more than a document can be."""
    declared = _DECLARED.search(content[:1024].replace(b"\0", b""))
    if declared and not _ENCODINGS.fullmatch(declared[1]):
        raise refusal("is in an encoding that is not read")
    # Shorter content cannot have so many.
    if len(content) > MOST_TAGS and (content.count(b"<") > MOST_TAGS or content.count(b"=") > MOST_ATTRIBUTES):
        raise refusal("has more parts than a document can have")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,  # which would part the characters of an element in two
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError, AssertionError) as error:
        if "depth" in str(error).lower():
            raise refusal("is nested deeper than a document can be") from None
        raise refusal("is damaged") from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise refusal("declares a document type, which no document does")
    return root
