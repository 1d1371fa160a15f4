import { once } from "node:events"
import { buffer } from "node:stream/consumers"
import * as yauzl from "yauzl"
import { ZipFile } from "yazl"

/** An archive of these files. */
export async function zip(
  files: Record<string, string | Buffer>,
  { compress = true } = {}
): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    archive.addBuffer(Buffer.from(content as string), name, { compress })
  }
  archive.end()
  const chunks: Buffer[] = []
  archive.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk))
  await once(archive.outputStream, "end")
  return Buffer.concat(chunks)
}

/** The files of an archive. */
export async function unzip(archive: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  const opened = await yauzl.fromBufferPromise(archive)
  for await (const entry of opened.eachEntry()) {
    const content = await opened.openReadStreamPromise(entry)
    files[entry.fileName] = await buffer(content)
  }
  return files
}

export type SheetXml = { name: string; xml: string; state?: string }

const RELATIONS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A workbook as spreadsheet programs pack it; each sheet's `xml` is what stands within `sheetData`. */
export function workbook(
  sheets: SheetXml[],
  {
    strings = [],
    styles = "",
    date1904 = false,
    sharedStrings,
    compress = true,
  }: {
    strings?: string[]
    styles?: string
    date1904?: boolean
    sharedStrings?: string
    compress?: boolean
  } = {}
): Promise<Buffer> {
  const names = sheets.map(
    ({ name, state = "visible" }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" state="${state}" r:id="rId${n + 1}"/>`
  )
  const targets = [
    ...sheets.map((_, n) => ["worksheet", `worksheets/sheet${n + 1}.xml`]),
    ["styles", "styles.xml"],
    ["sharedStrings", "/xl/sharedStrings.xml"],
  ].map(
    ([type, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  )
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904}"/><sheets>${names.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${targets.join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<?xml version="1.0"?><worksheet><sheetData>${xml}</sheetData></worksheet>`,
      ])
    ),
    "xl/styles.xml": `<styleSheet>${styles}</styleSheet>`,
    "xl/sharedStrings.xml":
      sharedStrings ??
      `<sst uniqueCount="${strings.length}">${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  }
  return zip(parts, { compress })
}

/** Rows of inline texts, and of numbers. */
export function rowsXml(rows: (string | number)[][]): string {
  return rows
    .map(
      (cells) =>
        `<row>${cells
          .map((cell) =>
            typeof cell === "number"
              ? `<c><v>${cell}</v></c>`
              : `<c t="inlineStr"><is><t>${cell}</t></is></c>`
          )
          .join("")}</row>`
    )
    .join("")
}

export const TABLE_HEADER = ["source_code", "sku", "status", "quantity"]
