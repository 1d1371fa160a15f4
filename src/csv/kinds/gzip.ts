import type { Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { StockCsvError } from "../error"
import { ExpansionLimit } from "./expansion-limit"
import { explainedStream } from "./explained"

/** What a gzip file holds. Breaks with StockCsvError where it is damaged or a bomb; destroyed, it closes `packed`. */
export function gunzip(packed: Readable): Readable {
  const unpack = createGunzip()
  // So much as was unpacked, whatever the size of the chunks.
  const limit = new ExpansionLimit(() => unpack.bytesWritten)
  return explainedStream([packed, unpack, limit], (error) =>
    isZlib(error) ? damaged() : error
  )
}

function isZlib({ code }: NodeJS.ErrnoException): boolean {
  return !!code?.startsWith("Z_")
}

function damaged(): StockCsvError {
  return new StockCsvError("not_csv", { reason: "damaged_gzip" })
}
