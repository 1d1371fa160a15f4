/** What a stock file is called at its end, and what HTTP calls it. */
export type FileType = { extension: string; type: string }

export const CSV_TYPE: FileType = { extension: ".csv", type: "text/csv" }

export const XLSX_TYPE: FileType = {
  extension: ".xlsx",
  type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

/** Kinds of file that are read beside CSV. */
const OTHER_TYPES: readonly FileType[] = [
  XLSX_TYPE,
  { extension: ".xlsm", type: XLSX_TYPE.type },
  { extension: ".json", type: "application/json" },
  { extension: ".ndjson", type: "application/x-ndjson" },
  { extension: ".jsonl", type: "application/jsonl" },
  { extension: ".gz", type: "application/gzip" },
  { extension: ".zip", type: "application/zip" },
]

/** Other names of the same. */
const ALIASES: Record<string, string> = {
  "application/x-gzip": "application/gzip",
  "application/x-zip-compressed": "application/zip",
}

/** Content types of the kinds that are read beside CSV. */
export const OTHER_CONTENT_TYPES: readonly string[] = [
  ...new Set(OTHER_TYPES.map(({ type }) => type)),
  ...Object.keys(ALIASES),
]

/** By the end of a file's name; whatever is not known is CSV. */
export function typeOfName(filename: string): FileType {
  const name = filename.toLowerCase()
  return OTHER_TYPES.find((one) => name.endsWith(one.extension)) ?? CSV_TYPE
}

/** By a content type as a request has it; whatever is not known is CSV. */
export function typeOfContent(contentType: string): FileType {
  const [name] = contentType.split(";")
  const type = name.trim().toLowerCase()
  const known = ALIASES[type] ?? type
  return OTHER_TYPES.find((one) => one.type === known) ?? CSV_TYPE
}
