import { withAlarmMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import { plainQuantity } from "./quantity-marks"
import { assumedGroups, assumedSeparator, type Shapes } from "./quantity-notes"
import { compareReadings, type LiveComparison } from "./sql/compare-readings"
import {
  countQuantityShapes,
  type QuantityShape,
  type ShapeCount,
} from "./sql/count-quantity-shapes"
import type {
  Alarm,
  DecimalSeparator,
  Issue,
  StockImportDTO,
} from "../../types"

/** How the quantities of a file are read, and what is said of it. */
export type Reading = {
  decimal: DecimalSeparator
  /** Cells with two readings are left to choose for: nothing in the file or the store tells which is meant. */
  isOpen: boolean
  alarms: Alarm[]
  issues: Issue[]
  /** How cells that are more than digits are written, where that has decided something or is told. */
  shapes: QuantityShape[]
}

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
  const columns = readColumns(stockImport)
  const counted = await Promise.all(
    judges.map((judge) => countShapes(judge, stockImport))
  )
  const shapes = addShapes(counted.flat())
  const groups = assumedGroups(stockImport, shapes)
  if (decimal_separator !== "auto") {
    return {
      decimal: decimal_separator,
      isOpen: false,
      alarms: [],
      issues: groups,
      shapes: namesOf(shapes),
    }
  }
  const live =
    shapes.two &&
    // What is there says nothing of how a change of it is written.
    (stockImport.behavior === "adjust"
      ? { cells: shapes.two.cells, dot: 0, comma: 0 }
      : await compare(judges, stockImport, file, columns))
  const decimal = byColumn(shapes, file) ?? byStore(live)
  if (!decimal && live?.cells) {
    return { ...askFor(shapes, live), issues: groups }
  }
  return {
    decimal: decimal ?? ".",
    isOpen: false,
    alarms: [],
    issues: [
      ...assumedSeparator(stockImport, shapes, decimal ?? ".", live),
      ...groups,
    ],
    shapes: namesOf(shapes),
  }
}

/** How the cells are written that are more than digits; only what counts beside a separator that was given. */
export async function countShapes(
  judge: Connection,
  stockImport: StockImportDTO
): Promise<ShapeCount[]> {
  const counted = await countQuantityShapes(judge, readColumns(stockImport))
  return stockImport.decimal_separator === "auto"
    ? counted
    : counted.filter(({ shape }) => shape === "groups")
}

/** A line to delete has no quantity that counts. */
function readColumns({ behavior }: StockImportDTO): readonly string[] {
  switch (behavior) {
    case "delete":
      return ["expected_quantity"]
    case "adjust":
      return ["quantity_change"]
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

function askFor(
  shapes: Shapes,
  { cells }: LiveComparison
): Omit<Reading, "issues"> {
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
    shapes: namesOf(shapes),
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

const namesOf = (shapes: Shapes) => Object.keys(shapes) as QuantityShape[]
