import { MedusaError } from "@medusajs/framework/utils"

/** MedusaError `invalid_data`, in the words that Medusa's own validation begins with. */
export function invalidRequest(what: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Invalid request: ${what}`
  )
}
