import type { TakenOfProfile } from "./profiles/take-profile"
import {
  NO_COUNTS,
  type StockImportOptions,
  type UploadedStockFile,
} from "../types"

/** A file that is in the File module, how to read and treat it, and who brings it. */
export type NewStockImport = {
  file: UploadedStockFile
  options?: StockImportOptions & Partial<TakenOfProfile>
  created_by?: string
  /** What the uploader calls this very upload, so that sending it twice makes one import. */
  idempotency_key?: string
  /**
   * Its check comes next: where this process ends before it, another one does it. Default: what `options.apply` says,
   * since an import that is to be applied is to be checked.
   */
  check?: boolean
  /** Codes of the only sources that its rows may be about; a row about another one is in error. Default: all. */
  allowed_source_codes?: readonly string[] | null
}

const BLANK = {
  counts: NO_COUNTS,
  progress: { phase: "waiting", done: 0, total: 0 },
  totals: [],
  alarms: [],
  issues: [],
} as unknown as Record<
  "counts" | "progress" | "totals" | "alarms" | "issues",
  Record<string, unknown>
>

/** The record of an import of which nothing is known but its file. */
export function newImport({
  file,
  options: { profile: _taken, ...options } = {},
  created_by,
  idempotency_key,
  check = options.apply ?? false,
  allowed_source_codes,
}: NewStockImport) {
  return {
    ...options,
    confirm: asJson(options.confirm),
    match_by: asJson(options.match_by),
    replacements: asJson(options.replacements),
    mapping: (options.mapping ?? null) as Record<string, unknown> | null,
    encoding: options.encoding ?? file.encoding,
    filename: options.filename ?? file.filename,
    file_key: file.key,
    file_size: file.size,
    file_hash: file.hash,
    created_by: created_by ?? null,
    idempotency_key: idempotency_key ?? null,
    pending_act: check ? ("check" as const) : null,
    // In lowercase, as they are compared.
    allowed_source_codes: asJson(
      allowed_source_codes?.map((code) => code.toLowerCase())
    ),
    ...BLANK,
  }
}

/** A list is JSON, too, for Medusa's types an object. */
function asJson(list: readonly unknown[] | null | undefined) {
  const stored: unknown = list?.length ? list : null
  return stored as Record<string, unknown> | null
}
