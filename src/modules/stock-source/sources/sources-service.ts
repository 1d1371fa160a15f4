import type { Database } from "../database/database"
import type { LevelsService } from "../levels/levels-service"
import type { SourceItemsService } from "./items/source-items-service"
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
import { enableSources } from "./sql/enable-sources"
import { forgetMigrationScript } from "../database/sql/forget-migration-script"
import { lockSourceChanges } from "./sql/lock-source-changes"
import { putItemsInStock } from "./items/sql/put-items-in-stock"
import { readSourceStock } from "./sql/read-source-stock"
import { readSourcesByCode } from "./sql/read-sources"
import { recordSettling } from "../levels/settle/sql/record-settling"
import type { SourceStock } from "./source-stock"
import type {
  NewSource,
  ReconcileCounts,
  SourceChange,
  SourceIdentity,
  SourceRecord,
  SourcesBefore,
} from "../types"

/** Source items put in stock in one transaction: a store may have millions, and others write meanwhile. */
const ITEMS_A_BATCH = 50_000

type Dependencies = {
  database: Database
  levelsService: LevelsService
  sourceItemsService: SourceItemsService
}

/** Sources: which there are, what each is, and which of them is the default. */
export class SourcesService {
  private readonly database: Database
  private readonly levels: LevelsService
  private readonly items: SourceItemsService

  constructor({ database, levelsService, sourceItemsService }: Dependencies) {
    this.database = database
    this.levels = levelsService
    this.items = sourceItemsService
  }

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

  /** Brings sources in step with Medusa's stock locations; may run at any time, twice at once. */
  async ensureSources(input: {
    /** Whose source becomes the default where there is none: the store's own default location. */
    default_location_id: string | null
  }): Promise<ReconcileCounts> {
    await this.levels.ensureItemDeletion()
    await this.levels.ensureItemNames()
    await this.items.ensureView()
    return this.database.transaction((connection) =>
      reconcileSources(connection, input.default_location_id)
    )
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

  /** Lets `medusa db:migrate` give locations their sources again. */
  async forgetMigrationScript(): Promise<void> {
    await forgetMigrationScript(this.database)
  }
}
