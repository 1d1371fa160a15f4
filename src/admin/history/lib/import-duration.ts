import type { StockImport } from "../../imports/lib/stock-import"

/** Milliseconds that the server has worked on each act of an import that has ended; nothing for the others. */
export function actDurations(
  stockImport: StockImport
): { act: "check" | "apply" | "undo"; ms: number }[] {
  const { created_at, checked_at, apply_began_at, applied_at } = stockImport
  const acts = [
    { act: "check", from: created_at, to: checked_at },
    { act: "apply", from: apply_began_at, to: applied_at },
    {
      act: "undo",
      from: stockImport.undo_began_at,
      to: stockImport.undone_at,
    },
  ] as const
  return acts.flatMap(({ act, from, to }) =>
    from && to ? [{ act, ms: Date.parse(to) - Date.parse(from) }] : []
  )
}
