import { COLUMN_NAMES, type ColumnName, givenValue } from "../../../../csv"

export const CORRECTION_KINDS = ["accept", "replace", "row"] as const
/** `accept`: a proposal of the check is taken for a value; `replace`: one value for another; `row`: what is changed of one row. */
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

/** Every cell of a column that holds `from` is read as `to`. An empty text is an empty cell. */
export type Replacement = { column: ColumnName; from: string; to: string }

export type Cells = Partial<Record<ColumnName, string>>

/** What of one row is read in place of what stands there, or that the row is left out. */
export type RowCorrection = Cells & { row_number: number; skip?: boolean }

/** What is to be corrected in a checked file. */
export type CorrectionsInput = {
  /** Values whose proposals are taken; `safe`: those of all values whose proposal differs in nothing that matters. */
  accept?: "safe" | { column: ColumnName; value: string }[]
  replace?: Replacement[]
  rows?: RowCorrection[]
}

/** One correction as it is kept. */
export type StockImportCorrectionDTO = {
  id: string
  kind: CorrectionKind
  column: ColumnName | null
  from: string | null
  to: string | null
  row_number: number | null
  cells: Cells | null
  skip: boolean | null
  created_by: string | null
  created_at: Date
}

/** One that is to be kept. */
export type NewCorrection = Omit<StockImportCorrectionDTO, "id" | "created_at">

/** What a list of corrections comes to. */
export type Effect = {
  /** At most one for each value of a column. */
  replacements: Replacement[]
  rows: { row_number: number; cells: Cells; skip: boolean }[]
}

export const NO_EFFECT: Effect = { replacements: [], rows: [] }

type Kept = Pick<
  NewCorrection,
  "kind" | "column" | "from" | "to" | "row_number" | "cells" | "skip"
>

/** Corrections are made one after the other: each sees what those before it have made of the file. */
export function effectOf(corrections: readonly Kept[]): Effect {
  const values = new Map<ColumnName, Map<string, string>>()
  const rows = new Map<number, Effect["rows"][number]>()
  for (const correction of corrections) {
    const { column, from, to, row_number } = correction
    if (row_number !== null) {
      rows.set(row_number, withCells(rows.get(row_number), correction))
    } else if (column !== null && from !== null && to !== null) {
      replaceIn(values, { column, from, to })
      for (const { cells } of rows.values()) {
        if (cells[column] === from) {
          cells[column] = to
        }
      }
    }
  }
  const replacements = [...values].flatMap(([column, byValue]) =>
    [...byValue].map(([from, to]) => ({ column, from, to }))
  )
  return {
    replacements: replacements.filter(({ from, to }) => from !== to),
    rows: [...rows.values()],
  }
}

function replaceIn(
  values: Map<ColumnName, Map<string, string>>,
  { column, from, to }: Replacement
): void {
  const byValue = values.get(column) ?? new Map<string, string>()
  values.set(column, byValue)
  for (const [original, now] of byValue) {
    if (now === from) {
      byValue.set(original, to)
    }
  }
  if (!byValue.has(from)) {
    byValue.set(from, to)
  }
}

function withCells(
  before: Effect["rows"][number] | undefined,
  { row_number, cells, skip }: Kept
): Effect["rows"][number] {
  return {
    row_number: row_number as number,
    cells: { ...before?.cells, ...cells },
    skip: skip ?? before?.skip ?? false,
  }
}

/** The cells of a row that can be corrected. */
export function cellsOf(row: RowCorrection): Cells {
  return Object.fromEntries(
    COLUMN_NAMES.flatMap((name) => {
      const cell = row[name]
      return cell === undefined ? [] : [[name, givenValue(name, cell)]]
    })
  )
}
