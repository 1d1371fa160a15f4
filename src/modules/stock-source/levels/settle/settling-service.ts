import type { Database } from "../../database/database"
import { holdSettling, moveUnits, type SettlingHold } from "./settling-hold"
import { readSettling, readSourcesToSettle } from "./sql/read-settling"
import { readUnsettledLevels } from "./sql/read-unsettled-levels"
import type { LevelKey, SourceSettling } from "../../types"

/** Moving the units of sources and items to where `enabled` and status want them. */
export class SettlingService {
  private readonly database: Database

  constructor({ database }: { database: Database }) {
    this.database = database
  }

  /** Those of the sources whose units are still on their way, with how far they are. */
  async listSettling(sourceIds: string[]): Promise<SourceSettling[]> {
    return readSettling(this.database, sourceIds)
  }

  /** Ids of the sources whose units are to be moved and that nobody works on, the oldest first. */
  async listSourcesToSettle(): Promise<string[]> {
    return readSourcesToSettle(this.database)
  }

  /** Runs `work` while this process, and no other, settles the source; false where another one does. */
  async holdSettling(
    sourceId: string,
    work: (hold: SettlingHold) => Promise<void>
  ): Promise<boolean> {
    return holdSettling(this.database, sourceId, work)
  }

  /** A page of levels at all sources whose units lie wrong; `after` is the last page's last level. */
  async listUnsettledLevels(page: {
    after: string
    limit: number
  }): Promise<LevelKey[]> {
    return this.database.withConnection((connection) =>
      readUnsettledLevels(connection, { ...page, sourceId: null })
    )
  }

  /** Withholds and releases units of levels as their status and source say; hold Medusa's stock locks. Returns ids of levels changed. */
  async settleLevels(levelIds: string[]): Promise<string[]> {
    return moveUnits(this.database, levelIds)
  }
}
