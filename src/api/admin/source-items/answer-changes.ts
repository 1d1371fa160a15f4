import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { SourceItemIssue } from "../../../modules/stock-source/batch/source-item-changes"
import type { SourceItemDetails } from "../../../modules/stock-source/sources/items/source-item-details"
import { withConflictMessage } from "../../utils/conflict"
import { readableIssues } from "../../utils/permissions/reads-orders"
import { toSourceItemResponse } from "./helpers"

/** What a workflow that changes source items returns. */
type Changes = {
  source_items?: SourceItemDetails[]
  deleted?: string[]
  warnings: SourceItemIssue[]
}

/** The error of a workflow that refuses a change; it has been through the workflow engine and is no instance any more. */
type Refusal = {
  type?: string
  message: string
  source_item_issues?: SourceItemIssue[]
}

const STATUSES: Record<string, number> = {
  [MedusaError.Types.CONFLICT]: 409,
  [MedusaError.Types.FORBIDDEN]: 403,
}

/**
 * Answers with what `change` returns. What it refuses is answered here and not by Medusa's error handler, which knows no
 * list beside a message: 403 where a source is not allowed, 409 where only live quantities are other than expected, else
 * 400, with all `issues`.
 *
 * @param items name of the source items in the answer
 * @throws every other error as it is, a conflict with its own message
 */
export async function answerChanges(
  req: MedusaRequest,
  res: MedusaResponse,
  change: () => Promise<{ result: Changes }>,
  items = "source_items"
): Promise<void> {
  const readable = await readableIssues(req)
  const toReadable = (issue: SourceItemIssue) => readable(issue, issue)
  await withConflictMessage(async () => {
    try {
      const { result } = await change()
      const warnings = result.warnings.map(toReadable)
      res.json(toResponse({ ...result, warnings }, items))
    } catch (error) {
      const { type, message, source_item_issues } = error as Refusal
      if (!source_item_issues) {
        throw error
      }
      res.status(STATUSES[type ?? ""] ?? 400).json({
        type,
        // The first ones are repeated in it.
        message: source_item_issues.reduce(
          (said, issue) =>
            said.replace(issue.message, () => toReadable(issue).message),
          message
        ),
        issues: source_item_issues.map(toReadable).map(toIssue),
      })
    }
  })
}

function toResponse(
  { source_items, deleted, warnings }: Changes,
  items: string
): Record<string, unknown> {
  return {
    ...(source_items && { [items]: source_items.map(toSourceItemResponse) }),
    ...(deleted && {
      deleted: { ids: deleted, object: "source_item", deleted: true },
    }),
    warnings: warnings.map(toIssue),
  }
}

/** Quantities are numbers in JSON, as in the rest of Medusa's API. */
function toIssue(issue: SourceItemIssue): Record<string, unknown> {
  const { live_quantity } = issue
  return live_quantity == null
    ? issue
    : { ...issue, live_quantity: Number(live_quantity) }
}
