import { MedusaError } from "@medusajs/framework/utils"
import { importName } from "../../../modules/stock-source/imports/import-name"
import {
  type Alarm,
  CONFIRMABLE_ALARMS,
  type ConfirmableAlarm,
  type DecimalSeparator,
  type StockImportDTO,
} from "../../../modules/stock-source/types"

/** What whoever applies a plan has seen and accepts. */
export type Confirmation = {
  /** Codes of alarms. */
  confirm?: readonly string[]
  /** The reading that is meant, where the plan has quantities with two. */
  decimal_separator?: DecimalSeparator
}

/**
 * Alarms of a plan that keep it from being applied: not accepted now, nor at the upload of a file that applies automatically. Whoever
 * may upload but not apply accepts nothing for those who may.
 */
export function unconfirmed(
  { alarms, apply, confirm: beforehand }: StockImportDTO,
  { confirm = [], decimal_separator }: Confirmation = {}
): Alarm[] {
  return alarms.filter(({ code, optional, readings }) => {
    if (optional) {
      return false
    }
    if (readings) {
      // The plan shows the first reading; to accept another one takes another plan.
      const [shown] = readings
      return !(
        confirm.includes(code) && decimal_separator === shown.decimal_separator
      )
    }
    return !confirm.includes(code) && !(apply && isBeforehand(code, beforehand))
  })
}

/** Only what may be accepted before the file is checked. */
function isBeforehand(
  code: Alarm["code"],
  beforehand: string[] | null
): boolean {
  return (
    CONFIRMABLE_ALARMS.includes(code as ConfirmableAlarm) &&
    !!beforehand?.includes(code)
  )
}

/**
 * Keeps a plan that is probably a mistake from being applied unseen. Says nothing of an import that cannot be applied
 * anyway: its status is the better reason.
 *
 * @throws MedusaError `conflict` with each alarm that is not confirmed.
 */
export function refuseUnconfirmed(
  stockImport: StockImportDTO,
  confirmation: Confirmation
): void {
  const { status } = stockImport
  const open = unconfirmed(stockImport, confirmation)
  if (status !== "checked" || !open.length) {
    return
  }
  throw new MedusaError(
    MedusaError.Types.CONFLICT,
    `${importName(stockImport)} has alarms that are not confirmed: ${open.map(({ message }) => message).join(" ")} ${waysOn(open)}`
  )
}

function waysOn(open: Alarm[]): string {
  const codes = [...new Set(open.map(({ code }) => code))]
  const readings = open.find((alarm) => alarm.readings)?.readings
  const and = readings
    ? `, and decimal_separator: "${readings[0].decimal_separator}" for the reading that the plan shows (POST …/check with the other one makes a plan of that)`
    : ""
  return `To apply it all the same, send confirm: ${JSON.stringify(codes)}${and}.`
}
