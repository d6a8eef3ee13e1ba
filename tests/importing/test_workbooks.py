from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.worksheet.worksheet import Worksheet

from caldicott_desktop.domain.tables import Origin, Purpose, Table
from caldicott_desktop.importing import MOST_ROWS, UnreadableList, read, reading
from caldicott_desktop.importing.limits import LAST_ROW, MOST_COLUMNS, MOST_PARTS
from tests.importing.workbooks import HEADINGS, odd, parts, saved, text_cell, workbook, zipped

MOST = 1_000
ROWS = (HEADINGS, ("ME-1", date(2026, 11, 14), "EPR"), ("ME-2", date(2026, 11, 15), "GP"))


def read_list(content: bytes, *, sheet: str = "") -> Table:
    return read(content, most_rows=MOST, sheet=sheet)


def first_sheet(made: object) -> Worksheet:
    assert isinstance(made, Worksheet)
    return made


def said(table: Table) -> list[str]:
    return [note.words for note in table.notes]


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableList) as caught:
        read_list(content)
    assert caught.value.message
    assert caught.value.remedy
    return caught.value.id.partition(".")[2]


def test_a_workbook_is_read_with_the_row_numbers_it_shows() -> None:
    table = read_list(saved(workbook([(), ("Deaths this week",), (), *ROWS])))
    assert table.origin is Origin.XLSX
    assert table.sheets == ("Day list",)
    assert table.header is not None
    assert table.header.cells == HEADINGS
    assert [(line.number, *line.cells) for line in table.lines] == [
        (5, "ME-1", datetime.fromisoformat("2026-11-14"), "EPR"),
        (6, "ME-2", datetime.fromisoformat("2026-11-15"), "GP"),
    ]
    assert said(table) == ["One row above the headings was left out (row 2)."]


def test_what_a_cell_holds_is_read_plainly() -> None:
    moment = datetime.fromisoformat("2026-11-14 09:04")
    row = (416, 4.5, True, "  two\nlines ", moment, None, "end")
    (line,) = read_list(saved(workbook([("a", "b", "c", "d", "e", "f", "g"), row]))).lines
    assert line.cells == (
        416,
        4.5,
        "TRUE",
        "two lines",
        moment,
        "",
        "end",
    )
    assert line.text(0) == "416"
    assert line.text(99) == ""


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("2026-11-14", datetime.fromisoformat("2026-11-14")),
        ("2026-11-14T09:04:00Z", datetime.fromisoformat("2026-11-14 09:04")),
        ("09:04:00", "09:04:00"),
    ],
)
def test_days_that_a_program_writes_out_are_read(written: str, cell: object) -> None:
    sheet = f"<sheetData><row r='1'><c r='A1' t='d'><v>{written}</v></c></row></sheetData>"
    assert read_list(odd(sheet)).lines[0].cells == (cell,)


def test_a_day_that_no_calendar_has_is_shown_as_the_error_it_is() -> None:
    made = workbook([HEADINGS, ("ME-1", -5_000_000, "EPR")])
    first_sheet(made.active)["B2"].number_format = "dd/mm/yyyy"
    assert read_list(saved(made)).lines[0].text(1) == "#VALUE!"


def test_texts_are_read_without_how_they_are_pronounced() -> None:
    made = parts(
        "<sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c></row>"
        "</sheetData>"
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/texts.xml" ContentType="{kind}"/></Types>'
    types = made["[Content_Types].xml"].replace("</Types>", override)
    texts = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><r><t>ME-</t></r><r><t>1</t></r></si>"
        "<si><t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></si></sst>"
    )
    table = read_list(zipped({**made, "[Content_Types].xml": types, "xl/texts.xml": texts}))
    assert table.lines[0].cells == ("山田", "ME-1")


def test_numbers_are_days_where_the_workbook_shows_them_as_days() -> None:
    made = workbook([("a", "b", "c", "d", "e"), (46340, 46340.5, 1.5, 46340, 0.5)])
    made.epoch = CALENDAR_WINDOWS_1900
    sheet = first_sheet(made.active)
    formats = ("dd/mm/yyyy", 'yyyy"-W"mm hh:mm', "[h]:mm", "0.00", "hh:mm")
    for cell, shown in zip("ABCDE", formats, strict=True):
        sheet[f"{cell}2"].number_format = shown
    (line,) = read_list(saved(made)).lines
    assert line.cells == (
        datetime.fromisoformat("2026-11-14"),
        datetime.fromisoformat("2026-11-14 12:00"),
        "1 day, 12:00:00",
        46340,
        "12:00:00",
    )
    made.epoch = CALENDAR_MAC_1904
    assert read_list(saved(made)).lines[0].cells[0] == datetime.fromisoformat("2030-11-15")


