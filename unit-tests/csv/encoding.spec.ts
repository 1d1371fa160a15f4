import { Readable } from "node:stream"
import type { Encoding } from "../../src/csv"
import { decodeStream, normalizeEncoding } from "../../src/csv"
import { byteByByte, codes, HEADER, readAll, skus } from "./helpers"

const TEXT = `${HEADER}a,Größe € 😀,1,10\r\nb,naïve,0,5\r\n`
const WESTERN = TEXT.replace("😀", "“x”")

const files: [string, Encoding, Buffer, string][] = [
  ["UTF-8", "utf-8", Buffer.from(TEXT), "Größe € 😀"],
  ["UTF-8 with BOM", "utf-8", Buffer.from(`\ufeff${TEXT}`), "Größe € 😀"],
  [
    "UTF-16LE with BOM",
    "utf-16le",
    Buffer.from(`\ufeff${TEXT}`, "utf16le"),
    "Größe € 😀",
  ],
  [
    "UTF-16BE with BOM",
    "utf-16be",
    Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16(),
    "Größe € 😀",
  ],
  [
    "UTF-16LE without BOM",
    "utf-16le",
    Buffer.from(TEXT, "utf16le"),
    "Größe € 😀",
  ],
  ["Windows-1252", "windows-1252", windows1252(WESTERN), "Größe € “x”"],
]

function windows1252(text: string): Buffer {
  const special: Record<string, number> = { "€": 0x80, "“": 0x93, "”": 0x94 }
  return Buffer.from(
    Array.from(text, (char) => special[char] ?? char.charCodeAt(0))
  )
}

async function decode(chunks: Buffer[], encoding: Encoding) {
  let text = ""
  for await (const part of Readable.from(chunks).pipe(decodeStream(encoding))) {
    text += part
  }
  return text
}

describe("encodings", () => {
  it.each(files)("reads %s by itself", async (_, encoding, bytes, sku) => {
    const csv = await readAll(bytes)
    expect(csv.encoding).toBe(encoding)
    expect(csv.header[0]).toBe("source_code")
    expect(skus(csv)).toEqual([sku, "naïve"])
    expect(codes(csv)).toEqual([null, null])
  })

  it.each(files)(
    "reads %s cut into single bytes",
    async (_, encoding, bytes, sku) => {
      const csv = await readAll(byteByByte(bytes), { encoding })
      expect(skus(csv)).toEqual([sku, "naïve"])
      expect(csv.rows.map((row) => row.quantity)).toEqual(["10", "5"])
    }
  )

  it.each(files)(
    "reads %s where special characters come late in a large file",
    async (_, encoding, bytes, sku) => {
      // given chunks of odd sizes that cut characters in the middle
      const line = Buffer.from("c,plain,1,1\n")
      const filler = encoding.startsWith("utf-16")
        ? Buffer.from(line.toString(), "utf16le")
        : line
      if (encoding === "utf-16be") filler.swap16()
      const file = Buffer.concat([bytes, ...Array(9000).fill(filler), bytes])
      const chunks: Buffer[] = []
      for (let at = 0; at < file.length; at += 10_007) {
        chunks.push(file.subarray(at, at + 10_007))
      }
      const csv = await readAll(chunks, { encoding })
      expect(skus(csv).filter((found) => found === sku)).toHaveLength(2)
      expect(csv.rows).toHaveLength(9000 + 4)
    }
  )

  it("decodes all 256 bytes of Windows-1252 as browsers do", async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const text = await decode([all], "windows-1252")
    expect(text).toHaveLength(256)
    expect(text.slice(0x80, 0xa0)).toBe(
      "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
    )
    expect(text.slice(0xa0)).toBe(all.subarray(0xa0).toString("latin1"))
  })

  it("marks half a character at the end", async () => {
    const half = Buffer.from("aö").subarray(0, -1)
    expect(await decode([half], "utf-8")).toBe("a\ufffd")
    expect(await decode([Buffer.from("a\0b")], "utf-16le")).toBe("a\ufffd")
  })

  it.each([
    ["UTF8", "utf-8"],
    [" utf-8 ", "utf-8"],
    ["UTF_16LE", "utf-16le"],
    ["latin1", "windows-1252"],
    ["cp1252", "windows-1252"],
    ["ISO-8859-1", "windows-1252"],
    ["windows-1252", "windows-1252"],
    ["koi8-r", undefined],
    ["constructor", undefined],
  ])("understands the name %j as %s", (name, encoding) => {
    expect(normalizeEncoding(name)).toBe(encoding)
  })

  it("refuses an encoding that it does not know", async () => {
    await expect(readAll(TEXT, { encoding: "koi8-r" })).rejects.toThrow(
      'Unknown encoding "koi8-r"; allowed: utf-8, utf-16le'
    )
  })

  it("believes a byte order mark more than the given encoding", async () => {
    const csv = await readAll(`\ufeff${TEXT}`, { encoding: "windows-1252" })
    expect(csv.encoding).toBe("utf-8")
  })
})
