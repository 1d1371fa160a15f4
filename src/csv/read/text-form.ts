import type { Encoding } from "./encoding"
import { detectBom } from "./encoding-detector"

/** What a text ends its lines with. */
type LineEnd = "\n" | "\r\n" | "\r"

/** How a text is written, beside its separator. */
export type TextForm = {
  encoding: Encoding
  /** Whether a byte order mark stands in front. */
  bom: boolean
  lineEnd: LineEnd
}

/** How a text is written that begins so. */
export function textForm(
  bytes: Buffer,
  text: string,
  encoding: Encoding
): TextForm {
  const [lineEnd = "\n"] = /\r\n?|\n/.exec(text) ?? []
  return {
    encoding,
    bom: detectBom(bytes) !== undefined,
    lineEnd: lineEnd as LineEnd,
  }
}
