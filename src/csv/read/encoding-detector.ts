import { isAscii, isUtf8 } from "node:buffer"
import type { Encoding } from "./encoding"

/** UTF-16 without a BOM is looked for in so many bytes at the start of a file. */
const UTF16_WINDOW = 64 * 1024

const REPLACEMENT_CHARACTER = Buffer.from("\ufffd")

const BOMS: [Encoding, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]

/** The encoding that the byte order mark at the start of a file names, if it has one. */
export function detectBom(start: Uint8Array): Encoding | undefined {
  return BOMS.find(([, bom]) => bom.every((byte, i) => start[i] === byte))?.[0]
}

/**
 * Finds the encoding of a whole file from its bytes as they pass by, in whatever chunks.
 * Works at the speed of `isUtf8`; keeps at most three bytes between chunks.
 */
export class EncodingDetector {
  private start = Buffer.alloc(0)
  private tail = Buffer.alloc(0)
  private size = 0
  private readonly nuls = [0, 0]
  private multibyte = false
  private invalid = false

  update(chunk: Buffer): void {
    if (this.start.length < 3) {
      this.start = Buffer.concat([this.start, chunk.subarray(0, 3)])
    }
    this.countNuls(chunk)
    this.size += chunk.length
    if (!this.invalid) {
      this.validate(chunk)
    }
  }

  /**
   * The encoding of all bytes so far.
   *
   * @param complete false where more bytes follow: a character cut at the end is then no fault
   */
  result(complete = true): Encoding {
    if (complete && this.tail.length > 0 && !this.invalid) {
      this.invalid = true
    }
    return (
      detectBom(this.start) ??
      this.utf16() ??
      // Text that held good multi-byte characters before its first bad byte is UTF-8 that
      // was damaged; in Windows-1252 the first special character is already a bad byte.
      (this.invalid && !this.multibyte ? "windows-1252" : "utf-8")
    )
  }

  private countNuls(chunk: Buffer): void {
    const end = Math.min(chunk.length, UTF16_WINDOW - this.size)
    for (let i = 0; i < end; i++) {
      if (chunk[i] === 0) {
        this.nuls[(this.size + i) & 1]++
      }
    }
  }

  // Digits, separators and line ends have one NUL byte each in UTF-16, always on the same
  // side, so a stock file has many there and next to none on the other side.
  private utf16(): Encoding | undefined {
    const units = Math.min(this.size, UTF16_WINDOW) / 2
    const [even, odd] = this.nuls
    const many = Math.max(1, units * 0.2)
    const few = units * 0.02
    if (odd >= many && even <= few) return "utf-16le"
    if (even >= many && odd <= few) return "utf-16be"
    return undefined
  }

  private validate(chunk: Buffer): void {
    const bytes =
      this.tail.length > 0 ? Buffer.concat([this.tail, chunk]) : chunk
    const end = bytes.length - incompleteLength(bytes)
    const whole = bytes.subarray(0, end)
    this.tail = Buffer.from(bytes.subarray(end))
    if (isUtf8(whole)) {
      this.multibyte ||= !isAscii(whole)
      return
    }
    this.invalid = true
    this.multibyte ||= hasMultibyteBeforeFault(whole)
  }
}

/** Length of the UTF-8 character that is begun, but not finished, at the end. */
function incompleteLength(bytes: Uint8Array): number {
  const last = bytes.length - 1
  for (let back = 0; back < 3 && last - back >= 0; back++) {
    const byte = bytes[last - back]
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back + 1 ? back + 1 : 0
  }
  return 0
}

function hasMultibyteBeforeFault(bytes: Buffer): boolean {
  // A U+FFFD that stands in the file itself is a good three-byte character.
  if (bytes.includes(REPLACEMENT_CHARACTER)) return true
  const text = bytes.toString("utf8")
  const good = text.slice(0, text.indexOf("\ufffd"))
  return /[^\0-\x7f]/.test(good)
}
