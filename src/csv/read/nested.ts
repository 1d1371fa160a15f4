import type { Delimiter } from "./dialect"
import type { CsvRecord } from "./record-scanner"
import { readQuotedRecord } from "./quoted-record"

/** A record whose only cell holds a whole line: what stands in it. Others stay as they are. */
export function unnest(record: CsvRecord, delimiter: Delimiter): CsvRecord {
  const [text] = record.cells
  if (record.cells.length !== 1 || record.fault || !text.includes(delimiter)) {
    return record
  }
  const found = readQuotedRecord({ text, delimiter, complete: true }, 0)
  return found.kind === "cells" && found.end === text.length
    ? { cells: found.cells }
    : { cells: text.split(delimiter), fault: "stray_quote" }
}
