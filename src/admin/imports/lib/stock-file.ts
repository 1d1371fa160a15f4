import {
  LONGEST_SIGNATURE,
  READ_SIGNATURES,
  SIGNATURES,
} from "../../../csv/signatures"

/** Why a file cannot be read; known without reading more than its first bytes. */
export type FileProblem = "several" | "empty" | "workbook" | "not_text"

const TEXT_NAMES = /\.(csv|txt|tsv|tab)$/i
const PACKED_NAMES = /\.(xlsx|xlsm|zip|gz)$/i
const JSON_NAMES = /\.(json|ndjson|jsonl)$/i
const WORKBOOK_NAMES = /\.(xls|xlsb|ods|numbers)$/i

/** What the file dialog offers. */
export const ACCEPTED_FILES =
  ".csv,.txt,.tsv,.tab,.xlsx,.xlsm,.json,.ndjson,.jsonl,.gz,.zip,text/csv,text/plain,text/tab-separated-values"

/**
 * Looks whether a file may be read, so that an old workbook is not uploaded to hear that it is not. The server has the
 * last word.
 */
export async function findFileProblem(file: File): Promise<FileProblem | null> {
  if (file.size === 0) return "empty"
  if (WORKBOOK_NAMES.test(file.name)) return "workbook"
  const bytes = await file.slice(0, LONGEST_SIGNATURE).arrayBuffer()
  const head = String.fromCharCode(...new Uint8Array(bytes))
  if (READ_SIGNATURES.some((start) => head.startsWith(start))) return null
  if (head.startsWith(SIGNATURES.oldWorkbook)) return "workbook"
  if (Object.values(SIGNATURES).some((start) => head.startsWith(start))) {
    return "not_text"
  }
  if (PACKED_NAMES.test(file.name)) return "not_text"
  return TEXT_NAMES.test(file.name) ||
    JSON_NAMES.test(file.name) ||
    file.type.startsWith("text/") ||
    !file.type
    ? null
    : "not_text"
}
