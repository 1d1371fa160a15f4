/** What a code of the API is about, and what to do when it comes. */
export type CodeText = { meaning: string; remedy: string }

/** How grave a problem is; the gravest comes first wherever problems are listed. */
export const SEVERITIES = ["error", "warning", "note"] as const
export type Severity = (typeof SEVERITIES)[number]

/** What may be read into a file, the `reason` of the note `assumed`: each has its text, and its row in the test of them all. */
export const ASSUMED_REASONS = [
  "unpacked",
  "unpacked_file",
  "sheet",
  "nested_lines",
  "row_separator",
  "header_row",
  "column",
  "source_columns",
  "profile",
  "replaced",
  "unstocked",
  "repeated",
  "unassigned",
  "source_code",
  "sku",
  "status",
  "dot",
  "comma",
  "groups",
] as const
export type AssumedReason = (typeof ASSUMED_REASONS)[number]

/** What can be said of a file as a whole. Codes are part of the API. */
export const FILE_CODES = {
  missing_column: {
    meaning: "The header lacks a column that the import needs.",
    remedy: "Add the column, or correct its name in the first row.",
  },
  duplicate_column: {
    meaning:
      "The header names a column twice, or the mapping takes two fields from one column.",
    remedy: "Keep one of the two.",
  },
  unknown_column: {
    meaning:
      "A column is not known, or has no name. It is ignored; the rest of the file counts.",
    remedy: "Nothing, unless the name is a typing error.",
  },
  empty_file: {
    meaning: "The file has no row of data.",
    remedy: "Check whether the export that made it failed.",
  },
  not_csv: {
    meaning:
      "The file is of a kind that is not read, or it is damaged; the message names the kind. Or the quotes of its header cannot be read.",
    remedy:
      'Save the table as an Excel workbook (.xlsx) or as "CSV UTF-8" and upload that.',
  },
  too_large: {
    meaning:
      "Unpacked, the file is far larger than a table of its size can be, or it would need too much memory.",
    remedy: 'Save the table as "CSV UTF-8" and upload that.',
  },
  odd_cells: {
    meaning:
      "Warning: cells of a workbook hold dates, or formulas whose values are not in the file.",
    remedy:
      "Format the column as text and type the values again, or save the file in a spreadsheet program.",
  },
  repeated_header: {
    meaning:
      "Rows further down name the columns again. They are left out; the other rows count.",
    remedy: "Nothing, unless files were put together by mistake.",
  },
  invisible_characters: {
    meaning:
      "Cells hold characters that nobody sees, or that are written in another way than they look. They are read without them.",
    remedy: "Nothing, or clean the cells where the file is made.",
  },
  assumed: {
    meaning:
      "Note: something was read as what does not stand there letter by letter, such as the column that a name means, quantities that are no plain numbers, or words for a status; `params.reason` says what.",
    remedy:
      "Nothing, if it is so; else check the file again with the option that decides it, such as `decimal_separator`, `header_row` or `mapping`, or correct the cells.",
  },
  too_many_rows: {
    meaning: "The file has more rows than the option `max_rows` allows.",
    remedy: "Split it and upload the parts one after the other.",
  },
} as const satisfies Record<string, CodeText>

/** Why a row cannot be read. */
export const ROW_PROBLEM_CODES = {
  column_count: {
    meaning:
      "The row has more or fewer cells than the header; where the last row has fewer, the file may be cut off.",
    remedy:
      "Add the missing cells, or put a cell that holds the separator in quotes.",
  },
  invalid_quotes: {
    meaning:
      "A quote is never closed, or stands where none may be. The row is in error, and reading goes on at its next line.",
    remedy:
      'Put the whole cell in quotes, and write a quote inside it as `""`.',
  },
  invalid_json: {
    meaning: "An entry of a JSON list, or a line of NDJSON, is no object.",
    remedy: "Correct its JSON.",
  },
  invalid_encoding: {
    meaning: "A cell holds bytes that are no characters, or the character NUL.",
    remedy: "Save the file as UTF-8, or give `encoding`.",
  },
  row_too_long: {
    meaning: "The row is longer than what is read.",
    remedy: "Look for a quote that is not closed.",
  },
} as const satisfies Record<string, CodeText>
