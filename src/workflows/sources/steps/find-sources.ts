import { MedusaError } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceRecord } from "../../../modules/stock-source/types"
import { Refusal } from "../../../modules/stock-source/refusal"

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
      const names = missing.map((code) => `"${code}"`).join(", ")
      throw new Refusal(
        MedusaError.Types.NOT_FOUND,
        "source_not_found",
        missing.length === 1
          ? { code: missing[0] }
          : { reason: "several", codes: names }
      )
    }
    return new StepResponse(
      codes.map((code) => byCode.get(code.toLowerCase()) as SourceRecord)
    )
  }
)
