#!/usr/bin/env python3
"""Streams the declarations of archives, entry by entry, to `vigie check - --input-format ndjson`.

    python3 archive-to-ndjson.py batch.tar.gz more.zip | vigie check - --input-format ndjson
    curl -s https://example.org/batch.tar.gz | python3 archive-to-ndjson.py - | vigie check - --input-format ndjson

Nothing is unpacked to disk and no more than one entry is held. An entry is named ARCHIVE/ENTRY in reports. Archives
are .tar (plain, or compressed with gzip, bzip2 or xz) and .zip; `-` is a tar archive on standard input. Entries that
end in .yaml, .yml or .json are taken, in the order of the archive. What cannot be read is a line of its own, which
Vigie reports as invalid: nothing is passed over in silence.
"""

import bz2
import gzip
import json
import lzma
import sys
import tarfile
import zipfile
import zlib

ENDINGS = (".yaml", ".yml", ".json")
ENTRY_LIMIT = 16 << 20  # bytes of an entry, unpacked: what `vigie check` takes unless told otherwise
TOTAL_LIMIT = 16 << 30  # bytes of an archive's entries, unpacked


def entries(archive):
    """The name of each entry that is wanted, and its file."""
    if archive != "-" and zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as zipped:
            for entry in zipped.infolist():
                if entry.filename.lower().endswith(ENDINGS):
                    with zipped.open(entry) as file:
                        yield entry.filename, file
        return
    with sys.stdin.buffer if archive == "-" else open(archive, "rb") as file:
        source = Unpacked(file)
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for entry in tar:
                if entry.isfile() and entry.name.lower().endswith(ENDINGS):
                    yield entry.name, tar.extractfile(entry)
        # tarfile takes an archive that is cut between two entries for a whole one; a whole one ends in zeros.
        if any(source.tail):
            raise EOFError("the archive is cut short")


class Unpacked:
    """A tar archive's bytes, unpacked as they are read, and the last of them."""

    def __init__(self, file):
        magic = file.peek(6)[:6]
        if magic.startswith(b"\x1f\x8b"):
            file = gzip.GzipFile(fileobj=file)
        elif magic.startswith(b"BZh"):
            file = bz2.BZ2File(file)
        elif magic == b"\xfd7zXZ\x00":
            file = lzma.LZMAFile(file)
        self.file = file
        self.tail = b""

    def read(self, size):
        content = self.file.read(size)
        self.tail = (self.tail + content)[-512:]
        return content


def write(line):
    print(json.dumps(line))


def main(archives):
    for archive in archives:
        total = 0
        try:
            for name, file in entries(archive):
                # Names need not be UTF-8.
                path = f"{archive}/{name}".encode("utf-8", "replace").decode()
                content = file.read(ENTRY_LIMIT + 1)
                total += len(content)
                if total > TOTAL_LIMIT:
                    raise ValueError("the archive is too large")
                if len(content) > ENTRY_LIMIT:
                    write({"path": path, "error": "the entry is too large"})
                    continue
                try:
                    write({"path": path, "text": content.decode("utf-8-sig")})
                except UnicodeDecodeError:
                    write({"path": path, "error": "the entry is not UTF-8"})
        except (OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError, tarfile.TarError,
                zipfile.BadZipFile) as error:
            # A line without `text` is one invalid entry.
            write({"path": archive, "error": str(error)})


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        main(sys.argv[1:])
    except BrokenPipeError:
        # Vigie ended first, and has said why.
        sys.stderr.close()
