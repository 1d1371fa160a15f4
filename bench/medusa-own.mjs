// Medusa's own way, on a sample of the very levels that this plugin has written.
import { runAlone } from "./store.mjs"

// 20,000 updates take 17 s; a million would take a quarter of an hour and say the same.
const MOST_LEVELS = 20_000

/** @returns {Promise<{side: string, work: string, rows: number, ms: number}[]>} `rows`: the sample's size */
export async function measureMedusa({ database, folder, rows }) {
  const sample = Math.min(rows, MOST_LEVELS)
  const measured = await runAlone(
    database,
    folder,
    "./own-way.js",
    String(sample)
  )
  return measured.map((one) => ({ side: "Medusa's own", ...one }))
}
