import { posix } from "node:path"
import { StockCsvError } from "../../error"
import type { ZipArchive } from "../zip/zip-archive"
import { type Attributes, readAllXml } from "./read-xml"

/** One sheet with cells. */
export type Sheet = { name: string; hidden: boolean; path: string }

/** What a workbook says of itself. */
export type Workbook = {
  sheets: Sheet[]
  /** Whether its days are counted from 1904, as old ones for the Mac do. */
  from1904: boolean
  stylesPath?: string
  stringsPath?: string
}

type Relation = { id: string; type: string; path: string }

const WORKBOOK = /(^|\/)workbook\.xml$/

/** Path of the part that lists the sheets; undefined where the archive is no workbook. */
export function findWorkbook(archive: ZipArchive): string | undefined {
  return archive.has("[Content_Types].xml")
    ? archive.names.find((name) => WORKBOOK.test(name))
    : undefined
}

/** Reads which sheets there are, and where their parts stand. */
export async function readWorkbook(
  archive: ZipArchive,
  path: string
): Promise<Workbook> {
  const relations = await readRelations(archive, path)
  const pathOf = (kind: string) =>
    relations.find(({ type }) => type.endsWith(`/${kind}`))?.path
  const workbook: Workbook = {
    sheets: [],
    from1904: false,
    stylesPath: pathOf("styles"),
    stringsPath: pathOf("sharedStrings"),
  }
  await readAllXml(await archive.read(path), {
    open(name, attributes) {
      if (name === "workbookPr") {
        workbook.from1904 = isTrue(attributes.date1904)
      }
      if (name === "sheet") addSheet(workbook, relations, attributes)
    },
  })
  workbook.sheets = workbook.sheets.filter(({ path }) => archive.has(path))
  if (workbook.sheets.length === 0) {
    throw new StockCsvError("not_csv", { reason: "damaged_workbook" })
  }
  return workbook
}

function addSheet(
  { sheets }: Workbook,
  relations: Relation[],
  attributes: Attributes
): void {
  // `r:id`, whatever the prefix is.
  const [, id] =
    Object.entries(attributes).find(([key]) => key.endsWith(":id")) ?? []
  const relation = relations.find((one) => one.id === id)
  // Sheets of charts and macros have no cells.
  if (!relation?.type.endsWith("/worksheet")) return
  const { name = "", state = "visible" } = attributes
  sheets.push({ name, hidden: state !== "visible", path: relation.path })
}

async function readRelations(
  archive: ZipArchive,
  path: string
): Promise<Relation[]> {
  const folder = posix.dirname(path)
  const file = posix.join(folder, "_rels", `${posix.basename(path)}.rels`)
  const relations: Relation[] = []
  await readAllXml(await archive.read(file), {
    open(name, { Id: id = "", Type: type = "", Target: target = "" }) {
      if (name !== "Relationship") return
      // An absolute one is of the archive.
      const path = target.startsWith("/")
        ? target.slice(1)
        : posix.join(folder, target)
      relations.push({ id, type, path })
    },
  })
  return relations
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true"
}
