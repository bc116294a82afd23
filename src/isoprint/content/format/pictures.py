"""Pictures of the content: a path inside the content folder in, the picture or the problem with it out."""

from collections.abc import Callable
from pathlib import Path

from isoprint.drawing import Drawing
from isoprint.images import MOST_PICTURE_BYTES, Image, ImageProblem, is_svg, read_image
from isoprint.problems import Problem, Source, did_you_mean
from isoprint.yamlmap import Scalar, TextPlace


class PictureReader:
    """Reads each picture of a folder once; ``printable`` says whether some face has a character."""

    def __init__(self, folder: Path, printable: Callable[[str], bool]) -> None:
        self._folder = folder
        self._printable = printable
        self._read: dict[str, Image | Drawing | ImageProblem] = {}

    def image(self, path: Scalar) -> Image | Drawing | Problem:
        """Return the picture at a path that is a value of its own."""
        found = self._find(path.text.strip())
        if isinstance(found, ImageProblem):
            return path.problem(found.code, str(found), found.remedy)
        return found

    def for_markdown(self, place: TextPlace) -> Callable[[str, Source], Image | Drawing | Problem]:
        """Return the function that finds the picture at a path in a text."""

        def find(path: str, source: Source) -> Image | Drawing | Problem:
            found = self._find(path)
            if isinstance(found, ImageProblem):
                excerpt = place.lines[source.line - 1] if 0 < source.line <= len(place.lines) else ""
                return Problem(found.code, str(found), source, found.remedy, excerpt)
            return found

        return find

    def _find(self, path: str) -> Image | Drawing | ImageProblem:
        if path not in self._read:
            self._read[path] = self._open(path)
        return self._read[path]

    def _open(self, path: str) -> Image | Drawing | ImageProblem:
        """Return the picture at a path, or why it cannot be used."""
        from isoprint.files import UnsafePathError, read_inside

        if "://" in path:
            remedy = "save it in content/images and write its path"
            return ImageProblem("isoprint does not load pictures from the web", remedy, "E040")
        try:
            data = read_inside(self._folder, path, MOST_PICTURE_BYTES)
        except UnsafePathError as error:
            code = "E027" if "\\" in path else "E040"
            return ImageProblem(f"This picture cannot be used: {error}", "write a path such as images/skin.png", code)
        except FileNotFoundError:
            return ImageProblem(f"There is no picture “{path}” in the content folder", self._near(path))
        except OSError as error:
            return ImageProblem(f"This picture cannot be read: {error.strerror}", "check the file and its permissions")
        return self._picture(data)

    def _picture(self, data: bytes) -> Image | Drawing | ImageProblem:
        """Return the picture in a file, whatever the file is called."""
        try:
            if not is_svg(data):
                return read_image(data)
            from isoprint.svg import read_svg

            drawing = read_svg(data)
        except ImageProblem as error:
            return error
        return self._unprintable(drawing) or drawing

    def _unprintable(self, drawing: Drawing) -> ImageProblem | None:
        """Return the problem of a drawing's first character that no face has."""
        from isoprint.drawing.items import labels
        from isoprint.svg import TO_PATHS

        texts = "".join(span.text for label in labels(drawing.items) for span in label.spans)
        for character in sorted(set(texts), key=texts.index):
            if not self._printable(character):
                what = f"“{character}” (U+{ord(character):04X})"
                return ImageProblem(
                    f"This SVG has text with {what}, which the bundled fonts do not have", TO_PATHS, "E034"
                )
        return None

    def _near(self, path: str) -> str:
        """Return the remedy for a picture that is not there: one whose name is nearly the same, if there is one."""
        files = [p.relative_to(self._folder).as_posix() for p in self._folder.glob("**/*.*") if p.suffix != ".yaml"]
        return did_you_mean(path, files[:1000], "put it in content/images, and write images/ and its file name")
