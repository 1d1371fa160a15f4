/** Why a file cannot be a stock CSV; known without reading more than its first bytes. */
export type FileProblem = "several" | "empty" | "workbook" | "not_text"

const TEXT_NAMES = /\.(csv|txt|tsv|tab)$/i
const WORKBOOK_NAMES = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i

/** What the file dialog offers. */
export const ACCEPTED_FILES =
  ".csv,.txt,.tsv,.tab,text/csv,text/plain,text/tab-separated-values"

/**
 * Looks whether a file may be a stock CSV, so that a workbook is not uploaded to hear that it is none. The server has
 * the last word.
 */
export async function findFileProblem(file: File): Promise<FileProblem | null> {
  if (file.size === 0) return "empty"
  if (WORKBOOK_NAMES.test(file.name)) return "workbook"
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (startsWith(head, ZIP)) return "workbook"
  if (BINARIES.some((magic) => startsWith(head, magic))) return "not_text"
  return TEXT_NAMES.test(file.name) ||
    file.type.startsWith("text/") ||
    !file.type
    ? null
    : "not_text"
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
// An old workbook, PDF, PNG, JPEG, GIF, gzip.
const BINARIES = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
]

function startsWith(head: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, at) => head[at] === byte)
}
