import { CsvError, Parser } from "csv-parse"
import type { Delimiter } from "./dialect"
import { StockCsvError } from "../error"

/** Records handed on together: enough that the cost of a batch does not count. */
const BATCH_SIZE = 1000

/** Consecutive records; `first` is the index of the first one (0 is the file's first). */
export type RecordBatch = { first: number; records: string[][] }

/**
 * csv-parse that hands on batches. A stream's push and read cost about as much as the
 * parsing of a short record, and `info` or `on_record` three times as much; so records are
 * gathered here and counted by us, blank ones included.
 */
export class RecordParser extends Parser {
  private batch: string[][] = []

  /** @param first index of the first record in its file */
  constructor(
    delimiter: Delimiter,
    private first: number
  ) {
    super({
      bom: first === 0,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
    })
  }

  override push(record: string[] | null): boolean {
    if (record !== null) {
      // To csv-parse every record is the first one, whatever its length: else it makes an
      // error of 30 µs, with copies of its state, for each row with a cell too many.
      ;(this.info as { records: number }).records = 0
      this.batch.push(record)
      return this.batch.length < BATCH_SIZE || this.pushBatch()
    }
    if (this.batch.length > 0) {
      this.pushBatch()
    }
    return super.push(null)
  }

  private pushBatch(): boolean {
    const { first, batch: records } = this
    this.first += records.length
    this.batch = []
    return super.push({ first, records } satisfies RecordBatch)
  }

  /** What csv-parse could not read, as our error; other errors stay as they are. */
  explain(error: unknown): unknown {
    if (!(error instanceof CsvError)) return error
    const row = this.first + this.batch.length + 1
    return new StockCsvError("not_csv", { reason: "stray_quote", row })
  }
}
