"""The error for an SVG that cannot be drawn, in the user's words."""

from typing import Final

from isoprint.images import ImageProblem

AS_PNG: Final = "remove it in your drawing program, or export the drawing as PNG"
TO_PATHS: Final = "convert the text to paths in your drawing program, and save it again"
SAVE_AGAIN: Final = "open it in your drawing program, and save it again as plain SVG"
SIMPLER: Final = "simplify it in your drawing program, or export it as PNG"


class UnsupportedSvg(ImageProblem):
    """Raised for a drawing that cannot be used, with a remedy; ``line`` is a line of the SVG, 0 for the whole file."""

    def __init__(self, message: str, remedy: str = AS_PNG, line: int = 0) -> None:
        super().__init__(message, remedy)
        self.line = line

    def __str__(self) -> str:
        return f"{self.args[0]} (line {self.line})" if self.line else self.args[0]
