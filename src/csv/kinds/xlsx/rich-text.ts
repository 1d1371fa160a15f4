const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** The text of an element `si` or `is`: of its parts, without hints of pronunciation. */
export class RichText {
  private text = ""
  private reading = false
  private hints = 0

  open(name: string): void {
    if (name === "rPh") this.hints++
    else if (name === "t") this.reading = this.hints === 0
  }

  add(piece: string): void {
    if (this.reading) this.text += piece
  }

  close(name: string): void {
    if (name === "rPh") this.hints--
    else if (name === "t") this.reading = false
  }

  /** What has come since the last time. */
  take(): string {
    const { text } = this
    this.text = ""
    return text
  }
}

/** Characters that XML does not know stand as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(ESCAPED, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16))
      )
    : text
}

// What XML cannot hold, tab and line feed aside, and what would be taken for an escape.
const TO_ESCAPE = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu

/** {@link unescapeText} gives it back as it was. */
export function escapeText(text: string): string {
  return text.replace(
    TO_ESCAPE,
    (character) =>
      `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`
  )
}
