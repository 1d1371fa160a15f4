import type { FileIssue } from "../../error"

/** What is unusual about a cell: it is a date, or a formula whose value is not in the file. */
export type CellNote = "date" | "formula"

type Found = { count: number; row: number; column: number; value: string }

/** Counts cells that do not say what they seem to say, and names the first of each kind. */
export class CellNotes {
  private readonly found = new Map<CellNote, Found>()

  add(note: CellNote, row: number, column: number, value: string): void {
    const found = this.found.get(note)
    if (found) found.count++
    else this.found.set(note, { count: 1, row, column, value })
  }

  /** Warnings about the file. */
  issues(): FileIssue[] {
    return [...this.found].map(([reason, { count, row, column, value }]) => ({
      code: "odd_cells",
      column: null,
      params: {
        reason,
        cells: count,
        cell: `${columnName(column)}${row + 1}`,
        ...(value && { shown: value }),
      },
      severity: "warning",
    }))
  }
}

/** `A` for 0, `AB` for 27. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}
