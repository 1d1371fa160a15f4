import type { RecordBatch } from "../read/record-batch"
import {
  type CsvRecord,
  MAX_ROW_LENGTH,
  type RecordFault,
} from "../read/record-scanner"

const BATCH_SIZE = 1000
/** A batch of wide records is shorter. */
const BATCH_CELLS = 100_000

/** The header is among so many records, and no wider than this where its rows are filled up. */
const HEADER_WITHIN = 20
const FILLED_WIDTH = 1_000

/** Blank rows up to so many are filled in, so that rows with single blank ones between them still go in batches. */
const FILLED_GAP = 100

/**
 * Gathers the records of a kind of file that is no CSV into batches as the reader of CSV has them: those that are too long are
 * cut and noted, and each is as wide as the widest of the first ones, since such files leave out empty cells at the end.
 */
export class RecordTable {
  private width?: number
  private first = 0
  private next = 0
  private records: CsvRecord[] = []
  private cells = 0
  private readonly ready: RecordBatch[] = []

  /** @param index of the record; never smaller than an earlier one */
  add(index: number, record: string[]): void {
    if (index - this.next > FILLED_GAP) {
      this.close()
      this.first = this.next = index
    }
    while (this.next < index) this.put({ cells: [] })
    this.put(isTooLong(record) ? faulty("too_long") : { cells: record })
  }

  /** A record that cannot be read. */
  addFaulty(fault: RecordFault): void {
    this.put(faulty(fault))
  }

  /** Index that the next record has where none is left out. */
  get index(): number {
    return this.next
  }

  /** The batches that are full. */
  *full(): Generator<RecordBatch> {
    while (this.ready.length) yield this.ready.shift() as RecordBatch
  }

  /** What is left at the end. */
  *rest(): Generator<RecordBatch> {
    this.close()
    yield* this.full()
  }

  private put(record: CsvRecord): void {
    this.records.push(record)
    this.cells += record.cells.length
    this.next++
    const full = this.records.length >= BATCH_SIZE || this.cells >= BATCH_CELLS
    if (full) this.close()
  }

  private close(): void {
    if (this.records.length === 0) return
    this.width ??= widthOf(this.records)
    for (const record of this.records) {
      while (record.cells.length < this.width) record.cells.push("")
    }
    this.ready.push({ first: this.first, records: this.records })
    this.first = this.next
    this.records = []
    this.cells = 0
  }
}

/** Not blank, so that it is a row. */
function faulty(fault: RecordFault): CsvRecord {
  return { cells: ["…"], fault }
}

function isTooLong(record: string[]): boolean {
  let length = record.length
  for (const cell of record) length += cell.length
  return length > MAX_ROW_LENGTH
}

function widthOf(records: CsvRecord[]): number {
  const first = records.slice(0, HEADER_WITHIN)
  const widths = first.map(({ cells }) => cells.length)
  return Math.min(Math.max(...widths), FILLED_WIDTH)
}
