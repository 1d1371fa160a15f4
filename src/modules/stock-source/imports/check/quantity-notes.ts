import type { Assumption } from "../../../../csv"
import { numberParams, type TextParams } from "../../../../texts"
import type { DecimalSeparator, Issue, StockImportDTO } from "../../types"
import { assumedNote } from "./assumed-note"
import { plainQuantity } from "./quantity-marks"
import type { LiveComparison } from "./sql/compare-readings"
import type { QuantityShape, ShapeCount } from "./sql/count-quantity-shapes"

/** How the quantities of a file are written, with how many cells of each shape. */
export type Shapes = Partial<Record<QuantityShape, ShapeCount>>

/** Of cells that would be another number with the other separator, or none. */
export function assumedSeparator(
  stockImport: StockImportDTO,
  shapes: Shapes,
  decimal: DecimalSeparator,
  live?: LiveComparison
): Issue[] {
  const said =
    decimal === "."
      ? [asIsThere(live) ? undefined : shapes.two, shapes.dot_groups]
      : [shapes.comma, shapes.comma_groups, shapes.two]
  const examples = said.flatMap((shape) => shape?.example ?? [])
  return assumed(stockImport, examples, decimal, {
    reason: decimal === "." ? "dot" : "comma",
    ...why(shapes, decimal),
    other_separator: decimal === "." ? "," : ".",
  })
}

/** Of cells that are the same number whatever stands before decimals. */
export function assumedGroups(
  stockImport: StockImportDTO,
  { groups }: Shapes
): Issue[] {
  const examples = groups ? [groups.example] : []
  return assumed(stockImport, examples, ".", { reason: "groups" })
}

function assumed(
  { behavior }: StockImportDTO,
  examples: string[],
  decimal: DecimalSeparator,
  params: Assumption
): Issue[] {
  if (!examples.length) {
    return []
  }
  const read = examples.map((cell) => ({
    cell,
    quantity: plainQuantity(cell, decimal),
  }))
  return [
    assumedNote(
      { ...numberParams(read), ...params },
      behavior === "adjust" ? "quantity_change" : "quantity",
      examples[0]
    ),
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
