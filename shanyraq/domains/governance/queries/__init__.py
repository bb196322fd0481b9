"""Reads of governance: bodies with their place in the structure, and what they decided."""

from shanyraq.domains.governance.queries.bodies import (
    BodyItem,
    BodyPage,
    Node,
    Person,
    Rhythm,
    bodies,
    bodies_for,
    body,
    structure,
)

__all__ = ["BodyItem", "BodyPage", "Node", "Person", "Rhythm", "bodies", "bodies_for", "body", "structure"]
