import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { FileProfile } from "../../src/csv"
import { byteByByte, HEADER } from "./helpers"

async function profile(chunks: Buffer[]) {
  const stream = new FileProfile()
  const passed: Buffer[] = []
  for await (const chunk of Readable.from(chunks).pipe(stream)) {
    passed.push(chunk)
  }
  return { ...stream.result, passed: Buffer.concat(passed) }
}

const detect = async (bytes: Buffer) => {
  const whole = (await profile([bytes])).encoding
  expect((await profile(byteByByte(bytes))).encoding).toBe(whole)
  return whole
}

const swapped = (text: string) => Buffer.from(text, "utf16le").swap16()

describe("a file's profile", () => {
  it("counts and hashes the bytes and lets them through", async () => {
    const chunks = [Buffer.from("source_code,"), Buffer.from("sku\n")]
    const all = Buffer.concat(chunks)
    expect(await profile(chunks)).toEqual({
      size: 16,
      hash: createHash("sha256").update(all).digest("hex"),
      encoding: "utf-8",
      passed: all,
    })
  })

  it("says nothing before the file has passed", () => {
    expect(() => new FileProfile().result).toThrow("has not passed yet")
  })

  it("takes an empty file for UTF-8", async () => {
    expect(await detect(Buffer.alloc(0))).toBe("utf-8")
  })

  it.each([
    ["utf-8", Buffer.from("\ufeffsku\n")],
    ["utf-16le", Buffer.from("\ufeffsku\n", "utf16le")],
    ["utf-16be", swapped("\ufeffsku\n")],
  ])("finds %s by its byte order mark", async (encoding, bytes) => {
    expect(await detect(bytes)).toBe(encoding)
  })

  it("finds UTF-16 without a byte order mark", async () => {
    const text = `${HEADER}склад,Ж-1,1,10\n`.repeat(20)
    expect(await detect(Buffer.from(text, "utf16le"))).toBe("utf-16le")
    expect(await detect(swapped(text))).toBe("utf-16be")
  })

  it("finds UTF-8 by its characters of two, three and four bytes", async () => {
    expect(await detect(Buffer.from("Größe,€,😀,end"))).toBe("utf-8")
    expect(await detect(Buffer.from("ends in 😀"))).toBe("utf-8")
  })

  it("takes bytes that are no UTF-8 for Windows-1252", async () => {
    expect(await detect(Buffer.from("sku\nGröße-1\n", "latin1"))).toBe(
      "windows-1252"
    )
    expect(await detect(Buffer.from("sku\nCafé", "latin1"))).toBe(
      "windows-1252"
    )
  })

  it("finds the one byte that is no UTF-8 at the end of a long file", async () => {
    const ascii = Buffer.alloc(60_000, "source,sku,1,10\n")
    const chunks = Array.from({ length: 20 }, () => ascii)
    expect((await profile(chunks)).encoding).toBe("utf-8")
    chunks.push(Buffer.from([0xe9]))
    expect((await profile(chunks)).encoding).toBe("windows-1252")
  })

  it("takes UTF-8 with a damaged character for UTF-8", async () => {
    const damaged = [
      Buffer.from("Größe,"),
      Buffer.from([0xc3]),
      Buffer.from(",x"),
    ]
    expect(await detect(Buffer.concat(damaged))).toBe("utf-8")
    expect(await detect(Buffer.from("Größe,€").subarray(0, -1))).toBe("utf-8")
  })

  it("takes UTF-8 that holds a replacement character for UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from("a\ufffdb,"), Buffer.from([0xff])])
    expect((await profile([bytes])).encoding).toBe("utf-8")
  })
})
