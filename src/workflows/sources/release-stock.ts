import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { ensureSourcesStep } from "./steps/ensure-sources"
import { refuseUnfinishedStockImportsStep } from "../stock-imports/steps/refuse-unfinished-stock-imports"
import { releaseStockStep } from "./steps/release-stock"

export const releaseStockWorkflowId = "release-stock"

/**
 * Ends all withholding, so that Medusa without this plugin has every physical unit in its own stock: sources are enabled,
 * source items are in stock. May be run again at any time; where nothing is withheld it moves nothing.
 *
 * @throws MedusaError `not_allowed` while an import is not finished; `unexpected_state` where stock changed meanwhile.
 *
 * @example
 * const { result } = await releaseStockWorkflow(container).run()
 *
 * @summary Bring all withheld units back into Medusa's stock.
 */
export const releaseStockWorkflow = createWorkflow(
  releaseStockWorkflowId,
  () => {
    refuseUnfinishedStockImportsStep()
    // A level that nobody has told us of may have come back with units that are withheld.
    ensureSourcesStep()
    return new WorkflowResponse(releaseStockStep())
  }
)
