import {
  numberParams,
  type TextParams,
  withAlarmMessage,
  withIssueMessage,
} from "../../../../texts"
import type { Connection } from "../../database/connection"
import { compareReadings, type LiveComparison } from "./sql/compare-readings"
import {
  countQuantityShapes,
  type QuantityShape,
  type ShapeCount,
} from "./sql/count-quantity-shapes"
import { unsignedPlus } from "./sql/quantity-notation"
import type {
  Alarm,
  DecimalSeparator,
  Issue,
  QuantityReading,
  StockImportDTO,
} from "../../types"

/** How the quantities of a file are read, and what is said of it. */
export type Reading = {
  decimal: DecimalSeparator
  /** Cells with two readings are left to choose for: nothing in the file or the store tells which is meant. */
  isOpen: boolean
  alarms: Alarm[]
  issues: Issue[]
  /** How cells with a dot or a comma are written, where that has decided it. */
  shapes: QuantityShape[]
}

type Shapes = Partial<Record<QuantityShape, ShapeCount>>

type File = { delimiter: string | null; sourceCode: string | null }

/**
 * Judges all quantities of a file together, since a cell such as `1.250` does not tell by itself whether its dot stands
 * before decimals or groups thousands. What decides, in this order:
 *
 * 1. whoever imports it: `decimal_separator`;
 * 2. cells with one reading (`12.5` or `1,250.5`; `48,5` or `1.250,5`), where all of them agree. Decimal commas of a file
 *    that is separated by commas decide nothing: there they are the exception, and in error;
 * 3. the store, where more than half of the cells with two readings are what is there already in one reading, and
 *    none of them is in the other.
 *
 * Else the file is not read as it may not be meant: the question is asked. Nothing is said of plain numbers with decimal dots, nor
 * of a file whose every such cell is what is there: an export comes back without a word.
 */
export async function readQuantities(
  judges: Connection[],
  stockImport: StockImportDTO,
  file: File
): Promise<Reading> {
  const { decimal_separator } = stockImport
  if (decimal_separator !== "auto") {
    const given = { decimal: decimal_separator, isOpen: false, shapes: [] }
    return { ...given, alarms: [], issues: [] }
  }
  const columns = readColumns(stockImport)
  const counted = await Promise.all(
    judges.map((judge) => countQuantityShapes(judge, columns))
  )
  const shapes = addShapes(counted.flat())
  const live =
    shapes.two &&
    // What is there says nothing of how a change of it is written.
    (stockImport.behavior === "adjust"
      ? { cells: shapes.two.cells, dot: 0, comma: 0 }
      : await compare(judges, stockImport, file, columns))
  const decimal = byColumn(shapes, file) ?? byStore(live)
  if (!decimal && live?.cells) {
    return askFor(shapes, live)
  }
  return {
    decimal: decimal ?? ".",
    isOpen: false,
    alarms: [],
    issues: assumed(stockImport, shapes, decimal ?? ".", live),
    shapes: Object.keys(shapes) as QuantityShape[],
  }
}

/** A line to delete has no quantity that counts. */
export function readColumns({ behavior }: StockImportDTO): readonly string[] {
  switch (behavior) {
    case "delete":
      return ["expected_quantity"]
    case "adjust":
      return [unsignedPlus("quantity_change")]
    default:
      return ["quantity", "expected_quantity"]
  }
}

function addShapes(counts: ShapeCount[]): Shapes {
  const shapes: Shapes = {}
  for (const count of counts) {
    const cells = (shapes[count.shape]?.cells ?? 0) + count.cells
    shapes[count.shape] = { ...count, cells }
  }
  return shapes
}

async function compare(
  judges: Connection[],
  { on_stale }: StockImportDTO,
  { sourceCode }: File,
  columns: readonly string[]
): Promise<LiveComparison> {
  const untouched = columns.length > 1 && on_stale !== "overwrite"
  const parts = await Promise.all(
    judges.map((judge) =>
      compareReadings(judge, columns, sourceCode, untouched)
    )
  )
  return {
    cells: parts.reduce((sum, part) => sum + part.cells, 0),
    dot: parts.reduce((sum, part) => sum + part.dot, 0),
    comma: parts.reduce((sum, part) => sum + part.comma, 0),
  }
}

function byColumn(
  shapes: Shapes,
  { delimiter }: File
): DecimalSeparator | undefined {
  const dots = shapes.dot ?? shapes.dot_groups
  const commas = shapes.comma ?? shapes.comma_groups
  if (dots && !commas) {
    return "."
  }
  return commas && !dots && delimiter !== "," ? "," : undefined
}

function byStore(live?: LiveComparison): DecimalSeparator | undefined {
  if (!live) {
    return undefined
  }
  const { cells, dot, comma } = live
  if (dot * 2 > cells && comma === 0) {
    return "."
  }
  return comma * 2 > cells && dot === 0 ? "," : undefined
}

function askFor(shapes: Shapes, { cells }: LiveComparison): Reading {
  const example = shapes.two?.example ?? ""
  const readings = ([".", ","] as const).map((decimal_separator) => ({
    decimal_separator,
    example,
    quantity: plainQuantity(example, decimal_separator),
  }))
  const [dot, comma] = readings
  return {
    decimal: ".",
    isOpen: true,
    issues: [],
    shapes: Object.keys(shapes) as QuantityShape[],
    alarms: [
      withAlarmMessage({
        code: "ambiguous_quantity",
        source_code: null,
        params: {
          count: cells,
          example,
          dot: dot.quantity,
          comma: comma.quantity,
        },
        readings,
      }),
    ],
  }
}

function assumed(
  { behavior }: StockImportDTO,
  shapes: Shapes,
  decimal: DecimalSeparator,
  live?: LiveComparison
): Issue[] {
  const said =
    decimal === "."
      ? [asIsThere(live) ? undefined : shapes.two, shapes.dot_groups]
      : [shapes.comma, shapes.comma_groups, shapes.two]
  const examples = said.flatMap((shape) => shape?.example ?? [])
  if (!examples.length) {
    return []
  }
  const read = examples.map((cell) => ({
    cell,
    quantity: plainQuantity(cell, decimal),
  }))
  return [
    withIssueMessage({
      code: "assumed",
      column: behavior === "adjust" ? "quantity_change" : "quantity",
      value: examples[0],
      params: {
        reason: decimal === "." ? "dot" : "comma",
        ...numberParams(read),
        ...why(shapes, decimal),
        other_separator: decimal === "." ? "," : ".",
      },
      severity: "note",
      proposal: null,
    }),
  ]
}

function asIsThere(live?: LiveComparison): boolean {
  return !!live && live.dot === live.cells
}

/** What has decided how cells with two readings are read. */
function why(shapes: Shapes, decimal: DecimalSeparator): TextParams {
  if (!shapes.two) {
    return {}
  }
  const [one, grouped] =
    decimal === "."
      ? [shapes.dot, shapes.dot_groups]
      : [shapes.comma, shapes.comma_groups]
  const proof = one ?? grouped
  return proof
    ? { because: "proof", proof: proof.example }
    : { because: "store" }
}

/** What a cell of any shape means with this separator, as a plain decimal without zeros at its end. */
export function plainQuantity(
  cell: string,
  decimal: QuantityReading["decimal_separator"]
): string {
  const plain =
    decimal === "."
      ? cell.replaceAll(",", "")
      : cell.replaceAll(".", "").replace(",", ".")
  const [whole, decimals = ""] = plain.split(".")
  const kept = decimals.replace(/0+$/, "")
  return kept ? `${whole || "0"}.${kept}` : whole || "0"
}
