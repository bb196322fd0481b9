"""``findings.yaml`` and ``README.md``, to rows and back."""

from typing import Any

from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Readme, Remark, Version
from shanyraq.domains.packages.schema import Package, Remarks
from shanyraq.domains.packages.schema import Readme as ReadmeItem
from shanyraq.domains.packages.schema import Remark as RemarkItem


def write(version: Version, package: Package) -> None:
    """Inserts the remarks, and the README where there is one."""
    items = package.findings.findings
    save_all([row_from(item, Remark, version=version, order=n) for n, item in enumerate(items)])
    if package.readme.text:
        Readme.objects.create(version=version, text=package.readme.text)


def read(version: Version) -> dict[str, Any]:
    """Remarks and README as they were written."""
    remarks = [item_from(row, RemarkItem) for row in Remark.objects.filter(version=version)]
    text = Readme.objects.filter(version=version).values_list("text", flat=True).first()
    return {"findings": Remarks(findings=remarks), "readme": ReadmeItem(text=text or "")}
