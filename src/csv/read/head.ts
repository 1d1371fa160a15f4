import { isBlank } from "./blank"
import type { Delimiter } from "./dialect"
import { type CsvRecord, RecordScanner } from "./record-scanner"
import { unnest } from "./nested"

/** The start of a file. `complete`: it is all of it. */
export type Head = { text: string; complete: boolean }

/** A record that is not blank; `index` counts from 0, blank ones included. */
export type HeadRecord = CsvRecord & { index: number }

/** Rows among which the header is looked for, and as many to tell what columns hold. */
export const LOOKED_AT = 20

/** How records are taken out of a text. `nested`: each line may stand in one quoted cell. */
export type Splitting = { delimiter: Delimiter; nested: boolean }

/** The first records that are not blank, from a place on. */
export function firstRecords(
  { text, complete }: Head,
  { delimiter, nested }: Splitting,
  from = 0
): HeadRecord[] {
  const scanner = new RecordScanner(delimiter)
  scanner.push(text)
  if (complete) scanner.end()
  const records: HeadRecord[] = []
  for (let index = 0; records.length < 2 * LOOKED_AT; index++) {
    const record = scanner.next()
    if (!record) break
    if (index < from || isBlank(record.cells)) continue
    records.push({ ...(nested ? unnest(record, delimiter) : record), index })
  }
  return records
}