def test_what_is_no_number_that_can_be_counted_with_is_text() -> None:
    sheet = (
        "<sheetData><row r='1'><c r='A1'><v>1e999</v></c><c r='B1'><v>7</v></c></row></sheetData>"
    )
    assert read_list(odd(sheet)).lines[0].cells == ("1e999", 7)


def test_cells_may_come_in_any_order_and_blank_ones_are_nothing() -> None:
    cells = text_cell("C1", "c1 1") + text_cell("A1", "a1 1") + text_cell("B1", "  ")
    (line,) = read_list(odd(f"<sheetData><row r='1'>{cells}</row></sheetData>")).lines
    assert line.cells == ("a1 1", "", "c1 1")


def test_of_several_sheets_the_first_that_is_shown_and_filled_is_read_and_the_rest_are_named() -> (
    None
):
    made = workbook([("secret",)], title="Hidden")
    first_sheet(made.active).sheet_state = "hidden"
    made.create_sheet("Empty")
    for row in ROWS:
        first_sheet(made.create_sheet("Today") if row is HEADINGS else made["Today"]).append(row)
    made.create_chartsheet("Chart")
    content = saved(made)
    table = read_list(content)
    assert (table.sheet, table.sheets) == ("Today", ("Empty", "Today", "Hidden"))
    assert said(table) == ["The workbook has 3 sheets. This is “Today”."]
    with pytest.raises(UnreadableList, match="no rows"):
        read_list(content, sheet="Empty")


def test_merged_cells_and_hidden_rows_are_noted() -> None:
    made = workbook(ROWS)
    sheet = first_sheet(made.active)
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    table = read_list(saved(made))
    assert said(table) == [
        "Cells B2:B3 are merged. Only the first holds a value; look at the rows beside it.",
        "One of these rows is hidden in the spreadsheet.",
    ]


def test_a_formula_that_was_worked_out_is_its_value_and_is_noted() -> None:
    rows = text_cell("A1", "Case") + text_cell("B1", "Died")
    table = read_list(
        odd(
            f'<sheetData><row r="1">{rows}</row><row r="2">{text_cell("A2", "ME-1")}'
            '<c r="B2"><f>TODAY()</f><v>46340</v></c></row></sheetData>'
        )
    )
    assert table.lines[0].cells == ("ME-1", 46340)
    assert said(table) == ["Cell B2 holds a formula. Its value is the one last saved."]


def test_formulas_that_were_never_worked_out_are_refused_and_named() -> None:
    made = workbook([HEADINGS, *([f"ME-{n}", "=TODAY()", "EPR"] for n in range(2, 9))])
    with pytest.raises(UnreadableList, match=r"7 cells hold formulas.*B2, B3, B4, B5, B6 …"):
        read_list(saved(made))


def test_macros_are_noted_and_not_run() -> None:
    content = {**read_parts(saved(workbook(ROWS))), "xl/vbaProject.bin": b"Sub Auto_Open()"}
    assert said(read_list(zipped(content))) == ["The workbook holds macros. They were not run."]


def read_parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_long_list_is_read_in_turns_and_one_too_long_is_refused_before_it_is_read() -> None:
    cells = text_cell("A{0}", "ME-{0}") + "<c r='B{0}'><v>46340</v></c>"
    content = odd(
        "<sheetData>"
        + "".join(f"<row r='{n}'>{cells.format(n)}</row>" for n in range(1, 50_001))
        + "</sheetData>"
    )
    with pytest.raises(UnreadableList, match="more than 5,000 rows"):
        read(content, most_rows=MOST_ROWS[Purpose.DAY_LIST])
    turns = list(reading(content, most_rows=50_000))
    assert len(turns) > 50
    assert turns[-1] == 50_000


