"""How reading a ZIP archive can end that is none, or a bent one: what Python's own reader raises then."""

import struct
import zipfile
import zlib

BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(NotImplementedError, OSError, ValueError, RuntimeError, EOFError, IndexError),
)
"""Among them IndexError for a name without letters, NotImplementedError for ways of packing that it does not know."""
