import { MedusaError } from "@medusajs/framework/utils"
import { Refusal } from "../../../modules/stock-source/refusal"

/** MedusaError `invalid_data`, in the words that Medusa's own validation begins with. */
export function invalidRequest(problem: string): MedusaError {
  return new Refusal(MedusaError.Types.INVALID_DATA, "invalid_request", {
    problem,
  })
}
