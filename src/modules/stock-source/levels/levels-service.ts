import { type Database, LOCK_TIMEOUT } from "../database/database"
import type { GhostLevels, LevelKey, UnitSums } from "../types"
import {
  installItemDeletion,
  isItemDeletionInstalled,
} from "./sql/install-item-deletion"
import { countIndexedItems, installItemNames } from "./sql/item-name-index"
import { readLevelsOutOfStep } from "./sql/read-levels-out-of-step"
import { removeGhostLevels } from "./sql/remove-ghost-levels"
import { sumUnits } from "./sql/sum-units"

/** Medusa's inventory levels as a whole: their units, and those that ought not to be there. */
export class LevelsService {
  private readonly database: Database

  constructor({ database }: { database: Database }) {
    this.database = database
  }

  /** Removes up to `limit` levels of inventory items, or at stock locations, that were deleted before they were made. */
  async removeGhostLevels(limit: number): Promise<GhostLevels> {
    return this.database.transaction((connection) =>
      removeGhostLevels(connection, limit)
    )
  }

  /**
   * Lets an inventory item that Medusa deletes take along levels that are made at the same moment. Not by the migration
   * only, which may come before Medusa's own, and is not run again where a database is restored without it.
   */
  async ensureItemDeletion(database = this.database): Promise<void> {
    if (!(await isItemDeletionInstalled(database))) {
      await this.orLater(database.transaction(installItemDeletion))
    }
  }

  /** Lets inventory items be found by what is left of their SKU; missing for the same reasons, and done without meanwhile. */
  async ensureItemNames(): Promise<void> {
    if ((await countIndexedItems(this.database)) === null) {
      await this.orLater(this.database.transaction(installItemNames))
    }
  }

  /** Whoever comes next tries again what has waited too long for a lock. */
  private async orLater(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_TIMEOUT) {
        throw error
      }
    }
  }

  /** Those of the levels whose source item is missing, left over, or does not withhold what it must. */
  async listLevelsOutOfStep(levelIds: string[]): Promise<LevelKey[]> {
    return this.database.withConnection((connection) =>
      readLevelsOutOfStep(connection, levelIds)
    )
  }

  /** All units of the store by source, stocked and withheld, from one moment. */
  async listUnitSums(): Promise<UnitSums[]> {
    return this.database.withConnection(sumUnits)
  }
}
