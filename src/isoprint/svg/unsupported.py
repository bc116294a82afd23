"""What keeps an SVG from being drawn, in the user's words."""

from typing import Final

AS_PNG: Final = "take it out in the drawing program, or export the drawing as PNG"
TO_PATHS: Final = "convert the text to paths in the drawing program and save again"
SAVE_AGAIN: Final = "open it in the drawing program and save it again as plain SVG"
SIMPLER: Final = "make it simpler in the drawing program, or export it as PNG"


class UnsupportedSvg(Exception):  # noqa: N818 — a problem of the content, which is told and not raised further
    """Why a drawing cannot be used, in one sentence, and what to do; ``line`` is that of the SVG, 0 for the whole."""

    def __init__(self, message: str, remedy: str = AS_PNG, line: int = 0) -> None:
        super().__init__(message)
        self.message, self.remedy, self.line = message, remedy, line
