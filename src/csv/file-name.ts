import { CSV_TYPE, typeOfName } from "./file-types"
import type { FileKind } from "./reading"

/** What a stock file is called that comes without a name, and what an export is called. */
export const STOCK_FILENAME = "stock_sources.csv"

const PACKED = /(?<=.)\.(zip|gz)$/i
const ENDING = /(?<=.)\.(csv|tsv|tab|txt|xlsx|xlsm|json|ndjson|jsonl)$/i

/** What the report of a file is called: as the file, but never packed, and with the end of its kind where that is known. */
export function reportName(filename: string, kind?: FileKind): string {
  const name = filename.replace(PACKED, "")
  if (!kind) return `errors-${name}`
  const { extension } = typeOfName(`.${kind}`)
  const fits =
    kind === "csv"
      ? typeOfName(name) === CSV_TYPE
      : name.toLowerCase().endsWith(extension)
  return `errors-${fits ? name : name.replace(ENDING, "") + extension}`
}
