"""The raised marks of footnotes and endnotes, as the page prints them: figures, and the small letters that Unicode has raised."""

_RAISED = dict(
    zip(
        "0123456789abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)

RAISED = "".join(_RAISED.values())
"""All raised figures and letters."""

RAISED_LETTERS = RAISED[10:]


def raised(mark: str) -> str:
    """A number or letters as a raised mark; empty where one of its characters has no raised form."""
    return "".join(map(_RAISED.__getitem__, mark)) if all(character in _RAISED for character in mark) else ""
