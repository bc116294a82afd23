"""ReportLab, isolated from its environment and patched; no other module imports it. Each patch cites its clause.

Clauses are those of ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2).
"""

import io
import os
import sys
from functools import cache
from types import ModuleType
from typing import Final

from isoprint.pdf.file import assemble, stream


class _Nothing(ModuleType):
    """A module in which every name is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


_SETTINGS: Final = "reportlab_settings", "reportlab_mods", "reportlab.local_rl_settings", "reportlab.local_rl_mods"
"""Modules that ReportLab executes wherever it finds them."""

_UNWANTED: Final = "PIL", "reportlab.lib.rl_safe_eval", "reportlab.lib.rltempfile"
"""Modules that open pictures, evaluate text and keep files: we need none of them, and they are half of its import."""


def _import_alone() -> None:
    """Import ReportLab out of reach of variables, dot files and modules that would change its output."""
    variables = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith("RL_")}
    absent = [name for name in _UNWANTED if name not in sys.modules]
    sys.modules.update((name, _Nothing(name)) for name in (*_SETTINGS, *absent))
    try:
        import reportlab.pdfgen.canvas  # noqa: F401
    finally:
        os.environ.update(variables)
        for name in absent:
            del sys.modules[name]


_import_alone()

from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen import canvas  # noqa: E402

rl_config.toColorCanUse = None  # nothing that looks like a color is evaluated as Python
rl_config.trustedHosts = None  # nothing is fetched


class _NoClock:
    """The time stamp of a file without a time.

    Why: ReportLab's reads the clock, and SOURCE_DATE_EPOCH even if it is set to be invariant.
    """

    t = 0

    def __init__(self, invariant: object) -> None:
        pass


pdfdoc.TimeStamp = _NoClock
pdfdoc.PDFName = cache(pdfdoc.PDFName)  # it takes names apart letter by letter, always the same ones


class PageDictionary(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page dictionary with the keys that tagged pages need: Tabs (7.18.3) and StructParents.

    Why: ReportLab leaves out every key that is not in its list, and adds a Trans of its own.
    """

    Override_default_compilation = 1
    __NoDefault__ = ["Parent", "MediaBox", "Resources", "Contents", "Annots", "Tabs", "StructParents"]  # noqa: RUF012
    __Refs__ = ()


class Canvas(canvas.Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its own font, clock, page dictionary and signature."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), invariant=1)
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.Outlines = None
        self._texts: dict[str, str] = {}
        self._streams: dict[str, bytes] = {}

    def _make_preamble(self) -> None:
        """Begin pages with nothing: the usual preamble names Helvetica, which is not embedded (7.21.4.1, 6.2.11.4)."""
        self._preamble = ""

    def reserve(self) -> str:
        """Return a reference such as ``12 0 R`` to an object that must be set before the file is written."""
        return self.add("")

    def set(self, reference: str, text: str) -> None:
        """Set the ASCII text of an object."""
        self._texts[reference] = text

    def add(self, text: str) -> str:
        """Add an object and return the reference to it."""
        reference = self._next_reference()
        self._texts[reference] = text
        return reference

    def add_stream(self, entries: str, content: bytes) -> str:
        """Add a stream and return the reference to it; ``entries`` are those of its dictionary without Length."""
        reference = self._next_reference()
        self._streams[reference] = stream(entries, content)
        return reference

    def add_page(self, **entries: object) -> str:
        """Add a page with these entries and return the reference to it."""
        self._doc.addPage(PageDictionary())
        reference = f"{self._doc.objectcounter} 0 R"
        self.update_page(-1, Parent=self._doc.Reference(self._doc.Pages), **entries)
        return reference

    def update_page(self, index: int, **entries: object) -> None:
        """Set entries of a page."""
        vars(self._doc.Pages[index]).update(entries)

    def update_catalog(self, **entries: object) -> None:
        """Set entries of the document catalog."""
        vars(self._doc.Catalog).update(entries)

    def to_bytes(self, information: str) -> bytes:
        """Return the whole file; ``information`` is the Info dictionary.

        Why: ReportLab's own ends streams wrongly (6.1.7.1), always says a date, and signs the title but no page.
        """
        info, document = self.add(information), self._doc
        document.Reference(document.Catalog)
        root = f"{document.objectcounter} 0 R"
        # the number of a reference is all but its “ 0 R”
        texts = {int(reference[:-4]): text for reference, text in self._texts.items()}
        for number, name in document.numberToId.items():
            texts[number] = document.idToObject[name].format(document).decode("ascii")
        streams = {int(reference[:-4]): content for reference, content in self._streams.items()}
        return assemble(texts, streams, root, info)

    def _next_reference(self) -> str:
        """Return a reference with the next of the numbers that ReportLab gives to its own objects too."""
        self._doc.objectcounter += 1
        return f"{self._doc.objectcounter} 0 R"


def string(text: str) -> str:
    """Return a text string object: plain ASCII in parentheses, everything else as UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
