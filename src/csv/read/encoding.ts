import { type Readable, Transform } from "node:stream"
import { codePoint } from "../../texts/visible"

/** Encodings that can be read. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
] as const

/** An encoding that can be read. */
export type Encoding = (typeof ENCODINGS)[number]

// Latin-1 is read as Windows-1252, as browsers do: it differs only where Latin-1 has
// control characters.
const ALIASES = new Map<string, Encoding>([
  ["utf8", "utf-8"],
  ["utf16", "utf-16le"],
  ["utf-16", "utf-16le"],
  ["utf16le", "utf-16le"],
  ["utf16be", "utf-16be"],
  ["windows1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["latin1", "windows-1252"],
  ["latin-1", "windows-1252"],
  ["iso-8859-1", "windows-1252"],
  ["iso88591", "windows-1252"],
  ["ansi", "windows-1252"],
  ["ascii", "windows-1252"],
  ["us-ascii", "windows-1252"],
])

/** The encoding that a name means (`UTF8`, `latin1`, `cp1252`, …), or undefined. */
export function normalizeEncoding(name: string): Encoding | undefined {
  const key = name.trim().toLowerCase().replace(/_/g, "-")
  return ENCODINGS.find((encoding) => encoding === key) ?? ALIASES.get(key)
}

// 0x80 to 0x9F, where Windows-1252 differs from Latin-1. Decoded here because
// `TextDecoder("windows-1252")` of some Node versions returns Latin-1 (nodejs/node#56542).
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80])
}

const BYTES_OF_1252 = new Map(
  [...WINDOWS_1252].map((char, at) => [char, String.fromCharCode(0x80 + at)])
)

/** The bytes of a text; what the encoding lacks is named (`[U+0151]`), so that nobody takes it for another character. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text)
  if (encoding === "windows-1252") return encodeWindows1252(text)
  const bytes = Buffer.from(text, "utf16le")
  return encoding === "utf-16be" ? bytes.swap16() : bytes
}

function encodeWindows1252(text: string): Buffer {
  const fitting = text.replace(
    /[^\0-\x7f\xa0-\xff]/gu,
    (char) => BYTES_OF_1252.get(char) ?? `[${codePoint(char)}]`
  )
  return Buffer.from(fitting, "latin1")
}

type Decode = (bytes?: Uint8Array) => string

function createDecode(encoding: Encoding, ignoreBOM = false): Decode {
  if (encoding === "windows-1252") {
    return (bytes) => (bytes ? decodeWindows1252(bytes) : "")
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM })
  return (bytes) =>
    bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
}

/**
 * Bytes in, strings out. A character cut by a chunk's end is put together again; the BOM
 * is left out; what cannot be decoded becomes U+FFFD.
 */
export function decodeStream(encoding: Encoding): Transform {
  const decode = createDecode(encoding)
  return new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _, callback) {
      callback(null, decode(chunk) || undefined)
    },
    flush(callback) {
      callback(null, decode() || undefined)
    },
  })
}

/** Decodes the start of a file; a character that is cut at its end is left out. */
export function decodeStart(bytes: Uint8Array, encoding: Encoding): string {
  return createDecode(encoding)(bytes)
}

/** The text of a stream, as it comes. `isStart`: a BOM may stand in front. */
export async function* decodeText(
  source: Readable,
  encoding: Encoding,
  isStart: boolean
): AsyncGenerator<string> {
  const decode = createDecode(encoding, !isStart)
  for await (const chunk of source) {
    yield decode(chunk)
  }
  yield decode()
}
