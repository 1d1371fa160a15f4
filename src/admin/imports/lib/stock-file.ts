import { LONGEST_SIGNATURE, SIGNATURES } from "../../../csv/signatures"

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
  const bytes = await file.slice(0, LONGEST_SIGNATURE).arrayBuffer()
  const head = String.fromCharCode(...new Uint8Array(bytes))
  if (head.startsWith(SIGNATURES.zip)) return "workbook"
  if (Object.values(SIGNATURES).some((start) => head.startsWith(start))) {
    return "not_text"
  }
  return TEXT_NAMES.test(file.name) ||
    file.type.startsWith("text/") ||
    !file.type
    ? null
    : "not_text"
}
