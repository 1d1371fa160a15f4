import { MedusaError } from "@medusajs/framework/utils"
import { Refusal } from "../refusal"

/** Its number is not known, so it is called what whoever asks calls it. */
export function noSuchImport(id: string): Refusal {
  return new Refusal(MedusaError.Types.NOT_FOUND, "not_found", {
    reason: "stock_import",
    id,
  })
}
