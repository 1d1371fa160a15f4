import { setTimeout as wait } from "node:timers/promises"
import type { UnreliableStore } from "./unreliable-store"

const PAUSE_MS = 100
const WRITING = ["applying", "undoing"]

export type SeenImport = { id: string; status: string; alarms: string[] }

/**
 * Looks at all imports for everybody who waits for one, straight in the database: fifty histories that each ask the server
 * five times a second leave it no time for their imports.
 */
export class ImportsWatch {
  private upcoming: Promise<Map<string, SeenImport>> | undefined

  constructor(private readonly store: UnreliableStore) {}

  /** Every import that is not deleted, as it is a moment after the call. */
  async look(): Promise<Map<string, SeenImport>> {
    this.upcoming ??= wait(PAUSE_MS).then(() => {
      this.upcoming = undefined
      return this.read()
    })
    return this.upcoming
  }

  /** As {@link look}, once it holds; undefined where it does not within `seconds`. */
  async until(
    holds: (imports: Map<string, SeenImport>) => boolean,
    seconds: number
  ): Promise<Map<string, SeenImport> | undefined> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      const imports = await this.look()
      if (holds(imports)) {
        return imports
      }
    }
    return undefined
  }

  private async read(): Promise<Map<string, SeenImport>> {
    const found = await this.store.rows<SeenImport>(
      `select id, status, array(
         select alarm ->> 'code' from jsonb_array_elements(coalesce(alarms, '[]')) alarm
       ) as alarms
       from stock_import where deleted_at is null`
    )
    return new Map(found.map((one) => [one.id, one]))
  }
}

/** Whether an import writes stock, so that no other one may begin. */
export function isSomebodyWriting(imports: Map<string, SeenImport>): boolean {
  return [...imports.values()].some(({ status }) => WRITING.includes(status))
}
