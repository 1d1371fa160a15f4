import * as fc from "fast-check"
import { gzipSync } from "node:zlib"
import { rowsXml, TABLE_HEADER, workbook, zip } from "./packed-files"

/** One request to `POST /admin/stock-imports` that nobody in their right mind would send. */
export type FuzzedUpload = {
  kind: string
  body: Buffer
  contentType: string
  query: string
  /** Hangs up after the body, which is shorter than the request says. */
  hangsUp: boolean
}

const GOOD_LINES = ["MUG", '"CAP, red"', '"BAG ""XL"""', "'=1+1", "täsch"].map(
  (sku, n) => `berlin,${sku},${n % 2},${n}.5`
)
const GOOD = Buffer.from(
  ["source_code,sku,status,quantity", ...GOOD_LINES, ""].join("\n")
)

/** Bytes that parsers and decoders have stumbled over. */
const NASTY = [
  '"',
  '""',
  '"\n"',
  "\0",
  "\r",
  "\r\n\r\n",
  ";",
  "\t",
  "\\",
  "\ufeff",
  "\u202e",
  "\uffff",
].map((text) => Buffer.from(text))
NASTY.push(
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80])
)

const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (file: Buffer, fraction: number) =>
  Math.floor(fraction * file.length)

type Mutation = (file: Buffer) => Buffer

const insertion = (file: Buffer, where: number, what: Uint8Array) =>
  Buffer.concat([
    file.subarray(0, at(file, where)),
    what,
    file.subarray(at(file, where)),
  ])

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (end): Mutation =>
      (file) =>
        file.subarray(0, at(file, end))
  ),
  fc.tuple(place, fc.nat(255)).map(
    ([where, mask]): Mutation =>
      (file) => {
        const flipped = Buffer.from(file)
        if (file.length) {
          flipped[at(file, where) % file.length] ^= mask
        }
        return flipped
      }
  ),
  fc.tuple(place, place, place).map(
    ([a, b, where]): Mutation =>
      (file) =>
        insertion(
          file,
          where,
          file.subarray(at(file, Math.min(a, b)), at(file, Math.max(a, b)))
        )
  ),
  fc.tuple(place, fc.constantFrom(...NASTY)).map(
    ([where, what]): Mutation =>
      (file) =>
        insertion(file, where, what)
  ),
  fc.tuple(place, fc.constantFrom("x", '"', "ä", ",", "9"), fc.nat(70_000)).map(
    ([where, text, length]): Mutation =>
      (file) =>
        insertion(file, where, Buffer.from(text.repeat(length)))
  ),
  fc.constantFrom<BufferEncoding>("utf16le", "latin1", "base64", "hex").map(
    (encoding): Mutation =>
      (file) =>
        Buffer.from(file.toString("utf8"), encoding)
  ),
  fc.constantFrom("\r", "\r\n", ";", "|", "\n\n").map(
    (text): Mutation =>
      (file) =>
        Buffer.from(file.toString("utf8").replaceAll(/[\n,]/g, text))
  )
)

const mutated = fc
  .array(mutation, { minLength: 1, maxLength: 4 })
  .map((all) => all.reduce<Buffer>((file, mutate) => mutate(file), GOOD))

const MAGIC = ["PK\x03\x04", "\x89PNG\r\n\x1a\n", "%PDF-1.7\n", "\x1f\x8b"]
const bytes = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array))

const files = fc.oneof(
  { arbitrary: mutated, weight: 8 },
  { arbitrary: bytes(2_000), weight: 2 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...MAGIC), bytes(500))
      .map(([magic, rest]) =>
        Buffer.concat([Buffer.from(magic, "latin1"), rest])
      ),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.nat(3_000), fc.constantFrom("a,", ",", '"",'))
      .map(([columns, cell]) =>
        Buffer.from(`source_code,sku,quantity,${cell.repeat(columns)}\nb,M,1\n`)
      ),
    weight: 1,
  }
)

const queries = fc
  .record(
    {
      behavior: fc.constantFrom("append", "replace", "delete", "explode"),
      validation_strategy: fc.constantFrom("skip_errors", "stop_on_errors"),
      allowed_errors: fc.constantFrom("0", "5", "-1", "NaN", "1e400"),
      delimiter: fc.constantFrom(",", ";", "tab", "|", "§", "\0"),
      encoding: fc.constantFrom("utf-8", "utf-16le", "windows-1252", "klingon"),
      filename: fc.constantFrom(
        "a.csv",
        "../../x",
        "\0",
        "名",
        "n".repeat(300)
      ),
    },
    { requiredKeys: [] }
  )
  .map((options) => new URLSearchParams(options).toString())

