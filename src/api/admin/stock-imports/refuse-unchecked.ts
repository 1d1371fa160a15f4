import { MedusaError } from "@medusajs/framework/utils"
import { isIn, UNCHECKED } from "../../../modules/stock-source/imports/states"
import { Refusal } from "../../../modules/stock-source/refusal"
import type { StockImportDTO } from "../../../modules/stock-source/types"

/** @throws MedusaError `conflict` where a check has not ended, whose `reason` says what is not known yet. */
export function refuseUnchecked(
  { number, status }: StockImportDTO,
  reason: "unchecked" | "unread"
): void {
  if (isIn(UNCHECKED, status)) {
    throw new Refusal(MedusaError.Types.CONFLICT, "import_status", {
      reason,
      number,
      status,
    })
  }
}
