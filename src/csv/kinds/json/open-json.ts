import type { Readable } from "node:stream"
import { StockCsvError } from "../../error"
import { countNames } from "../../header/name-match"
import type { RecordBatch } from "../../read/record-batch"
import { MAX_ROW_LENGTH } from "../../read/record-scanner"
import { decodedText } from "../decoded"
import type { OpenedRecords } from "../opened-kind"
import { RecordTable } from "../record-table"
import { readObject } from "./read-object"
import { type JsonText, splitLines, splitList } from "./split-json"

type JsonKind = "json" | "ndjson"

// A header of SQL Server, `[sku],[quantity]`, is no list.
const LIST = /^\ufeff?\s*\[\s*[[{\]]/
const OBJECT = /^\ufeff?\s*\{\s*["}]/

/** So many objects are looked at for the names of columns, of no more characters than these. */
const FIRST_OBJECTS = 1_000
const FIRST_LENGTH = 1024 * 1024

/** Whether a file is a list of objects, or has an object in each line; undefined for another one. */
export function jsonKind(head: Buffer): JsonKind | undefined {
  const start = head.toString("utf8", 0, 1_024)
  return LIST.test(start) ? "json" : OBJECT.test(start) ? "ndjson" : undefined
}

/** The objects as records; the header has all names of the first ones, in the order in which they come. */
export function openJson(kind: JsonKind, source: Readable): OpenedRecords {
  return {
    kind,
    sheet: null,
    notes: [],
    found: () => [],
    batches: readObjects(kind, source),
  }
}

async function* readObjects(
  kind: JsonKind,
  source: Readable
): AsyncGenerator<RecordBatch> {
  const table = new RecordTable()
  const texts = textsOf(kind, source)
  const writer = new ObjectWriter(table)
  for await (const some of texts) {
    for (const text of some) writer.add(text)
    yield* table.full()
  }
  writer.end()
  yield* table.rest()
}

function textsOf(kind: JsonKind, source: Readable): AsyncGenerator<JsonText[]> {
  const text = decodedText(source)
  return kind === "json" ? splitList(text) : splitLines(text)
}

type Parsed = Map<string, string> | "too_long" | "no_object"

class ObjectWriter {
  private names?: Set<string>
  private held: Parsed[] = []
  private length = 0

  constructor(private readonly table: RecordTable) {}

  add(text: JsonText): void {
    const parsed =
      text === undefined ? "too_long" : (readObject(text) ?? "no_object")
    // Where the first is none, nothing is a table.
    if (parsed === "no_object" && !this.names && this.held.length === 0) {
      throw new StockCsvError("not_csv", { reason: "json_shape" })
    }
    if (this.names) return this.write(parsed)
    this.held.push(parsed)
    this.length += text?.length ?? 0
    const enough =
      this.held.length >= FIRST_OBJECTS || this.length >= FIRST_LENGTH
    if (enough) this.end()
  }

  /** The names are known when the first objects are, or all. */
  end(): void {
    if (this.names || this.held.length === 0) return
    if (isWrapped(this.held)) {
      throw new StockCsvError("not_csv", { reason: "json_shape" })
    }
    this.names = namesOf(this.held)
    this.table.add(0, [...this.names])
    for (const parsed of this.held) this.write(parsed)
    this.held = []
  }

  private write(parsed: Parsed): void {
    if (typeof parsed === "string") return this.table.addFaulty(parsed)
    const names = this.names ?? new Set()
    const record = Array.from(names, (name) => parsed.get(name) ?? "")
    // A name that the first objects did not have is a cell too many: it is not left out in silence.
    for (const [name, value] of parsed) {
      if (!names.has(name)) record.push(value)
    }
    this.table.add(this.table.index, record)
  }
}

/** One object that holds the list, as APIs answer: `{"items": [{…}]}`. */
function isWrapped([object, ...others]: Parsed[]): boolean {
  if (others.length > 0 || object === "no_object") return false
  return (
    object === "too_long" ||
    (countNames([...object.keys()]) === 0 &&
      [...object.values()].some((cell) => /^[[{]/.test(cell)))
  )
}

function namesOf(objects: Parsed[]): Set<string> {
  const names = new Set<string>()
  let length = 0
  for (const name of objects.flatMap(namesOfOne)) {
    if (names.has(name)) continue
    names.add(name)
    length += name.length + 1
    if (length > MAX_ROW_LENGTH) {
      throw new StockCsvError("not_csv", { reason: "long_header", row: 1 })
    }
  }
  return names
}

function namesOfOne(object: Parsed): string[] {
  return typeof object === "string" ? [] : [...object.keys()]
}
