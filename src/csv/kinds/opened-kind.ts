import type { Readable } from "node:stream"
import type { FileIssue } from "../error"
import type { RecordBatch } from "../read/record-batch"
import type { FileKind } from "../reading"

/** How a file that is no CSV is to be read. */
export type KindOptions = {
  /** Name of a workbook's sheet, or its position from 1. */
  sheet?: string
  /** Whether one of a sheet's first records names columns. */
  hasHeader: (records: string[][]) => boolean
}

/** A file of another kind: its records, as a CSV would have them. */
export type OpenedRecords = {
  kind: Exclude<FileKind, "csv">
  sheet: string | null
  /** What was assumed. */
  notes: FileIssue[]
  /** What else is to be said of the file, once `batches` are read. */
  found: () => FileIssue[]
  batches: AsyncGenerator<RecordBatch>
}

/** What was packed: bytes to be looked at anew. */
export type Unpacked = { bytes: Readable; notes: FileIssue[] }
