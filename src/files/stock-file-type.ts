import type { Readable } from "node:stream"
import { CSV_TYPE, type FileType, typeOfName } from "../csv"
import { READ_SIGNATURES } from "../csv/signatures"

/**
 * What a stored stock file is given out as: what its name says, where its first bytes do not say otherwise. `file` has its first
 * bytes, and keeps them.
 */
export function typeOfStockFile(file: Readable, filename: string): FileType {
  const head: Buffer | null = file.readableLength ? file.read() : null
  if (head) file.unshift(head)
  const start = head?.toString("latin1", 0, 8) ?? ""
  const named = typeOfName(filename)
  const packed = READ_SIGNATURES.findIndex((bytes) => start.startsWith(bytes))
  if (packed < 0) return isPacked(named) ? CSV_TYPE : named
  if (isPacked(named)) return named
  return typeOfName(packed === 0 ? ".zip" : ".gz")
}

function isPacked({ extension }: FileType): boolean {
  return /^\.(xls[xm]|zip|gz)$/.test(extension)
}
