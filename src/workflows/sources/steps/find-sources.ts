import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceRecord } from "../../../modules/stock-source/types"

export const findSourcesStepId = "find-sources"

/**
 * The sources of the codes, in their order. Codes are matched whatever their case: no two differ by it alone.
 *
 * @throws MedusaError `not_found` that names the codes without a source
 */
export const findSourcesStep = createStep(
  findSourcesStepId,
  async (codes: string[], { container }) => {
    const found = await container
      .resolve(STOCK_SOURCE_MODULE)
      .findSourcesByCode(codes)
    const byCode = new Map(found.map((one) => [one.code.toLowerCase(), one]))
    const missing = codes.filter((code) => !byCode.has(code.toLowerCase()))
    if (missing.length) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        missing
          .map((code) => `Source with code "${code}" was not found.`)
          .join(" ")
      )
    }
    return new StepResponse(
      codes.map((code) => byCode.get(code.toLowerCase()) as SourceRecord)
    )
  }
)
