import { plainNumber } from "../plain-number"
import type { NumberStyle } from "./styles"

const DAY_MS = 86_400_000
const FROM_1900 = Date.UTC(1899, 11, 30)
const FROM_1904 = Date.UTC(1904, 0, 1)
const LAST_DAY = 2_958_465

/** A number as its cell shows it, without what counting in binary adds to it: 0.30000000000000004 is 0.3. */
export function numberText(raw: string, { digits = 0 }: NumberStyle): string {
  const number = Number(raw)
  if (!Number.isFinite(number)) return raw
  // Spreadsheets show 15 digits.
  const text = plainNumber(Number(number.toPrecision(15)))
  return digits && /^\d+$/.test(text) ? text.padStart(digits, "0") : text
}

/** A date as ISO has it, with its time where it is not midnight; undefined where the number is none. */
export function dateText(raw: string, from1904: boolean): string | undefined {
  const days = Number(raw)
  if (!(days >= 0 && days <= LAST_DAY)) return undefined
  const start = from1904 ? FROM_1904 : FROM_1900
  const time = new Date(start + Math.round(days * DAY_MS))
  const [date, clock] = time.toISOString().split("T")
  const hours = clock.slice(0, 5)
  return hours === "00:00" ? date : `${date} ${hours}`
}
