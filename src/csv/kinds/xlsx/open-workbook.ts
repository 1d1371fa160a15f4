import { assumed, type FileIssue, StockCsvError } from "../../error"
import type { RecordBatch } from "../../read/record-batch"
import type { KindOptions, OpenedRecords } from "../opened-kind"
import { RecordTable } from "../record-table"
import type { ZipArchive } from "../zip/zip-archive"
import { CellNotes } from "./cell-notes"
import { readSharedStrings } from "./shared-strings"
import { type CellContext, readSheetRows } from "./sheet-rows"
import { readStyles } from "./styles"
import { readWorkbook, type Sheet, type Workbook } from "./workbook"

type Opened = {
  sheet: Sheet
  batches: AsyncGenerator<RecordBatch>
  start: RecordBatch[]
}

/**
 * The records of a workbook's sheet: of the one that is asked for, else of the first that has a header. `archive` is closed when
 * they are read, or left.
 *
 * @throws StockCsvError `not_csv` where there is no such sheet
 */
export async function openWorkbook(
  archive: ZipArchive,
  path: string,
  { sheet: wanted, hasHeader }: KindOptions
): Promise<OpenedRecords> {
  const workbook = await readWorkbook(archive, path)
  const context = await readContext(archive, workbook)
  const sheets = wanted
    ? [findSheet(workbook, wanted)]
    : // What is hidden was not meant to be seen.
      [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
  const opened = await chooseSheet(archive, sheets, context, hasHeader)
  return {
    kind: "xlsx",
    sheet: opened.sheet.name,
    notes: wanted ? [] : assumedSheet(opened.sheet, workbook),
    found: () => context.notes.issues(),
    batches: readOn(archive, opened),
  }
}

async function readContext(
  archive: ZipArchive,
  { stringsPath, stylesPath, from1904 }: Workbook
): Promise<CellContext> {
  const part = (path?: string) =>
    path && archive.has(path) ? archive.read(path) : undefined
  const styles = await part(stylesPath)
  const strings = await part(stringsPath)
  return {
    styles: styles ? await readStyles(styles) : [],
    strings: strings ? await readSharedStrings(strings) : [],
    from1904,
    notes: new CellNotes(),
  }
}

function findSheet({ sheets }: Workbook, wanted: string): Sheet {
  const key = (name: string) => name.trim().toLowerCase()
  const found =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => key(name) === key(wanted)) ??
    sheets[Number(wanted) - 1]
  if (found) return found
  throw new StockCsvError(
    "not_csv",
    { reason: "no_sheet", sheet: wanted, sheets: listed(sheets) },
    { value: wanted }
  )
}

function listed(sheets: Sheet[]): string {
  const names = sheets.slice(0, 20).map(({ name }) => `"${name}"`)
  return names.join(", ") + (sheets.length > names.length ? ", …" : "")
}

async function chooseSheet(
  archive: ZipArchive,
  sheets: Sheet[],
  context: CellContext,
  hasHeader: KindOptions["hasHeader"]
): Promise<Opened> {
  let withCells: Sheet | undefined
  if (sheets.length > 1) {
    for (const sheet of sheets) {
      const opened = await openSheet(archive, sheet, peeking(context))
      await opened.batches.return(undefined)
      const records = opened.start.flatMap(({ records }) =>
        records.map(({ cells }) => cells)
      )
      if (hasHeader(records)) return openSheet(archive, sheet, context)
      withCells ??= records.length ? sheet : undefined
    }
  }
  return openSheet(archive, withCells ?? sheets[0], context)
}

/** What is seen of a sheet that may not be the one is not said. */
function peeking(context: CellContext): CellContext {
  return { ...context, notes: new CellNotes() }
}

/** A sheet, and its first records. */
async function openSheet(
  archive: ZipArchive,
  sheet: Sheet,
  context: CellContext
): Promise<Opened> {
  const source = await archive.read(sheet.path)
  const batches = readSheetRows(source, context, new RecordTable())
  const { value, done } = await batches.next()
  return { sheet, batches, start: done ? [] : [value] }
}

async function* readOn(
  archive: ZipArchive,
  { batches, start }: Opened
): AsyncGenerator<RecordBatch> {
  try {
    yield* start
    yield* batches
  } finally {
    await batches.return(undefined)
    await archive.close()
  }
}

function assumedSheet(sheet: Sheet, { sheets }: Workbook): FileIssue[] {
  if (sheets.length === 1) return []
  return [
    assumed({ reason: "sheet", sheet: sheet.name, sheets: listed(sheets) }),
  ]
}
