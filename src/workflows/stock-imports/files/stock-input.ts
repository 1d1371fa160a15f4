import { MedusaError } from "@medusajs/framework/utils"

/** @throws MedusaError `invalid_data` where not exactly one of the forms of stock is given. */
export function refuseUnlessOneOf(forms: unknown[]): void {
  const given = forms.filter((form) => form !== undefined).length
  if (given !== 1) {
    throw invalidStock(
      `importStockSourcesWorkflow takes exactly one of file, stream and rows; it got ${given}.`
    )
  }
}

export function invalidStock(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
