import { StockCsvError } from "../error"
import { SIGNATURES } from "../signatures"

/** `kind`: the sentence of src/texts that names it. */
type KindOfFile = {
  kind: string
  looksLike: string
  matches: (head: Buffer) => boolean
}

const startsWith = (bytes: string) => (head: Buffer) =>
  head.subarray(0, bytes.length).toString("latin1") === bytes

const zipWith = (entry: string) => (head: Buffer) =>
  startsWith(SIGNATURES.zip)(head) && head.includes(entry)

// The first match wins: Excel and OpenDocument files are ZIP archives too.
const KINDS: KindOfFile[] = [
  {
    kind: "excel",
    looksLike: "an Excel workbook",
    matches: zipWith("[Content_Types].xml"),
  },
  { kind: "excel", looksLike: "an Excel workbook", matches: zipWith("xl/") },
  {
    kind: "opendocument",
    looksLike: "an OpenDocument spreadsheet",
    matches: zipWith("opendocument.spreadsheet"),
  },
  {
    kind: "zip",
    looksLike: "a ZIP archive",
    matches: startsWith(SIGNATURES.zip),
  },
  {
    kind: "excel",
    looksLike: "an Excel workbook",
    matches: startsWith(SIGNATURES.oldWorkbook),
  },
  {
    kind: "gzip",
    looksLike: "a gzip archive",
    matches: startsWith(SIGNATURES.gzip),
  },
  {
    kind: "pdf",
    looksLike: "a PDF document",
    matches: startsWith(SIGNATURES.pdf),
  },
  {
    kind: "png",
    looksLike: "a PNG image",
    matches: startsWith(SIGNATURES.png),
  },
  {
    kind: "jpeg",
    looksLike: "a JPEG image",
    matches: startsWith(SIGNATURES.jpeg),
  },
  {
    kind: "gif",
    looksLike: "a GIF image",
    matches: startsWith(SIGNATURES.gif),
  },
  {
    kind: "web_page",
    looksLike: "a web page",
    matches: (head) =>
      /^\s*<(!doctype html|html)\b/i.test(head.toString("latin1", 0, 256)),
  },
]

const BINARY = { kind: "binary", looksLike: "a binary file" }

function isBinary(head: Buffer): boolean {
  let nuls = 0
  for (const byte of head) {
    if (byte === 0) nuls++
  }
  // A few NULs in text are the fault of their rows and are reported there.
  return nuls > 8 && nuls > head.length * 0.05
}

/**
 * Refuses what is no text at all, by its first bytes.
 *
 * @param utf16 the file is UTF-16, where NUL bytes are nothing strange
 * @throws StockCsvError `not_csv`, which says what the file looks like
 */
export function assertText(head: Buffer, utf16: boolean): void {
  const found =
    KINDS.find((kind) => kind.matches(head)) ??
    (!utf16 && isBinary(head) ? BINARY : undefined)
  if (found) {
    const { kind: reason, looksLike } = found
    throw new StockCsvError("not_csv", { reason }, { value: looksLike })
  }
}
