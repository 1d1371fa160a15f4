import { StockCsvError } from "../error"
import { SIGNATURES } from "../signatures"

/** `kind`: the sentence of src/texts that names it. */
type KindOfFile = {
  kind: string
  looksLike: string
  matches: (head: Buffer) => boolean
}

const startsWith =
  (...starts: string[]) =>
  (head: Buffer) =>
    starts.some(
      (bytes) => head.subarray(0, bytes.length).toString("latin1") === bytes
    )

const looksLikeText = (pattern: RegExp) => (head: Buffer) =>
  pattern.test(head.toString("latin1", 0, 4_096))

// What Excel puts around an encrypted workbook, in UTF-16.
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le")

const isOldWorkbook = startsWith(SIGNATURES.oldWorkbook)

// What can be read has been taken before; the first match wins.
const KINDS: KindOfFile[] = [
  {
    kind: "encrypted",
    looksLike: "an encrypted Excel workbook",
    matches: (head) => isOldWorkbook(head) && head.includes(ENCRYPTED),
  },
  {
    kind: "old_excel",
    looksLike: "an old Excel workbook",
    matches: isOldWorkbook,
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
    kind: "image",
    looksLike: "an image",
    matches: (head) =>
      startsWith(SIGNATURES.tiff)(head) ||
      /^RIFF[^]{4}WEBP|^[^]{4}ftyp(heic|heif|avif|mif1)/.test(
        head.toString("latin1", 0, 12)
      ),
  },
  {
    kind: "archive",
    looksLike: "an archive",
    matches: (head) =>
      startsWith(
        SIGNATURES.sevenZip,
        SIGNATURES.rar,
        SIGNATURES.xz,
        SIGNATURES.zstandard
      )(head) ||
      /^BZh[1-9]1AY&SY/.test(head.toString("latin1", 0, 10)) ||
      head.toString("latin1", 257, 262) === "ustar",
  },
  {
    kind: "rtf",
    looksLike: "a rich text document",
    matches: looksLikeText(/^\s*\{\\rtf/),
  },
  {
    kind: "excel_xml",
    looksLike: "an Excel 2003 table in XML",
    matches: looksLikeText(
      /^(\xef\xbb\xbf)?\s*<[^]*(progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/
    ),
  },
  {
    kind: "web_page",
    looksLike: "a web page",
    matches: looksLikeText(
      /^(\xef\xbb\xbf)?\s*(<!--[^]*?-->\s*)*<(!doctype html|html|head|body|table|meta|style)\b/i
    ),
  },
  {
    kind: "xml",
    looksLike: "an XML file",
    matches: looksLikeText(/^(\xef\xbb\xbf)?\s*<\?xml\b/),
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