@pytest.mark.parametrize(
    ("members", "which"),
    [
        ({"xl/workbook.bin": ""}, "binary-workbook"),
        ({"word/document.xml": "<a/>"}, "word"),
        ({"Index/Document.iwa": ""}, "numbers"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "open-document"),
        ({"mimetype": "application/epub+zip"}, "zip"),
        ({"list.csv": "a,b"}, "zip"),
        ({"[Content_Types].xml": "<Types"}, "damaged"),
        (
            {f"{n}.bin": "" for n in range(MOST_PARTS + 1)} | {"[Content_Types].xml": ""},
            "unpacks-too-large",
        ),
    ],
    ids=str,
)
def test_another_kind_of_zip_is_named(members: dict[str, str], which: str) -> None:
    assert refused(zipped(members)) == which


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData/>",
        "<sheetData><row r='1'><c r='A1' s='0'/></row></sheetData>",
    ],
)
def test_a_sheet_without_a_value_is_empty(sheet: str) -> None:
    assert refused(odd(sheet)) == "empty"


@pytest.mark.parametrize(
    ("sheet", "which"),
    [
        (f"<sheetData><row r='{LAST_ROW + 1}'/></sheetData>", "damaged"),
        ("<sheetData><row r='none'/></sheetData>", "damaged"),
        ("<sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData>", "damaged"),
        ("<sheetData><row r='1'><c r='A1'><v>x</v></c></row></sheetData>", "damaged"),
        ("<sheetData><row r='1'>", "damaged"),
        (f"<sheetData><row r='1'>{text_cell('XFD1', 'x')}</row></sheetData>", "too-wide"),
        (
            "<sheetData><row>" + "<c><v>1</v></c>" * (MOST_COLUMNS + 1) + "</row></sheetData>",
            "too-wide",
        ),
    ],
)
def test_a_sheet_that_is_none_is_refused(sheet: str, which: str) -> None:
    assert refused(odd(sheet)) == which


def test_a_far_row_is_read_and_cells_need_not_say_where_they_are() -> None:
    table = read_list(
        odd(
            f"<sheetData><row>{text_cell('A1', 'Case')}</row><row><c><v>416</v></c></row>"
            f"<row r='200000'><c r='A200000'><v>417</v></c></row></sheetData>"
        )
    )
    assert [(line.number, *line.cells) for line in table.lines] == [(2, 416), (200_000, 417)]


def test_entities_are_refused_wherever_they_are_declared() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for name, content in parts("<sheetData/>").items():
        altered = f"{bomb}{content}".encode("utf-16")
        members: dict[str, str | bytes] = {**parts("<sheetData/>"), name: altered}
        assert refused(zipped(members)) == "damaged"


def test_a_file_made_to_fill_the_memory_is_refused_unopened() -> None:
    texts = b" " * (65 * 2**20)
    bomb: dict[str, str | bytes] = {**parts("<sheetData/>"), "xl/sharedStrings.xml": texts}
    assert refused(zipped(bomb)) == "unpacks-too-large"


def test_a_part_that_is_not_read_may_be_damaged() -> None:
    members: dict[str, str | bytes] = {**read_parts(saved(workbook(ROWS)))}
    members["docProps/app.xml"] = b"<Properties><unclosed>"
    assert len(read_list(zipped(members)).lines) == 2


@given(st.data())
def test_a_workbook_with_anything_in_its_parts_is_a_table_or_refused(data: st.DataObject) -> None:
    members: dict[str, str | bytes] = {**read_parts(saved(workbook(ROWS)))}
    name = data.draw(st.sampled_from(sorted(members)))
    part = members[name]
    assert isinstance(part, bytes)
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 20)))
    odd_bytes = st.one_of(st.binary(max_size=8), st.sampled_from([b"99999999999", b"<row>", b'"']))
    members[name] = part[:start] + data.draw(odd_bytes) + part[end:]
    with suppress(UnreadableList):
        assert read_list(zipped(members)).lines


def test_a_workbook_cut_short_is_damaged() -> None:
    content = saved(workbook(ROWS))
    assert refused(content[: len(content) // 2]) == "damaged"


def test_a_part_under_a_password_is_said_to_be_protected() -> None:
    content = bytearray(zipped({"[Content_Types].xml": "<Types/>"}))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    assert refused(bytes(content)) == "protected"
