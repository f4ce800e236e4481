"""One file from outside, read whole: kind, size, container and encoding are looked at, not believed.

Encodings: UTF-8, with or without byte order mark, and UTF-16 and UTF-32 with one. Tables may be in Windows-1252
too, as German spreadsheets save them: keys and names of places tell whether that was right.
"""

import bz2
import codecs
import gzip
import io
import lzma
import stat
import zipfile
import zlib
from pathlib import Path

from ruhrsim.common.errors import shown_path
from ruhrsim.outside.shown import OutsideError, first_of, shown

LARGEST_TEXT, LARGEST_TABLE, LARGEST_JSON = 1_000_000, 20_000_000, 200_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTAINERS = {b"PK": "zip", b"\x1f\x8b": "gz", b"\xfd7zXZ": "xz", b"BZh": "bz2"}
_ENDINGS = {".zip": "zip", ".gz": "gz", ".xz": "xz", ".bz2": "bz2"}
_OTHER_KINDS = {
    b"7z\xbc\xaf": "a 7z archive; unpack it",
    b"Rar!": "a RAR archive; unpack it",
    b"(\xb5/\xfd": "packed by zstd; unpack it",
    b"%PDF": "a PDF; give the table behind it as CSV",
    b"PAR1": "a Parquet file; write it as CSV in UTF-8",
    b"\xd0\xcf\x11\xe0": "an old Excel file; save it as CSV in UTF-8",
    b"SQLite format 3": "a database; write the table as CSV in UTF-8",
}
_OFFICE = ("xl/workbook", "content.xml", "word/document", "Index/Document.iwa")


