import type { Readable } from "node:stream"
import type { RecordBatch } from "../../read/record-batch"
import { tooLargeUnpacked } from "../expansion-limit"
import type { RecordTable } from "../record-table"
import type { CellNotes } from "./cell-notes"
import { dateText, numberText } from "./cell-number"
import { type Attributes, readXml } from "./read-xml"
import { RichText, unescapeText } from "./rich-text"
import type { NumberStyle } from "./styles"

/** What spreadsheets hold at most. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384

/** What the cells of all sheets refer to. */
export type CellContext = {
  strings: readonly string[]
  styles: readonly NumberStyle[]
  from1904: boolean
  notes: CellNotes
}

/** The records of a sheet in batches, row by row as the spreadsheet counts them. Leaving them closes `source`. */
export async function* readSheetRows(
  source: Readable,
  context: CellContext,
  table: RecordTable
): AsyncGenerator<RecordBatch> {
  const reader = new SheetReader(context, table)
  const turns = readXml(source, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (piece) => reader.text(piece),
    close: (name) => reader.close(name),
  })
  for await (const _ of turns) yield* table.full()
  yield* table.rest()
}

type Cell = { column: number; type: string; style: number }

class SheetReader {
  private row = -1
  private record: string[] = []
  private cell: Cell = { column: -1, type: "n", style: 0 }
  private value = ""
  private formula = false
  private reading = false
  private readonly inline = new RichText()

  constructor(
    private readonly context: CellContext,
    private readonly table: RecordTable
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === "row") this.openRow(attributes)
    else if (name === "c") this.openCell(attributes)
    else if (name === "v") this.reading = true
    else if (name === "f") this.formula = true
    else this.inline.open(name)
  }

  text(piece: string): void {
    if (this.reading) this.value += piece
    else this.inline.add(piece)
  }

  close(name: string): void {
    if (name === "row") this.table.add(this.row, this.record)
    else if (name === "c") this.closeCell()
    else if (name === "v") this.reading = false
    else this.inline.close(name)
  }

  private openRow({ r }: Attributes): void {
    // Rows in another order than they are numbered are counted on.
    this.row = Math.max(Math.trunc(Number(r ?? 0)) - 1, this.row + 1) || 0
    if (this.row >= MOST_ROWS) throw tooLargeUnpacked()
    this.record = []
    this.cell = { column: -1, type: "n", style: 0 }
  }

  private openCell({ r, t = "n", s }: Attributes): void {
    const column = r ? columnOf(r) : this.cell.column + 1
    this.cell = { column, type: t, style: Number(s ?? 0) }
    this.value = ""
    this.formula = false
    this.inline.take()
  }

  private closeCell(): void {
    const { column } = this.cell
    const text = this.cellText()
    if (text === "") return
    if (!(column >= 0 && column < MOST_COLUMNS)) throw tooLargeUnpacked()
    while (this.record.length < column) this.record.push("")
    this.record[column] = text
  }

  private cellText(): string {
    const { value } = this
    const { type } = this.cell
    if (type === "inlineStr") return unescapeText(this.inline.take())
    if (value === "") return this.withoutValue()
    if (type === "s") return this.context.strings[Number(value)] ?? ""
    if (type === "b") return value === "1" ? "TRUE" : "FALSE"
    return type === "n" ? this.numberText() : unescapeText(value)
  }

  private numberText(): string {
    const { styles, from1904, notes } = this.context
    const style = styles[this.cell.style] ?? {}
    const date = style.date && dateText(this.value, from1904)
    if (!date) return numberText(this.value, style)
    notes.add("date", this.row, this.cell.column, date)
    return date
  }

  /** A program that does not calculate writes formulas without their values. */
  private withoutValue(): string {
    if (this.formula && this.cell.type !== "str") {
      this.context.notes.add("formula", this.row, this.cell.column, "")
    }
    return ""
  }
}

/** 0 for `A1`, 27 for `AB12`; -1 for what is no reference. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
