"""``findings.yaml`` and ``README.md``, to rows and back; and what the design rules find, which is only written."""

from typing import Any

from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Readme, Remark, Version
from shanyraq.domains.packages.schema import Package, Remarks
from shanyraq.domains.packages.schema import Readme as ReadmeItem
from shanyraq.domains.packages.schema import Remark as RemarkItem
from shanyraq.domains.packages.verbs.findings import keep


def write(version: Version, package: Package) -> None:
    """Inserts the remarks, the README where there is one, and the findings."""
    items = package.findings.findings
    save_all([row_from(item, Remark, version=version, order=n) for n, item in enumerate(items)])
    if package.readme.text:
        Readme.objects.create(version=version, text=package.readme.text)
    keep(version, package)


def read(version: Version) -> dict[str, Any]:
    """Remarks and README as they were written."""
    remarks = [item_from(row, RemarkItem) for row in Remark.objects.filter(version=version)]
    text = Readme.objects.filter(version=version).values_list("text", flat=True).first()
    return {"findings": Remarks(findings=remarks), "readme": ReadmeItem(text=text or "")}
