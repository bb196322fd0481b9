"""SDMX in each of its forms says the same; what is bent is told; nothing is expanded that a file declares."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.indicators.reading import Read, Unreadable, read_sdmx

EXPECTED = [
    ("3.2.1", "SH_DYN_MORT", {"SEX": "F"}, "PER_1000_LIVE_BIRTHS", "2019", "9.3"),
    ("3.2.1", "SH_DYN_MORT", {"SEX": "F"}, "PER_1000_LIVE_BIRTHS", "2020", "9.1"),
    ("3.2.1", "SH_DYN_MORT", {}, "PER_1000_LIVE_BIRTHS", "2020", "10.24"),
]
CSV_1 = """DATAFLOW,FREQ,SERIES,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS
AGENCY:DF(1.0),A,SH_DYN_MORT,398,F,2019,9.3,PER_1000_LIVE_BIRTHS,A
AGENCY:DF(1.0),A,SH_DYN_MORT,398,F,2020,9.1,PER_1000_LIVE_BIRTHS,A
AGENCY:DF(1.0),A,SH_DYN_MORT,398,_T,2020,10.24,PER_1000_LIVE_BIRTHS,A
"""
HEADING_2 = "STRUCTURE;STRUCTURE_ID;ACTION;SERIES: Series;REF_AREA: Area;SEX: Sex;TIME_PERIOD: Time;OBS_VALUE: Value"
ROW_2 = "dataflow;AGENCY:DF(1.0);I;SH_DYN_MORT: Under-five mortality;398: A country;{};PER_1000_LIVE_BIRTHS: Per 1000"
CSV_2 = "\n".join(
    [
        f"{HEADING_2};UNIT_MEASURE: Unit",
        ROW_2.format("F: Female;2019;9.3"),
        ROW_2.format("F: Female;2020;9.1"),
        ROW_2.format("_T: Both;2020;10.24"),
    ]
)
SERIES_DIMENSIONS = [
    {"id": "SERIES", "values": [{"id": "SH_DYN_MORT", "name": "Under-five mortality"}]},
    {"id": "REF_AREA", "values": [{"id": "398"}]},
    {"id": "SEX", "values": [{"id": "F", "names": {"en": "Female", "ru": "Женщины"}}, {"id": "_T"}]},
]
UNIT = {"id": "UNIT_MEASURE", "values": [{"id": "PER_1000_LIVE_BIRTHS"}]}
JSON_1 = {
    "header": {"id": "x"},
    "dataSets": [
        {
            "action": "Information",
            "series": {
                "0:0:0": {"attributes": [0], "observations": {"0": [9.3, 0], "1": [9.1, None]}},
                "0:0:1": {"attributes": [0], "observations": {"1": [10.24, 0]}},
            },
        }
    ],
    "structure": {
        "dimensions": {
            "dataSet": [{"id": "FREQ", "values": [{"id": "A"}]}],
            "series": SERIES_DIMENSIONS,
            "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2019"}, {"id": "2020"}]}],
        },
        "attributes": {"series": [UNIT], "observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}]}]},
    },
}
JSON_2 = {
    "meta": {"schema": "https://example.org/2.0"},
    "data": {
        "dataSets": [
            {
                "structure": 0,
                "links": [],
                "dimensionGroupAttributes": {"0:::": [0]},
                "observations": {"0:0:0:0": ["9.3"], "0:0:0:1": ["9.1"], "0:0:1:1": ["10.24"]},
            }
        ],
        "structures": [
            {
                "dimensions": {
                    "observation": [
                        *SERIES_DIMENSIONS,
                        {"id": "TIME_PERIOD", "values": [{"value": "2019"}, {"value": "2020"}]},
                    ]
                },
                "measures": {"observation": [{"id": "OBS_VALUE"}]},
                "attributes": {"dimensionGroup": [UNIT]},
            }
        ],
    },
}
HEAD = (
    'xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v{0}/message" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
GENERIC = f"""<?xml version="1.0"?>
<m:GenericData {HEAD.format("2_1")} xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
<m:Header><m:ID>x</m:ID><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/></m:Header>
<m:DataSet structureRef="S">
 <g:Series><g:SeriesKey><g:Value id="SERIES" value="SH_DYN_MORT"/><g:Value id="REF_AREA" value="398"/>
   <g:Value id="SEX" value="F"/></g:SeriesKey>
  <g:Attributes><g:Value id="UNIT_MEASURE" value="PER_1000_LIVE_BIRTHS"/></g:Attributes>
  <g:Obs><g:ObsDimension value="2019"/><g:ObsValue value="9.3"/>
   <g:Attributes><g:Value id="OBS_STATUS" value="A"/></g:Attributes></g:Obs>
  <g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="9.1"/></g:Obs></g:Series>
 <g:Series><g:SeriesKey><g:Value id="SERIES" value="SH_DYN_MORT"/><g:Value id="REF_AREA" value="398"/>
   <g:Value id="SEX" value="_T"/></g:SeriesKey>
  <g:Attributes><g:Value id="UNIT_MEASURE" value="PER_1000_LIVE_BIRTHS"/></g:Attributes>
  <g:Obs><g:ObsDimension id="TIME_PERIOD" value="2020"/><g:ObsValue value="10.24"/></g:Obs></g:Series>