const raw = fc.record({
  kind: fc.constant("raw"),
  body: files,
  contentType: fc.oneof(
    { arbitrary: fc.constant("text/csv"), weight: 8 },
    {
      arbitrary: fc.constantFrom(
        "text/csv; charset=utf-16",
        "application/octet-stream",
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "image/png"
      ),
      weight: 2,
    }
  ),
  query: fc.oneof(fc.constant(""), queries),
  hangsUp: fc.oneof(
    { arbitrary: fc.constant(false), weight: 19 },
    { arbitrary: fc.constant(true), weight: 1 }
  ),
})

const part = (name: string, file: Buffer, filename?: string) =>
  Buffer.concat([
    Buffer.from(
      `--fuzz\r\nContent-Disposition: form-data; name="${name}"` +
        `${filename === undefined ? "" : `; filename="${filename}"`}\r\n\r\n`
    ),
    file,
    Buffer.from("\r\n"),
  ])

const forms = fc
  .record({
    parts: fc.array(
      fc.oneof(
        fc
          .tuple(fc.constantFrom("file", "file", "other", ""), files)
          .map(([name, file]) => part(name, file, "stock.csv")),
        fc
          .tuple(fc.constantFrom("behavior", "x", "encoding"), bytes(40))
          .map(([name, text]) => part(name, text))
      ),
      { maxLength: 3 }
    ),
    end: fc.constantFrom("--fuzz--\r\n", "--fuzz--\r\n", "--fuzz", ""),
    mutate: fc.oneof(
      fc.constant<Mutation>((form) => form),
      mutation
    ),
    contentType: fc.constantFrom(
      "multipart/form-data; boundary=fuzz",
      "multipart/form-data; boundary=fuzz",
      "multipart/form-data; boundary=other",
      "multipart/form-data; boundary="
    ),
    query: fc.oneof(fc.constant(""), queries),
    hangsUp: fc.oneof(
      { arbitrary: fc.constant(false), weight: 9 },
      { arbitrary: fc.constant(true), weight: 1 }
    ),
  })
  .map(({ parts, end, mutate, contentType, query, hangsUp }) => ({
    kind: "form",
    body: mutate(Buffer.concat([...parts, Buffer.from(end)])),
    contentType,
    query,
    hangsUp,
  }))

const uploads: fc.Arbitrary<FuzzedUpload> = fc.oneof(
  { arbitrary: raw, weight: 3 },
  { arbitrary: forms, weight: 1 }
)

/** So many uploads, the same ones for the same seed. */
export function fuzzedUploads(seed: number, count: number): FuzzedUpload[] {
  return fc.sample(uploads, { seed, numRuns: count })
}

/** Kinds of file that are read beside CSV, each a good one. */
export async function goodFiles(): Promise<Record<string, Buffer>> {
  const objects = GOOD_LINES.map((_, n) => ({
    source_code: "berlin",
    sku: `S${n}`,
    quantity: n + 0.5,
  }))
  const rows = objects.map((one) => ["berlin", one.sku, 1, one.quantity])
  const xml =
    rowsXml([TABLE_HEADER, ...rows]) +
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c s="1"><v>46086</v></c><c><f>1+1</f><v>2</v></c></row>'
  const sheets = [{ name: "Stock", xml }]
  const strings = ["berlin", "MUG"]
  const styles = `<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>`
  const xlsx = await workbook(sheets, { strings, styles })
  return {
    xlsx,
    // Not compressed, a changed byte reaches the XML.
    stored: await workbook(sheets, { strings, styles, compress: false }),
    zip: await zip({ "stock.csv": GOOD }),
    gz: gzipSync(GOOD),
    ndjson: Buffer.from(objects.map((one) => JSON.stringify(one)).join("\n")),
    json: Buffer.from(JSON.stringify(objects)),
  }
}

/** So many files, each a good one that was changed. */
export function fuzzedFiles(
  seed: number,
  count: number,
  good: Record<string, Buffer>
): { kind: string; file: Buffer }[] {
  const changed = fc
    .tuple(
      fc.constantFrom(...Object.keys(good)),
      fc.array(mutation, { minLength: 1, maxLength: 4 })
    )
    .map(([kind, all]) => ({
      kind,
      file: all.reduce<Buffer>((file, mutate) => mutate(file), good[kind]),
    }))
  return fc.sample(changed, { seed, numRuns: count })
}
