"""Text of documents as Qt has to be given it so that every character is shown as it is.

Qt takes a tool tip that looks like HTML for HTML and would even open files that it names; it takes ``&`` in the words of a
button for the mark of an access key, and ``[*]`` in a window's title for the mark of unsaved changes.
"""

from html import escape


def tip(text: str) -> str:
    """A tool tip that shows these very characters, lines as they are."""
    # Qt takes "&lt;" at its beginning for a sign of HTML too.
    if "<" not in text and "&" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text, quote=False)}</p>'


def caption(text: str) -> str:
    """The words of a button, menu entry or tab."""
    return text.replace("&", "&&")


def window_title(text: str) -> str:
    """The title of a window."""
    return text.replace("[*]", "[*][*]")
