"""Files that people send: judged, scanned, kept under the hash of their content. What they are about is not here."""
