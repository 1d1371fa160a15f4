import type { Client } from "./client"
import { check, rows } from "./stock-imports"

/** What the check of one file ends in. */
export type CorpusOutcome = {
  file: string
  /** Query of the upload. */
  options: string
  status: string
  /** Counts that are not 0, such as `update: 1`; without `rows`. */
  counts: Record<string, number>
  /** `row:column:code`, with `>proposal` where there is one; row 0 is the file itself. */
  issues: string[]
}

/** Lines of `file | options | status | counts | issues`. */
export function parseCorpus(table: string): CorpusOutcome[] {
  const lines = table.split("\n").filter((line) => line.trim())
  return lines.map((line) => {
    const [file, options, status, counts = "", issues = ""] = line
      .split("|")
      .map((cell) => cell.trim())
    return {
      file,
      options,
      status,
      counts: Object.fromEntries(
        listed(counts).map((count): [string, number] => {
          const [name, lines] = count.split(" ")
          return [name, Number(lines)]
        })
      ),
      issues: listed(issues),
    }
  })
}

function listed(cell: string): string[] {
  return cell ? cell.split(", ") : []
}

/** Uploads a file and reads what the check makes of it, in the words of the table. */
export async function readOutcome(
  admin: Client,
  file: string,
  csv: Buffer,
  options: string
): Promise<CorpusOutcome> {
  const { id, status, counts, issues } = await check(
    admin,
    csv,
    Object.fromEntries(new URLSearchParams(options))
  )
  const lines = await rows(admin, id)
  const { rows: total, ...each } = counts
  if (total !== lines.length) {
    throw new Error(
      `${file}: ${total} rows are counted, ${lines.length} are there.`
    )
  }
  return {
    file,
    options,
    status,
    counts: Object.fromEntries(
      Object.entries(each).filter(([, count]) => count !== 0)
    ) as Record<string, number>,
    issues: [
      ...issues.map((issue: Shown) => show(0, issue)),
      ...lines.flatMap((line) =>
        line.issues.map((issue: Shown) => show(line.row_number, issue))
      ),
    ],
  }
}

type Shown = { code: string; column: string | null; proposal: string | null }

function show(row: number, { code, column, proposal }: Shown): string {
  const shown = `${row}:${column ?? ""}:${code}`
  return proposal ? `${shown}>${proposal}` : shown
}
