"""Pictures from outside: opened by what they are, never by their names, and never unpacked before their size is known.

A picture for the office's papers is kept as it is printed: turned as the camera was held, on white, in grey or in
colour, no finer than a printer draws it, and without whatever else the file told (place, camera, author).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.errors import Problem, UserError
from elaas_desk.thai.text import normalise

if TYPE_CHECKING:  # loaded with the first picture
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MOST_MEGABYTES: Final = 5
MOST_MEGADOTS: Final = 40
PRINTED_MILLIMETRES: Final = {PicturePlace.GARUDA: 30, PicturePlace.LOGO: 13}
"""How high each stands where it is largest."""
FEWEST_DPI: Final = 150
"""Coarser than this, the dots of a picture are seen on paper."""

_FINEST_DPI: Final = 600
_WIDEST: Final = 3
"""Times as wide as high: what is wider stands over the sender's lines."""
_MOST_PASSES: Final = 100
"""A progressive JPEG draws the picture in about ten passes; thousands of them are made to keep a PC busy."""
_LONGEST_NAME: Final = 120
_MILLIMETRES_OF_AN_INCH: Final = 25.4
_GREY_WITHIN: Final = 12
_JPEG_QUALITY: Final = 92


def tidy_name(name: str, otherwise: str) -> str:
    """The name of a file as it is shown: no folders, on one line, its ending kept when it is cut."""
    plain = PurePath(normalise(name.replace("\\", "/"))).name or otherwise
    ending = PurePath(plain).suffix[:10]
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - len(ending)]}{ending}"


def read_picture(path: Path) -> bytes:
    """The bytes of a file that was chosen. UserError PICTURE_TOO_LARGE (without reading it), FILE_NOT_FOUND."""
    most = MOST_MEGABYTES * 1024 * 1024
    try:
        if not path.is_file():
            raise UserError(Problem.FILE_NOT_FOUND, path=path.name)
        if path.stat().st_size > most:
            raise UserError(Problem.PICTURE_TOO_LARGE, name=tidy_name(path.name, "picture"), limit=str(MOST_MEGABYTES))
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise UserError(Problem.FILE_NOT_FOUND, path=path.name) from error


def media_of(content: bytes) -> MediaType | None:
    """JPEG or PNG by the first bytes; None for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    return MediaType.PNG if content.startswith(b"\x89PNG\r\n\x1a\n") else None


def decoded(content: bytes, media: MediaType, megadots: int) -> ImageFile | None:
    """The whole picture, decoded, so that one that was cut short is found; None for one of more dots than that.

    Raises nearly any kind of exception for broken bytes.
    """
    picture = _opened(content, media)
    width, height = picture.size
    if width * height > megadots * 1_000_000 or content.count(b"\xff\xda") > _MOST_PASSES:
        return None
    picture.load()
    return picture


def _opened(content: bytes, media: MediaType) -> ImageFile:
    """The picture with its size alone read; not by `Image.open`, which warns of large ones before it can be asked."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    return (JpegImageFile if media is MediaType.JPEG else PngImageFile)(BytesIO(content))


def dpi_at(place: PicturePlace, content: bytes, media: MediaType) -> int:
    """Dots an inch of a picture that is kept, at the height at which it is printed; at most 600."""
    return round(_opened(content, media).height / _inches(place))


def _inches(place: PicturePlace) -> float:
    return PRINTED_MILLIMETRES[place] / _MILLIMETRES_OF_AN_INCH


def picture_for_paper(name: str, content: bytes, place: PicturePlace) -> tuple[bytes, MediaType]:
    """A picture as it is printed at its place.

    UserError PICTURE_TOO_LARGE, PICTURE_OTHER_KIND, PICTURE_UNREADABLE, PICTURE_TOO_MANY_DOTS, PICTURE_TOO_WIDE.
    """
    name = tidy_name(name, "picture")
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise UserError(Problem.PICTURE_TOO_LARGE, name=name, limit=str(MOST_MEGABYTES))
    media = media_of(content)
    if media is None:
        raise UserError(Problem.PICTURE_OTHER_KIND, name=name)
    high = round(_FINEST_DPI * _inches(place))
    try:
        picture = decoded(content, media, MOST_MEGADOTS)
        upright = None if picture is None else _upright(picture)
        written = b"" if upright is None else _written(_plain(_no_finer(upright, high)), media)
    except Exception as error:  # Pillow answers broken bytes with nearly every kind of exception
        raise UserError(Problem.PICTURE_UNREADABLE, name=name) from error
    if upright is None:
        raise UserError(Problem.PICTURE_TOO_MANY_DOTS, name=name, limit=str(MOST_MEGADOTS))
    if upright.width > _WIDEST * upright.height or upright.height > _WIDEST * upright.width:
        raise UserError(Problem.PICTURE_TOO_WIDE, name=name)
    return written, media


def _upright(picture: Image) -> Image:
    """As the camera was held; with 8 bits for each of its colours."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        return upright.point(_eight_bits).convert("L")
    return upright.convert("RGBA") if upright.mode in {"1", "P", "PA"} else upright


def _eight_bits(value: float) -> float:
    return value / 256


def _no_finer(picture: Image, high: int) -> Image:
    from PIL.Image import Resampling

    if picture.height <= high:
        return picture
    return picture.resize((max(1, round(picture.width * high / picture.height)), high), Resampling.LANCZOS)


def _plain(picture: Image) -> Image:
    """Opaque on white, grey where it is grey; nothing but dots."""
    from PIL import Image, ImageChops

    opaque = picture.convert("RGBA")
    on_white = Image.new("RGB", opaque.size, "white")
    on_white.paste(opaque, mask=opaque.getchannel("A"))
    red, green, blue = on_white.split()
    apart = (ImageChops.difference(one, green).histogram() for one in (red, blue))
    is_grey = all(sum(counts[_GREY_WITHIN + 1 :]) == 0 for counts in apart)
    return on_white.convert("L") if is_grey else on_white


def _written(picture: Image, media: MediaType) -> bytes:
    file = BytesIO()
    if media is MediaType.JPEG:
        picture.save(file, "JPEG", quality=_JPEG_QUALITY)
    else:
        picture.save(file, "PNG", optimize=True)
    return file.getvalue()
