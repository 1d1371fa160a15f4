import {
  addMissingSourceItems,
  ITEMS_A_BATCH,
} from "./items/missing-source-items"
import { LOCK_TIMEOUT } from "../database/transactions"
import { SettlingService } from "../levels/settle/settling-service"
import {
  bringBackSources,
  confirmSourceDeletion,
  removeSources,
} from "./source-deletion"
import {
  addSources,
  changeSources,
  reconcileSources,
  refuseTakenSources,
  restoreSources,
} from "./sources"
import type { LevelScope } from "./items/sql/add-source-items"
import { enableSources } from "./sql/enable-sources"
import { forgetMigrationScript } from "../database/sql/forget-migration-script"
import { lockSourceChanges } from "./sql/lock-source-changes"
import { putItemsInStock } from "./items/sql/put-items-in-stock"
import { readLevelsOutOfStep } from "../levels/sql/read-levels-out-of-step"
import { readSourceStock } from "./sql/read-source-stock"
import { readSourcesByCode } from "./sql/read-sources"
import { recordSettling } from "../levels/settle/sql/record-settling"
import {
  installItemDeletion,
  isItemDeletionInstalled,
} from "../levels/sql/install-item-deletion"
import { removeGhostLevels } from "../levels/sql/remove-ghost-levels"
import { removeSourceItems } from "./items/sql/remove-source-items"
import { restoreSourceItems } from "./items/sql/restore-source-items"
import { sumUnits } from "../levels/sql/sum-units"
import type { SourceStock } from "./source-stock"
import type {
  GhostLevels,
  LevelKey,
  NewSource,
  ReconcileCounts,
  SourceChange,
  SourceIdentity,
  SourceRecord,
  SourcesBefore,
  UnitSums,
} from "../types"

/** Sources, and what keeps their items in step with Medusa's levels. */
export class SourcesService extends SettlingService {
  /** The live sources that bear one of the codes, whatever its case. */
  async findSourcesByCode(codes: string[]): Promise<SourceRecord[]> {
    return this.database.withConnection((connection) =>
      readSourcesByCode(connection, codes)
    )
  }

  /** What the items of each of the sources are all together: reads all of their levels. */
  async listSourceStock(sourceIds: string[]): Promise<SourceStock[]> {
    return this.database.withConnection((connection) =>
      readSourceStock(connection, sourceIds)
    )
  }

  /** Brings sources and source items in step with Medusa's stock locations and levels; may run at any time, twice at once. */
  async ensureSources(input: {
    /** Whose source becomes the default where there is none: the store's own default location. */
    default_location_id: string | null
  }): Promise<ReconcileCounts> {
    await this.ensureItemDeletion()
    const sources = await this.database.transaction((connection) =>
      reconcileSources(connection, input.default_location_id)
    )
    return { ...sources, ...(await this.ensureSourceItems({ levelIds: null })) }
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
    if (await isItemDeletionInstalled(database)) {
      return
    }
    try {
      await database.transaction(installItemDeletion)
    } catch (error) {
      // Whoever comes next tries again.
      if ((error as { code?: string }).code !== LOCK_TIMEOUT) {
        throw error
      }
    }
  }

  /** Gives levels their source items, takes them from levels that are gone, and brings those of restored levels back. */
  async ensureSourceItems(scope: LevelScope) {
    const items_removed = await this.database.transaction((connection) =>
      removeSourceItems(connection, scope)
    )
    const items_restored = await this.database.transaction((connection) =>
      restoreSourceItems(connection, scope)
    )
    const items_created = await this.addMissingSourceItems(scope)
    return { items_created, items_restored, items_removed }
  }

  /** Gives levels without a source item theirs, all or those of some sources; returns how many it made. */
  async addMissingSourceItems(
    scope: LevelScope & { sourceIds?: string[] }
  ): Promise<number> {
    return addMissingSourceItems(this.database, scope)
  }

  /** Throws what `addSources` would refuse, before anything is made for it. */
  async refuseTakenSources(sources: SourceIdentity[]): Promise<void> {
    return this.database.transaction((connection) =>
      refuseTakenSources(connection, sources)
    )
  }

  /** Makes sources of stock locations, or gives those that we made by ourselves their codes. */
  async addSources(
    sources: NewSource[]
  ): Promise<{ sources: SourceRecord[]; before: SourcesBefore }> {
    return this.database.transaction((connection) =>
      addSources(connection, sources)
    )
  }

  /** Changes `enabled` and the default of sources, and records that units are to follow `enabled`. */
  async changeSources(changes: SourceChange[]): Promise<SourcesBefore> {
    return this.database.transaction((connection) =>
      changeSources(connection, changes)
    )
  }

  /** Takes back what `addSources` or `changeSources` wrote. */
  async restoreSourcesBefore(before: SourcesBefore): Promise<void> {
    return this.database.transaction((connection) =>
      restoreSources(connection, before)
    )
  }

  /** Deletes sources that hold nothing and are not the default. */
  async removeSources(ids: string[]): Promise<void> {
    return this.database.transaction((connection) =>
      removeSources(connection, ids)
    )
  }

  /** Ends what `removeSources` began, once the stock locations are deleted; throws where something is held by then. */
  async confirmSourceDeletion(ids: string[]): Promise<void> {
    return this.database.transaction((connection) =>
      confirmSourceDeletion(connection, ids)
    )
  }

  /** Takes back what `removeSources` did. */
  async bringBackSources(ids: string[]): Promise<void> {
    return this.database.transaction((connection) =>
      bringBackSources(connection, ids)
    )
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

  /**
   * Enables every source and puts every source item in stock, and records that units are to follow. What was out of stock
   * or at a disabled source sells from then on, and nothing remembers that it did not.
   */
  async putEverythingInStock(): Promise<void> {
    await this.database.transaction(async (connection) => {
      await lockSourceChanges(connection)
      await recordSettling(connection, await enableSources(connection))
    })
    for (let count = ITEMS_A_BATCH; count === ITEMS_A_BATCH; ) {
      count = await this.database.transaction(async (connection) => {
        const put = await putItemsInStock(connection, ITEMS_A_BATCH)
        await recordSettling(connection, put.source_ids)
        return put.count
      })
    }
  }

  /** Lets `medusa db:migrate` give levels and locations their source items and sources again. */
  async forgetMigrationScript(): Promise<void> {
    await forgetMigrationScript(this.database)
  }
}
