"""Proposes a package as an amendment, as the file that somebody sent."""

import io
from datetime import datetime

from shanyraq.base.files.keeping import keep
from shanyraq.base.files.vocabulary import PACKAGES
from shanyraq.domains.packages.commands import ProposeAmendment
from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment
from shanyraq.domains.packages.writing import package_archive
from shanyraq.kernel.actors import Actor


def propose(
    package: Package, *, title: str, reason: str, by: Actor, at: datetime, base: int | None = None
) -> Amendment:
    """The amendment that the package becomes, of the framework that it describes."""
    code = package.framework.code
    content = package_archive(package, code)
    kept = keep(io.BytesIO(content), f"{code}.zip", len(content), person=by.person, at=at, taken=PACKAGES)
    said = {"framework": code, "title": title, "reason": reason, "file": kept.upload.blob.digest, "base": base}
    return amendment.propose(ProposeAmendment.model_validate(said), by=by, at=at)
