import type { StockImport } from "./stock-import"

type Progress = StockImport["progress"]

const PHASES: Partial<Record<StockImport["status"], Progress["phase"][]>> = {
  uploaded: ["waiting"],
  checking: ["waiting", "reading", "judging"],
  applying: ["applying"],
  undoing: ["undoing"],
}

/** How far the act is that is under way. Until it has begun, an import still shows how far the one before has come. */
export function progressOf({
  status,
  progress,
}: Pick<StockImport, "status" | "progress">): Progress {
  return PHASES[status]?.includes(progress.phase)
    ? progress
    : { phase: "waiting", done: 0, total: 0 }
}

/** From 0 to 1, never 1 before it is done; undefined where nobody knows. */
export function shareOf({ phase, done, total }: Progress): number | undefined {
  if (phase === "waiting" || phase === "judging" || !total) return undefined
  return Math.floor((done * 100) / total) / 100
}
