import type { Readable } from "node:stream"
import { finished } from "node:stream"
import { StockCsvError } from "../../error"
import type { KindOptions, OpenedRecords, Unpacked } from "../opened-kind"
import { wasPacked } from "../packed"
import { openWorkbook } from "../xlsx/open-workbook"
import { findWorkbook } from "../xlsx/workbook"
import { explainedStream } from "../explained"
import { explained, ZipArchive } from "./zip-archive"

/** Kinds of file that are archives too, by a file that each has in it; `reason` names the sentence. */
const OTHER_ARCHIVES = [
  { reason: "excel_binary", has: /^xl\/workbook\.bin$/ },
  { reason: "opendocument", has: /^META-INF\/manifest\.xml$/ },
  { reason: "numbers", has: /^Index\/.*\.iwa$|^Index\.zip$/ },
  { reason: "word", has: /^word\/document\.xml$/ },
]

// What systems put into archives beside the files that people put there.
const NOT_MEANT = /^__MACOSX\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i

/** A workbook's records, or the one file that an archive holds. The temporary file goes when either is read, or left. */
export async function openZip(
  source: Readable,
  options: KindOptions
): Promise<OpenedRecords | Unpacked> {
  const archive = await ZipArchive.open(source)
  try {
    const workbook = findWorkbook(archive)
    return workbook
      ? await openWorkbook(archive, workbook, options)
      : await openOnlyFile(archive)
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function openOnlyFile(archive: ZipArchive): Promise<Unpacked> {
  const name = onlyName(archive.names)
  const bytes = explainedStream([await archive.read(name)], explained)
  finished(bytes, () => void archive.close())
  return { bytes, notes: [wasPacked("zip", name)] }
}

function onlyName(all: string[]): string {
  const other = OTHER_ARCHIVES.find(({ has }) => all.some((n) => has.test(n)))
  if (other) throw new StockCsvError("not_csv", { reason: other.reason })
  const names = all.filter((name) => !NOT_MEANT.test(name))
  if (names.length === 1) return names[0]
  if (names.length === 0) throw new StockCsvError("empty_file")
  throw new StockCsvError("not_csv", {
    reason: "several_files",
    files: names.length,
    names: names.slice(0, 5).map(quoted).join(", "),
  })
}

const quoted = (name: string) => `"${name.slice(0, 100)}"`
