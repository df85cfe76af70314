"""Text of articles on a terminal."""

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�") | dict.fromkeys(b"\t\n\r", " ")


def one_line(text: str) -> str:
    """Write a text on one line, with nothing in it that a terminal would take for a command."""
    return text.translate(_CONTROLS)
