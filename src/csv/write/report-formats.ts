import { pipeline, Readable } from "node:stream"
import { stringify } from "csv-stringify"
import { writeWorkbook } from "../kinds/xlsx/write-workbook"
import type { OpenedFile } from "../read/read-records"

/** Records, the header first, in the kind of file that `file` is. */
export function writeAlike(
  { table, delimiter }: OpenedFile,
  records: AsyncGenerator<string[]>
): AsyncIterable<Buffer | string> {
  switch (table?.kind) {
    case "xlsx":
      return workbookOf(records)
    case "ndjson":
      return jsonLines(records)
    case "json":
      return jsonList(records)
    default:
      return csvOf(records, delimiter)
  }
}

function csvOf(records: AsyncGenerator<string[]>, delimiter: string): Readable {
  const out = stringify({ delimiter })
  pipeline(Readable.from(records), out, () => undefined)
  return out
}

async function* workbookOf(
  records: AsyncGenerator<string[]>
): AsyncGenerator<Buffer> {
  const { value: names = [] } = await records.next()
  // What was a text stays one: a SKU of digits alone is no number.
  const columns = (names as string[]).map((name, at) => ({
    name,
    isNumber: at === 0,
  }))
  yield* writeWorkbook(columns, singly(records), (cell) => cell)
}

async function* singly(
  records: AsyncGenerator<string[]>
): AsyncGenerator<string[][]> {
  for await (const record of records) yield [record]
}

async function* jsonLines(
  records: AsyncGenerator<string[]>
): AsyncGenerator<string> {
  for await (const object of objects(records)) yield `${object}\n`
}

async function* jsonList(
  records: AsyncGenerator<string[]>
): AsyncGenerator<string> {
  let before = "["
  for await (const object of objects(records)) {
    yield `${before}\n${object}`
    before = ","
  }
  yield before === "[" ? "[]\n" : "\n]\n"
}

async function* objects(
  records: AsyncGenerator<string[]>
): AsyncGenerator<string> {
  const { value: names = [] } = await records.next()
  for await (const record of records) {
    const cells = (names as string[]).map((name, at) => [
      name,
      record[at] ?? "",
    ])
    yield JSON.stringify(Object.fromEntries(cells))
  }
}
