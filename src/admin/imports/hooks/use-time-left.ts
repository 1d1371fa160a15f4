import { useRef } from "react"
import type { StockImportProgress } from "../../../modules/stock-source/types"

// Before that, the rate is a guess.
const MEASURED_MS = 3_000

/**
 * Seconds that a phase will still take at the rate it has had since this page watches it; undefined while that is not
 * known.
 */
export function useTimeLeft({
  phase,
  done,
  total,
}: StockImportProgress): number | undefined {
  const start = useRef({ phase, done, at: Date.now() })
  if (start.current.phase !== phase || done < start.current.done) {
    start.current = { phase, done, at: Date.now() }
  }
  const elapsed = Date.now() - start.current.at
  const moved = done - start.current.done
  if (elapsed < MEASURED_MS || moved <= 0) return undefined
  return ((total - done) / moved) * (elapsed / 1000)
}
