"""``legal.yaml``: the instrument between the Government and each entity, and what holds for all."""

from typing import Literal

from pydantic import Field

from shanyraq.domains.packages.schema.items import Day, Item, Key, Model


class InstrumentDate(Model):
    date: Day
    event: Literal["signed", "concluded", "ratified", "in_force", "dated"]
    printed: str


class Instrument(Item):
    key: Key
    entity: Key
    kind: Literal[
        "basic_assistance_agreement",
        "basic_assistance_agreement_applied",
        "basic_cooperation_agreement",
        "country_cooperation_agreement",
        "office_agreement",
        "cooperation_agreement",
        "basic_agreement",
    ]
    title: str
    text: str = Field(description="The paragraph as printed.")
    applies: Key | None = Field(None, description="The instrument that it applies, mutatis mutandis.")
    dates: list[InstrumentDate] = []


class Residual(Item):
    """The clause for entities that have no instrument of their own."""

    entities: list[Key] = []
    text: str


class LegalProvision(Item):
    key: Key
    text: str


class Legal(Model):
    instruments: list[Instrument] = []
    residual: Residual | None = None
    provisions: list[LegalProvision] = []
