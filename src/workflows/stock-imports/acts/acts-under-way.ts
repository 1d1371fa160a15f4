import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

// An act that says nothing for 5 s is taken for one whose process died.
const EVERY_MS = 2_000

/** How many runs this process has of an import's act: at work, waiting for their turn, or for the database to come back. */
const runs = new Map<string, number>()
let timer: NodeJS.Timeout | undefined

/** Whether this process has the import's act already. */
export function isUnderWay(id: string): boolean {
  return runs.has(id)
}

/**
 * Notes that this process has the import's act, until what is returned is called; meanwhile no other process takes it for
 * one that was left by a dead one.
 */
export function noteUnderWay(
  container: MedusaContainer,
  id: string
): () => void {
  runs.set(id, (runs.get(id) ?? 0) + 1)
  timer ??= keepFresh(container)
  return () => {
    const left = (runs.get(id) ?? 1) - 1
    if (left) {
      runs.set(id, left)
    } else {
      runs.delete(id)
    }
    if (!runs.size) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

function keepFresh(container: MedusaContainer): NodeJS.Timeout {
  return setInterval(() => void noteAll(container), EVERY_MS).unref()
}

async function noteAll(container: MedusaContainer): Promise<void> {
  try {
    await container
      .resolve(STOCK_SOURCE_MODULE)
      .keepStockImportActsFresh([...runs.keys()])
  } catch {
    // Another process then takes an act, and one of the two finds it done.
  }
}
