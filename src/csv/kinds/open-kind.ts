import type { Readable } from "node:stream"
import { SIGNATURES } from "../signatures"
import { gunzip } from "./gzip"
import { openJson, jsonKind } from "./json/open-json"
import type { KindOptions, OpenedRecords, Unpacked } from "./opened-kind"
import { wasPacked } from "./packed"
import { openZip } from "./zip/open-zip"

/**
 * Opens a file that is no CSV, by its first bytes: one that is packed gives the bytes in it, another one its records. Undefined:
 * it is none of these, and `source` is as it was.
 *
 * @param source all of the file's bytes
 * @throws StockCsvError `not_csv`, `too_large`
 */
export async function openKind(
  head: Buffer,
  source: Readable,
  options: KindOptions
): Promise<OpenedRecords | Unpacked | undefined> {
  const starts = (bytes: string) =>
    head.subarray(0, bytes.length).toString("latin1") === bytes
  if (starts(SIGNATURES.gzip)) {
    return { bytes: gunzip(source), notes: [wasPacked("gzip")] }
  }
  if (starts(SIGNATURES.zip)) return openZip(source, options)
  const kind = jsonKind(head)
  return kind && openJson(kind, source)
}
