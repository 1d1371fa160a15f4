import { MedusaError } from "@medusajs/framework/utils"
import {
  type Alarm,
  CONFIRMABLE_ALARMS,
  type ConfirmableAlarm,
  type DecimalSeparator,
  type StockImportDTO,
} from "../../../modules/stock-source/types"
import { Refusal } from "../../../modules/stock-source/refusal"
import { numberParams, type ToldAlarm } from "../../../texts/issue-text"

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
  const readings = open.find((alarm) => alarm.readings)?.readings
  throw new Refusal(MedusaError.Types.CONFLICT, "unconfirmed_alarms", {
    ...(readings && {
      reason: "reading",
      decimal_separator: readings[0].decimal_separator,
    }),
    number: stockImport.number,
    confirm: JSON.stringify([...new Set(open.map(({ code }) => code))]),
    ...numberParams(open.map(toParams)),
  })
}

/** An alarm of an earlier version has a message in place of params. */
function toParams({ code, source_code, params, message }: ToldAlarm) {
  return { alarm: code, source_code, ...(params ?? { message }) }
}
