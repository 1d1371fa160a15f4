import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteStockImportsWorkflow } from "../../../../workflows"
import { withConflictMessage } from "../../../utils/conflict"
import { retrieveStockImport } from "../helpers"

/** One stock import, with its counts and how far it is. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  res.json({
    stock_import: await retrieveStockImport(
      req.scope,
      id,
      req.queryConfig.fields
    ),
  })
}

/** Deletes an import that has ended, with its plan and its file. Stock stays as it is. */
export async function DELETE(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id } = req.params
  await withConflictMessage(() =>
    deleteStockImportsWorkflow(req.scope).run({ input: { ids: [id] } })
  )
  res.json({ id, object: "stock_import", deleted: true })
}
