import { plainNumber } from "../plain-number"

/** Longer numbers than these lose digits when they are parsed. */
const LONG_NUMBER = /[\d.]{16}/
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?![\d.eE])/g

/** The values of an object by their names, as cells; undefined where the text is no object. */
export function readObject(text: string): Map<string, string> | undefined {
  const parsed = parse(text)
  if (typeof parsed !== "object" || !parsed || Array.isArray(parsed)) {
    return undefined
  }
  return new Map(
    Object.entries(parsed).map(([name, value]) => [name, cellOf(value)])
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(
      LONG_NUMBER.test(text) ? text.replace(TEXT_OR_NUMBER, quoted) : text
    )
  } catch {
    return undefined
  }
}

function quoted(piece: string): string {
  return piece.startsWith('"') || piece.length < 16 ? piece : `"${piece}"`
}

function cellOf(value: unknown): string {
  if (value === null) return ""
  if (typeof value === "number") return plainNumber(value)
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