def is_file(path: Path | str) -> bool:
    """Tell whether a path leads to a regular file; names that no disk can hold lead to none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def read_bytes(path: Path | str, most: int) -> bytes:
    """Return the content of a regular file.

    Args:
        path: The file.
        most: Largest size in bytes.

    Raises:
        OutsideError: It is no file, can't be read, or is too large.
    """
    where = named(path)
    try:
        kind = Path(path).stat().st_mode
        if not stat.S_ISREG(kind):
            what = "a folder" if stat.S_ISDIR(kind) else "no regular file"
            raise OutsideError([f"{where}: can't be read (it is {what}); give a file"])
        with Path(path).open("rb") as stream:
            content = stream.read(most + 1)
    except OutsideError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutsideError([f"{where}: can't be read ({reason}); check its name and its rights"]) from error
    if len(content) > most:
        raise OutsideError([f"{where}: larger than {_megabytes(most)}; give a smaller file"])
    return content


def read_text(path: Path | str, most: int = LARGEST_TEXT) -> str:
    """Return the text of a file in UTF-8, UTF-16 or UTF-32.

    Raises:
        OutsideError: It can't be read, is too large, or is no such text.
    """
    content, where = read_bytes(path, most), named(path)
    _refuse_containers(content, where)
    return decoded(content, where)


def read_table_text(path: Path | str, most: int = LARGEST_TABLE) -> str:
    """Return the text of a table, out of the one file of a zip, gzip, xz or bz2 if it is packed.

    Raises:
        OutsideError: It can't be read, is too large, is broken, or is no text.
    """
    where = named(path)
    content = unpacked(read_bytes(path, most), Path(path).name, where, most)
    return decoded(content, where, spreadsheet=True)


def decoded(content: bytes, where: str, spreadsheet: bool = False) -> str:
    """Return the text of some bytes.

    Args:
        content: The bytes.
        where: Stands before a fault.
        spreadsheet: Take Windows-1252 as well.

    Raises:
        OutsideError: They are no text.
    """
    mark, encoding = next((pair for pair in _MARKS if content.startswith(pair[0])), (b"", "utf-8"))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        text = _windows_1252(content) if spreadsheet and not mark else None
        if text is None:
            known = "UTF-8" if encoding == "utf-8" else f"{encoding[:-3].upper()}, as its mark says,"
            raise OutsideError(
                [f"{where}: not {known} text (byte {error.start}); save the file as UTF-8"]
            ) from error
    if "\0" in text:
        hint = "UTF-16 without its mark? " if content[1:2] == b"\0" or content[:1] == b"\0" else ""
        raise OutsideError([f"{where}: holds zero bytes, so it is no text ({hint}save the file as UTF-8)"])
    return text


def unpacked(content: bytes, name: str, where: str, most: int) -> bytes:
    """Return what a container holds, or the content itself if it is none.

    Args:
        content: Bytes of the file.
        name: Name of the file, whose ending may promise a container.
        where: Stands before a fault.
        most: Largest size in bytes.

    Raises:
        OutsideError: It is broken, holds several files or none, is too large, or is no container though so named.
    """
    kind = next((kind for magic, kind in _CONTAINERS.items() if content.startswith(magic)), None)
    promised = _ENDINGS.get(Path(name).suffix.lower())
    if kind is None:
        _refuse_others(content, where, promised)
        return content
    try:
        inside = _unzip(content, where, most) if kind == "zip" else _decompress(content, kind, most)
    except (EOFError, OSError, RuntimeError, ValueError, KeyError, zlib.error, lzma.LZMAError) as error:
        if isinstance(error, OutsideError):
            raise
        reason = str(error) or type(error).__name__
        raise OutsideError(
            [f"{where}: a broken {kind} file ({reason[:100]}); download it again or unpack it"]
        ) from error
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise OutsideError(
            [f"{where}: a broken {kind} file ({str(error)[:100]}); download it again or unpack it"]
        ) from error
    if len(inside) > most:
        raise OutsideError([f"{where}: unpacked larger than {_megabytes(most)}; give a smaller file"])
    _refuse_others(inside, where, None)
    return inside


def named(path: Path | str) -> str:
    """Return a path as messages show it, short however long it is."""
    text = shown_path(path)
    text = text if len(text) <= 120 else f"{text[:57]} ... {text[-57:]}"
    return text if text.isprintable() else shown(text)


def _windows_1252(content: bytes) -> str | None:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _unzip(content: bytes, where: str, most: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        if any(name.startswith(office) for name in names for office in _OFFICE):
            raise OutsideError([f"{where}: an office document, no table of text; save it as CSV in UTF-8"])
        inside = [name for name in names if not _is_by_work(name)]
        if len(inside) != 1:
            what = (
                f"holds {len(inside)} files ({first_of(map(shown, inside))})" if inside else "holds no file"
            )
            raise OutsideError([f"{where}: a zip that {what}; unpack it and give the one that is meant"])
        with archive.open(inside[0]) as stream:
            return stream.read(most + 1)


def _is_by_work(name: str) -> bool:
    """Tell whether a file in an archive is the system's own, as macOS and synced folders add them."""
    parts = name.split("/")
    return (
        "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].lower() in ("thumbs.db", "desktop.ini")
    )


def _decompress(content: bytes, kind: str, most: int) -> bytes:
    opened = {"gz": gzip.GzipFile, "xz": lzma.LZMAFile, "bz2": bz2.BZ2File}[kind]
    stream = io.BytesIO(content)
    with opened(fileobj=stream) if kind == "gz" else opened(stream) as packed:
        return packed.read(most + 1)


def _refuse_containers(content: bytes, where: str) -> None:
    kind = next((kind for magic, kind in _CONTAINERS.items() if content.startswith(magic)), None)
    if kind:
        raise OutsideError([f"{where}: a {kind} file, no text; unpack it"])
    _refuse_others(content, where, None)


def _refuse_others(content: bytes, where: str, promised: str | None) -> None:
    head = content.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:200].lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")):
        raise OutsideError(
            [f"{where}: a web page or XML, not the data; open it to see why and download the data again"]
        )
    for magic, what in _OTHER_KINDS.items():
        if content.startswith(magic):
            raise OutsideError([f"{where}: {what}"])
    if promised:
        raise OutsideError(
            [f"{where}: named .{promised} but not packed so; download it again or name it .csv"]
        )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:g} MB"
