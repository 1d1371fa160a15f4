const LF = "\n"
const CR = "\r"

/** Finds where lines of a text end: at LF, CRLF or CR. Each character is looked at once, however many lines there are. */
export class LineEnds {
  private lf = -1
  private cr = -1

  /** @param complete no more text follows: a CR at the end is then a whole line end */
  constructor(
    private readonly text: string,
    private readonly complete: boolean
  ) {
    this.lf = this.find(LF, 0)
    this.cr = this.find(CR, 0)
  }

  /** Where the line ends that `at` is in; -1 where that is not known yet. Never asked for an earlier place. */
  from(at: number): number {
    if (this.lf < at) this.lf = this.find(LF, at)
    if (this.cr < at) this.cr = this.find(CR, at)
    const end = Math.min(this.lf, this.cr)
    if (end === this.text.length) return this.complete ? end : -1
    // The other half of a CRLF may follow.
    const isCut = end === this.cr && end === this.text.length - 1
    return isCut && !this.complete ? -1 : end
  }

  /** Where the line behind a line end begins. */
  behind(end: number): number {
    const isCrLf = this.text[end] === CR && this.text[end + 1] === LF
    return Math.min(end + (isCrLf ? 2 : 1), this.text.length)
  }

  private find(character: string, at: number): number {
    const found = this.text.indexOf(character, at)
    return found < 0 ? this.text.length : found
  }
}
