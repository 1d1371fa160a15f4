import type { StockImport } from "./stock-import"

type Named = Pick<StockImport, "id" | "number">

const ID = /simp_[0-9A-Z]{26}/g

/** Imports are called by their numbers; what was kept of an earlier version still has their ids. */
export function withNumbers(text: string, imports: Named[]): string {
  return text.replace(ID, (id) => {
    const found = imports.find((one) => one.id === id)
    return found ? `#${found.number}` : id
  })
}

/** The first of these imports that a text speaks of. */
export function findNamed<Import extends Named>(
  text: string,
  imports: Import[]
): Import | undefined {
  return imports.find(
    ({ id, number }) =>
      text.includes(id) || new RegExp(`#${number}\\b`).test(text)
  )
}