</m:DataSet></m:GenericData>"""
OBS = """<g:Obs><g:ObsKey><g:Value id="SERIES" value="SH_DYN_MORT"/><g:Value id="SEX" value="{}"/>
<g:Value id="TIME_PERIOD" value="{}"/></g:ObsKey><g:ObsValue value="{}"/>
<g:Attributes><g:Value id="UNIT_MEASURE" value="PER_1000_LIVE_BIRTHS"/></g:Attributes></g:Obs>"""
GENERIC_FLAT = f"""<m:GenericData {HEAD.format("2_1")} xmlns:g="g"><m:DataSet>
{OBS.format("F", 2019, "9.3")}{OBS.format("F", 2020, "9.1")}{OBS.format("_T", 2020, "10.24")}
</m:DataSet></m:GenericData>"""
SPECIFIC = f"""<m:StructureSpecificData {HEAD.format("2_1")} xmlns:ss="ss" xmlns:n="n">
<m:Header><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/></m:Header>
<m:DataSet ss:dataScope="DataStructure" xsi:type="n:DataSetType" ss:structureRef="S" REPORTING_TYPE="N">
 <Series SERIES="SH_DYN_MORT" REF_AREA="398" SEX="F">
  <Obs TIME_PERIOD="2019" OBS_VALUE="9.3" OBS_STATUS="A"/><Obs TIME_PERIOD="2020" OBS_VALUE="9.1"/></Series>
 <Series SERIES="SH_DYN_MORT" REF_AREA="398" SEX="_T"><Obs TIME_PERIOD="2020" OBS_VALUE="10.24"/></Series>
 <Group xsi:type="n:Sibling" SERIES="SH_DYN_MORT" UNIT_MEASURE="PER_1000_LIVE_BIRTHS"/>
</m:DataSet></m:StructureSpecificData>"""
SPECIFIC_3 = f"""<m:StructureSpecificData {HEAD.format("3_0")} xmlns:ss="ss">
<m:Header><m:Structure structureID="S" dimensionAtObservation="AllDimensions"/></m:Header>
<m:DataSet ss:structureRef="S" ss:action="Replace">
 <Obs SERIES="SH_DYN_MORT" SEX="F" TIME_PERIOD="2019" OBS_VALUE="9.3" UNIT_MEASURE="PER_1000_LIVE_BIRTHS"/>
 <Obs SERIES="SH_DYN_MORT" SEX="F" TIME_PERIOD="2020" OBS_VALUE="9.1" UNIT_MEASURE="PER_1000_LIVE_BIRTHS">
   <Comp id="COMMENT_OBS"><Value>provisional</Value></Comp></Obs>
 <Obs SERIES="SH_DYN_MORT" TIME_PERIOD="2020" OBS_VALUE="10.24" UNIT_MEASURE="PER_1000_LIVE_BIRTHS"/>
