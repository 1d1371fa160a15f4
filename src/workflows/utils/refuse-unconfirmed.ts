import { MedusaError } from "@medusajs/framework/utils"
import type { StockImportDTO } from "../../modules/stock-source/types"

/**
 * Keeps a plan that is probably a mistake from being applied unseen. Says nothing of an import that cannot be applied
 * anyway: its status is the better reason.
 *
 * @param confirm codes of alarms
 * @throws MedusaError `conflict` with each alarm that is not confirmed.
 */
export function refuseUnconfirmed(
  { id, status, alarms }: StockImportDTO,
  confirm: string[] = []
): void {
  const open = alarms.filter(({ code }) => !confirm.includes(code))
  if (status !== "checked" || !open.length) {
    return
  }
  const codes = [...new Set(open.map(({ code }) => code))]
  throw new MedusaError(
    MedusaError.Types.CONFLICT,
    `Stock import ${id} has alarms that are not confirmed: ${open.map(({ message }) => message).join(" ")} To apply it all the same, send confirm: ${JSON.stringify(codes)}.`
  )
}
