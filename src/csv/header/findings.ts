import type { FileIssue } from "../error"
import { uncleanCharacter } from "../read/clean"

const MAX_LISTED = 20

/** What is found in a file's rows and told of the file, however many rows it concerns. */
export class Findings {
  private readonly headers: number[] = []
  private readonly unclean = new Map<string, FileIssue>()
  private repeated = 0

  /** A row that names the columns again. */
  addHeader(row: number): void {
    this.repeated++
    if (this.headers.length < MAX_LISTED) this.headers.push(row)
  }

  /** A cell with a character that is left out. */
  addUnclean(row: number, column: string, cell: string): void {
    const character = uncleanCharacter(cell)
    const key = `${character} ${column}`
    const found = this.unclean.get(key)
    if (found) {
      found.params.count = Number(found.params.count) + 1
    } else if (this.unclean.size < MAX_LISTED) {
      this.unclean.set(key, unclean(row, column, character))
    }
  }

  issues(): FileIssue[] {
    const more = this.repeated - this.headers.length
    return [
      ...(this.repeated === 0
        ? []
        : [
            {
              code: "repeated_header" as const,
              column: null,
              params: {
                count: this.repeated,
                rows: this.headers.join(", "),
                ...(more > 0 && { more_rows: more }),
              },
              severity: "warning" as const,
            },
          ]),
      ...this.unclean.values(),
    ]
  }
}

function unclean(row: number, column: string, character: string): FileIssue {
  return {
    code: "invisible_characters",
    column,
    params: { character, row, count: 1 },
    severity: "warning",
  }
}
