import type { Database } from "../database/database"
import type { SourceItemsCall } from "./source-item-calls"
import type { SourceItemsWritten, WrittenRow } from "./source-item-changes"
import { readItemIds } from "../sources/items/sql/read-item-ids"
import {
  type TakenBack,
  takeBackSourceItems,
  writeSourceItems,
} from "./write-source-items"

/** Changing source items without a file. */
export class SourceItemChangesService {
  private readonly database: Database

  constructor({ database }: { database: Database }) {
    this.database = database
  }

  /** Ids of the inventory items that a call may write, which are the keys of Medusa's stock locks. */
  async listItemIdsOfCall({ skus }: SourceItemsCall): Promise<string[]> {
    return readItemIds(this.database, skus)
  }

  /** Judges and writes a call, all of it or nothing; hold the stock locks of `itemIds`. */
  async writeSourceItems(
    call: SourceItemsCall,
    itemIds: string[]
  ): Promise<SourceItemsWritten> {
    return writeSourceItems(this.database, call, itemIds)
  }

  /** Takes back what a call has written, by difference; hold the stock locks of the rows' inventory items. */
  async takeBackSourceItems(rows: WrittenRow[]): Promise<TakenBack> {
    return takeBackSourceItems(this.database, rows)
  }
}
