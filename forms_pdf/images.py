"""Pictures that were drawn on ReportLab's canvas, put into a file that ReportLab does not write.

The seam is the canvas's document: `idToObject` holds the pictures by the names that the page draws them under, and
`idToObjectNumberAndVersion` the numbers that they refer to each other by. A test guards it; ReportLab is pinned.
"""

from __future__ import annotations

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

from forms_pdf.assembly import Assembly

# Binary streams: ASCII armour makes a file larger and slower to write, and nothing here needs it.
rl_config.useA85 = 0


def put_images(canvas: Canvas, assembly: Assembly, known: dict[str, int]) -> None:
    """Write the pictures that are not known yet, and note their numbers by their names."""
    document = canvas._doc
    drawn = {name: each for name, each in document.idToObject.items() if isinstance(each, PDFImageXObject)}
    waiting = {name: each for name, each in drawn.items() if name not in known}
    for name in waiting:
        known[name] = assembly.reserve()
        document.idToObjectNumberAndVersion[name] = known[name], 0
    for name, image in waiting.items():
        assembly.put(image.format(document), known[name])
