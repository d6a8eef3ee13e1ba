from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.tables import Origin, Table
from caldicott_desktop.importing import UnreadableList, paste, read
from caldicott_desktop.importing.limits import MOST_BYTES, MOST_COLUMNS
from tests.every import every

MOST = 1_000


def read_list(content: bytes) -> Table:
    return read(content, most_rows=MOST)


def pasted(text: str) -> Table:
    return paste(text, most_rows=MOST)


def cells(table: Table) -> list[tuple[object, ...]]:
    return [(line.number, *line.cells) for line in table.lines]


TEXT = "Case;Died;Note\nME-1;14/11/2026;Zoë\nME-2;15/11/2026;O’Neill\n"


@every("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@every("delimiter", [";", ",", "\t", "|"])
@every("end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_however_it_is_written(encoding: str, delimiter: str, end: str) -> None:
    text = TEXT.replace(";", delimiter).replace("\n", end)
    table = read_list(text.encode(encoding))
    assert table.origin is Origin.CSV
    assert table.header is not None
    assert table.header.cells == ("Case", "Died", "Note")
    assert cells(table) == [(2, "ME-1", "14/11/2026", "Zoë"), (3, "ME-2", "15/11/2026", "O’Neill")]
    assert table.notes == ()


def test_older_windows_text_is_read_and_noted() -> None:
    table = read_list(TEXT.encode("cp1252"))
    assert cells(table)[0] == (2, "ME-1", "14/11/2026", "Zoë")
    assert [note.id for note in table.notes] == ["list-note.old-encoding"]


def test_rows_keep_their_numbers_over_empty_rows_and_lines_within_a_cell() -> None:
    table = read_list(b'Case,Note\n\nME-1,"two\nlines, and more"\n , \nME-2,\n')
    assert cells(table) == [(3, "ME-1", "two lines, and more"), (5, "ME-2")]


def test_a_row_that_declares_the_delimiter_is_believed_and_not_counted() -> None:
    table = read_list(b"sep=|\nCase|Note\nME-1|a,b;c\n")
    assert cells(table) == [(2, "ME-1", "a,b;c")]


def test_rows_pasted_from_a_spreadsheet_are_counted_from_the_first() -> None:
    table = pasted("ME-1\t14/11/2026\nME-2\t15/11/2026\n")
    assert table.origin is Origin.PASTED
    assert table.header is None
    assert cells(table) == [(1, "ME-1", "14/11/2026"), (2, "ME-2", "15/11/2026")]


def test_one_row_with_a_figure_is_a_case_and_no_headings() -> None:
    assert cells(pasted("ME-1\tEPR")) == [(1, "ME-1", "EPR")]


def test_one_column_alone_is_a_list_too() -> None:
    assert cells(pasted("ME-1\nME-2")) == [(1, "ME-1"), (2, "ME-2")]
    table = pasted("Case\nME-1\nME-2, late")
    assert table.header is not None
    assert cells(table) == [(2, "ME-1"), (3, "ME-2, late")]


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows() -> None:
    table = pasted('Case\tNote\nME-1\t"as it stands\nME-2\t5" wound\n')
    assert cells(table) == [(2, "ME-1", '"as it stands'), (3, "ME-2", '5" wound')]
    assert [note.id for note in table.notes] == ["list-note.quotes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Key", "Row"\n1,"a" \n2,"b, c"\n', [(2, "1", "a"), (3, "2", "b, c")]),
        (
            'Key,Row\n1,"said "stop" twice"\n2,"b" \n',
            [(2, "1", 'said "stop" twice'), (3, "2", "b")],
        ),
        ('Key,Row\r\n1,"two\r\nlines" \r\n\r\n2,b', [(2, "1", "two lines"), (4, "2", "b")]),
        ('Key,Row\n1,"open\n2,"a ""b"" c"\n', [(2, "1", '"open'), (3, "2", 'a "b" c')]),
        ('Key,Row\r1,"a" b\r2,"c",', [(2, "1", '"a" b'), (3, "2", "c")]),
    ],
)
def test_marks_that_are_not_written_as_they_should_be_part_no_rows(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    table = read_list(text.encode())
    assert cells(table) == expected
    assert [note.id for note in table.notes] == ["list-note.quotes"]


def test_rows_above_the_headings_are_left_out_and_counted() -> None:
    table = read_list(b"Deaths\nPrinted by T Bell\nCase,Died,Note\nME-1,14/11/2026,a\n")
    assert cells(table) == [(4, "ME-1", "14/11/2026", "a")]
    assert [note.words for note in table.notes] == [
        "2 rows above the headings were left out (up to row 2)."
    ]


def test_a_title_with_a_date_above_a_narrow_list_is_no_row_of_it() -> None:
    table = pasted("Day list 22/11/2026\n\nCase\tDied\tNote\nME-1\t14/11/2026\nME-2\t?\n")
    assert table.header is not None
    assert [line.cells[0] for line in table.lines] == ["ME-1", "ME-2"]


def test_a_list_that_does_not_begin_within_its_first_rows_has_no_headings() -> None:
    table = read_list(b"Title\n" * 25 + b"Case,Died,Note\n" * 60)
    assert table.header is None
    assert len(table.lines) == 85


def test_words_below_the_first_row_of_figures_are_no_headings() -> None:
    table = pasted("ME-1\t14/11/2026\nnone\tnone\n")
    assert table.header is None
    assert len(table.lines) == 2


@every(
    ("content", "which"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b",,,\n,,,\n", "empty"),
        (b"Case,Died,Note\n", "only-headings"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected",
        ),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"<html><table><tr><td>ME-1", "markup"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook/>", "markup"),
        (b"{\\rtf1 ME-1}", "markup"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-list"),
        (b"a\x81b\x8dc", "not-a-list"),
        (b"\xff\xfea", "not-a-list"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (b"a," * MOST_COLUMNS + b"b\n", "too-wide"),
        (b"ME-1,a\n" * (MOST + 2), "too-many-rows"),
        (b"a" * (MOST_BYTES + 1), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_what_is_no_list_is_refused_with_what_to_do_instead(content: bytes, which: str) -> None:
    with pytest.raises(UnreadableList) as caught:
        read_list(content)
    assert caught.value.id == f"list-unreadable.{which}"
    assert caught.value.message
    assert caught.value.remedy


def test_nothing_pasted_is_said_to_be_nothing() -> None:
    with pytest.raises(UnreadableList, match="nothing to paste"):
        pasted(" \n\t\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    for each in (content, b"PK\x03\x04" + content, b"\xff\xfe" + content):
        with suppress(UnreadableList):
            assert read_list(each).lines


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_whatever_a_spreadsheet_writes_as_csv_is_read_back(
    rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text = f"sep={delimiter}\nCase{delimiter}Died{delimiter}Note\n" + "\n".join(lines)
    assert cells(read_list(text.encode())) == [(n, *row) for n, row in enumerate(rows, start=2)]
