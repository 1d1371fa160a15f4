import { MedusaError } from "@medusajs/framework/utils"
import { givenValue } from "../../../../csv"
import type { Connection } from "../../database/connection"
import { Refusal } from "../../refusal"
import {
  cellsOf,
  type CorrectionsInput,
  type NewCorrection,
  type Replacement,
  type RowCorrection,
} from "./correction"
import { findNoRows, readProposals, readSafeProposals } from "./sql/proposals"

/**
 * What is asked for as corrections to keep: accepted proposals first, then replaced values, then rows.
 *
 * @throws MedusaError `invalid_data` where nothing was proposed for a value, or the file has no such row
 */
export async function newCorrections(
  connection: Connection,
  importNumber: number,
  { accept = [], replace = [], rows = [] }: CorrectionsInput,
  created_by: string | null
): Promise<NewCorrection[]> {
  await refuseNoRows(connection, importNumber, rows)
  const accepted = await proposalsOf(connection, importNumber, accept)
  return [
    ...accepted.map((one) => valueCorrection("accept", one, created_by)),
    ...replace.map((one) =>
      valueCorrection(
        "replace",
        { ...one, to: givenValue(one.column, one.to) },
        created_by
      )
    ),
    ...rows.map((row) => rowCorrection(row, created_by)),
  ]
}

async function proposalsOf(
  connection: Connection,
  importNumber: number,
  accept: NonNullable<CorrectionsInput["accept"]>
): Promise<Replacement[]> {
  if (accept === "safe") {
    return readSafeProposals(connection, importNumber)
  }
  const found = accept.length
    ? await readProposals(connection, importNumber, accept)
    : []
  const without = accept.find(
    ({ column, value }) =>
      !found.some((one) => one.column === column && one.from === value)
  )
  if (without) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "correction", {
      reason: "no_proposal",
      ...without,
    })
  }
  return found
}

async function refuseNoRows(
  connection: Connection,
  importNumber: number,
  rows: RowCorrection[]
): Promise<void> {
  const asked = rows.map(({ row_number }) => row_number)
  const [row] = await findNoRows(connection, importNumber, asked)
  if (row !== undefined) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "correction", {
      reason: "no_row",
      row,
    })
  }
}

function valueCorrection(
  kind: "accept" | "replace",
  { column, from, to }: Replacement,
  created_by: string | null
): NewCorrection {
  const ofNoRow = { row_number: null, cells: null, skip: null }
  return { kind, column, from, to, ...ofNoRow, created_by }
}

function rowCorrection(
  row: RowCorrection,
  created_by: string | null
): NewCorrection {
  return {
    kind: "row",
    column: null,
    from: null,
    to: null,
    row_number: row.row_number,
    cells: cellsOf(row),
    skip: row.skip ?? null,
    created_by,
  }
}
