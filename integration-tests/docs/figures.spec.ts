import { readText } from "./support/markdown"

const COLUMNS = {
  "this plugin": "bench/RESULTS.md",
  "raw PostgreSQL (the limit)": "bench/RESULTS.md",
  "Medusa's own workflows": "docs/adr/0002-sql-over-medusas-tables.md",
} as const

describe("the README's figures", () => {
  it.each(Object.entries(COLUMNS))(
    "of %s are from %s, rounded to hundreds",
    (column, file) => {
      const measured = numbersIn(readText(file)).map(toHundreds)
      const shown = columnOf(readText("README.md"), column)
      expect(shown.length).toBeGreaterThan(2)
      expect(shown.filter((figure) => !measured.includes(figure))).toEqual([])
    }
  )
})

/** The numbers in a column of the first table that has it. */
function columnOf(text: string, column: string): number[] {
  const lines = text.split("\n")
  const head = lines.findIndex((line) => cells(line).includes(column))
  const at = cells(lines[head]).indexOf(column)
  const end = lines.findIndex((line, n) => n > head && !line.startsWith("|"))
  return lines
    .slice(head + 2, end)
    .flatMap((line) => numbersIn(cells(line)[at] ?? ""))
}

function cells(line: string): string[] {
  return line.split("|").map((cell) => cell.trim())
}

function numbersIn(text: string): number[] {
  return (text.match(/\d{1,3}(?:,\d{3})+/g) ?? []).map((number) =>
    Number(number.replaceAll(",", ""))
  )
}

const toHundreds = (number: number) => Math.round(number / 100) * 100
