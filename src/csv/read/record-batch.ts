import type { CsvRecord } from "./record-scanner"

/** Consecutive records, blank ones included; `first` is the index of the first one (0 is the file's first). */
export type RecordBatch = { first: number; records: CsvRecord[] }