</m:DataSet></m:StructureSpecificData>"""
FORMS: dict[str, str] = {
    "csv-1": CSV_1,
    "csv-2": CSV_2,
    "json-1": json.dumps(JSON_1),
    "json-2": json.dumps(JSON_2),
    "ml-2.1-generic": GENERIC,
    "ml-2.1-generic-flat": GENERIC_FLAT,
    "ml-2.1-specific": SPECIFIC,
    "ml-3.0-specific": SPECIFIC_3,
}


def read(content: str | bytes, **more: Any) -> Read:
    return read_sdmx("data", content if isinstance(content, bytes) else content.encode(), **more)


def accounted(found: Read) -> bool:
    return found.rows == len(found.observed) + found.repeated + found.refused


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_form_says_the_same(form: str, mark: bytes) -> None:
    found = read(mark + FORMS[form].encode())
    told = [(o.indicator, o.series, o.dimensions, o.unit, o.period, o.printed) for o in found.observed]
    assert told == EXPECTED
    assert (found.rows, found.refused) == (3, 0)
    assert accounted(found)


def test_names_of_codes_are_kept() -> None:
    assert read(CSV_2).words["SEX"] == {"F": {"en": "Female"}, "_T": {"en": "Both"}}
    assert read(json.dumps(JSON_1)).words["SEX"]["F"] == {"en": "Female", "ru": "Женщины"}


def csv(rows: str, heading: str = "SERIES,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MULT") -> Read:
    return read(f"{heading}\n{rows}", whole=["AAA"])


@pytest.mark.parametrize(
    ("rows", "kept", "said"),
    [
        ("SH_DYN_MORT,AAA,F,2019,9,0\n", 1, []),
        ("SH_DYN_MORT,AAA,F,2019,9,3\n", 1, ["Values that are given in powers of ten and were counted out: 1"]),
        ("SH_DYN_MORT,AAA,F,2019,9,x\n", 1, ["“x” is no power of ten"]),
        ("SH_DYN_MORT,AAA,F,2019,,0\n", 0, ["The row has no value; nothing is taken from it"]),
        ("SH_DYN_MORT,AAA,F,2019,NaN,0\n", 0, ["The row has no value; nothing is taken from it"]),
        ("SH_DYN_MORT,AAA,F,2019,few,0\n", 1, ["“few” is no number; it is kept as it is printed"]),
        ("SH_DYN_MORT,AAA,F,soon,1,0\n", 0, ["“soon” is no period"]),
        ("XX_NO,AAA,F,2019,1,0\n", 0, ["The row names no indicator, and its series “XX_NO” is none that is known"]),
        (
            "SH_DYN_MORT,100,F,2019,1,0\nSH_DYN_MORT,200,F,2019,1,0\nSH_DYN_MORT,AAA,F,2019,1,0\n",
            1,
            ["The file holds several countries (100, 200); keep the rows of one of them"],
        ),
        (
            "SH_DYN_MORT,398,F,2019,1,0\n",
            1,
            ["The area 398 is taken to be the whole country: no other country is in the file"],
        ),
    ],
)
def test_what_is_bent_is_told(rows: str, kept: int, said: list[str]) -> None:
    found = csv(rows)
    assert [str(each.message) for each in found.remarks] == said
    assert len(found.observed) == kept
    assert accounted(found)


def test_powers_of_ten_are_counted_out_and_the_printed_number_kept() -> None:
    (one,) = csv("SH_DYN_MORT,AAA,F,2019,9.25,3\n").observed
    assert (str(one.value), one.printed, one.dimensions) == ("9250.00", "9.25", {"SEX": "F"})


def test_an_indicator_that_is_named_counts_before_the_list() -> None:
    (one,) = csv("SH_DYN_MORT,C030201,9-9-9,2019,1\n", "SERIES,X_A,INDICATOR,TIME_PERIOD,OBS_VALUE").observed
    assert one.indicator == "9.9.9"


def test_what_asks_to_delete_is_refused() -> None:
    found = csv("D,SH_DYN_MORT,2019,1\n", "ACTION,SERIES,TIME_PERIOD,OBS_VALUE")
    assert (found.refused, len(found.observed)) == (1, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "a column TIME_PERIOD is missing"),
        ("{", "cannot be read as JSON"),
        ("{}", "“dataSets” is missing"),
        ('{"dataSets": [{}]}', "“structure” is missing"),
        ("<a>", "cannot be read as XML"),
        ("<a/>", "has no data set"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares entities"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>', "declares entities"),
    ],
)
def test_what_is_no_data_message_is_refused_as_a_whole(content: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(content)


def test_a_key_that_fits_no_dimension_is_refused_alone() -> None:
    bent = json.loads(json.dumps(JSON_2))
    bent["data"]["dataSets"][0]["observations"] |= {"0:0": ["1"], "0:0:0:9": ["1"], "0:0:x:0": ["1"], "0:0:1:0": 5}
    found = read(json.dumps(bent))
    assert (len(found.observed), found.refused) == (3, 4)
    assert accounted(found)


@settings(max_examples=150)
@given(st.binary(max_size=200), st.integers(0, 900), st.sampled_from(sorted(FORMS)))
def test_nothing_makes_it_crash(content: bytes, at: int, form: str) -> None:
    whole = FORMS[form].encode()
    for each in (content, b"{" + content, b"<" + content, whole[:at] + content + whole[at + len(content) :]):
        with suppress(Unreadable):
            assert accounted(read(each))
