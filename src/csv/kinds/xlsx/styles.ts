import type { Readable } from "node:stream"
import { readAllXml } from "./read-xml"

/** What a cell's format makes of its number: a date, or one with zeros in front up to so many digits. */
export type NumberStyle = { date?: boolean; digits?: number }

const MOST_STYLES = 65_536

// Formats of dates and times that every program knows by their number.
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** By the number of a style, where it says something of numbers. */
export async function readStyles(source: Readable): Promise<NumberStyle[]> {
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let within = false
  await readAllXml(source, {
    open(name, { numFmtId, formatCode = "" }) {
      const id = Number(numFmtId)
      if (name === "numFmt") formats.set(id, formatCode)
      if (name === "cellXfs") within = true
      if (name === "xf" && within && styles.length < MOST_STYLES) {
        styles.push(styleOf(id, formats.get(id)))
      }
    },
    close(name) {
      if (name === "cellXfs") within = false
    },
  })
  return styles
}

/** What a format's code means for us. */
export function styleOf(id: number, code?: string): NumberStyle {
  if (code === undefined) return { date: isBuiltInDate(id) }
  if (/^0{2,30}$/.test(code)) return { digits: code.length }
  // Neither words in quotes, nor colors and languages in brackets, nor single escaped characters.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "")
  return { date: /[dmyhs]/i.test(bare) && !/^general/i.test(bare) }
}
