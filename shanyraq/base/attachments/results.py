"""What verbs of documents give back to programs. Pure."""

from typing import Annotated

from pydantic import Field

from shanyraq.kernel.commands import Written


class WrittenDocument(Written):
    """A document that hangs on a thing."""

    number: int
    name: Annotated[str, Field(description="The name of the file, as it is saved under.")]
    digest: Annotated[str, Field(description="SHA-256 of its content.")]
    size: Annotated[int, Field(description="Bytes.")]
