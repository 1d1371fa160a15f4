import type { Logger } from "@medusajs/framework/types"
import { type Database, LOCK_TIMEOUT } from "../database/database"
import {
  assignDefaultSource,
  type DefaultAssignments,
} from "./sql/assign-default-source"
import { readLostAssignments } from "./sql/read-lost-assignments"
import {
  dropMakeWayTrigger,
  installMakeWayTrigger,
  isMakeWayTriggerInstalled,
} from "./sql/make-way-trigger"
import { forgetReplacedLevels, readReplacedLevels } from "./sql/replaced-levels"
import { unassignUntouchedLevels } from "./sql/unassign-untouched-levels"

/** New inventory items at the default source, and how these assignments make way for levels of Medusa's own. */
export class DefaultAssignmentsService {
  private readonly database: Database
  private readonly logger: Logger

  constructor({ database, logger }: { database: Database; logger: Logger }) {
    this.database = database
    this.logger = logger
  }

  /**
   * Assigns inventory items to the default source with quantity 0. One that has a level there, or had one that was taken
   * away, is left alone; `postponed` are those that somebody else was writing.
   */
  async assignDefaultSource(
    inventoryItemIds: string[]
  ): Promise<DefaultAssignments> {
    try {
      // Not at the start only: a database may have been restored without it since.
      await this.ensureMakingWay()
      return await this.database.transaction((connection) =>
        assignDefaultSource(connection, inventoryItemIds)
      )
    } catch (error) {
      if ((error as { code?: string }).code === LOCK_TIMEOUT) {
        return { level_ids: [], postponed: inventoryItemIds }
      }
      throw error
    }
  }

  /** Takes back levels that `assignDefaultSource` made and nobody has touched; returns their ids. */
  async unassignUntouchedLevels(levelIds: string[]): Promise<string[]> {
    return this.database.transaction((connection) =>
      unassignUntouchedLevels(connection, levelIds)
    )
  }

  /** Ids of assignments of ours in whose place are levels of Medusa's, these or all, and that nobody was told of. */
  async listReplacedLevels(replacedBy: string[] | null): Promise<string[]> {
    return readReplacedLevels(this.database, replacedBy)
  }

  /** To be called when everybody knows that these levels are gone. */
  async forgetReplacedLevels(levelIds: string[]): Promise<void> {
    await forgetReplacedLevels(this.database, levelIds)
  }

  /** Inventory items whose assignment made way for a level that was taken back as if it had never been there. */
  async listLostAssignments(): Promise<string[]> {
    return readLostAssignments(this.database)
  }

  /** Lets Medusa's levels be as they were without us; the next start of the plugin, or its next assignment, is against it. */
  async stopMakingWay(): Promise<void> {
    await dropMakeWayTrigger(this.database)
  }

  /** Makes ready for levels of Medusa's own, or says in the log why that could not be. */
  async prepareMakingWay(): Promise<void> {
    try {
      await this.ensureMakingWay()
    } catch (error) {
      this.logger.warn(
        `medusa-plugin-stock-sources: the trigger on Medusa's inventory levels was not installed (${(error as Error).message}). Until it is, new inventory items are not assigned to the default source; it is tried again for the next one.`
      )
    }
  }

  private async ensureMakingWay(): Promise<void> {
    if (!(await isMakeWayTriggerInstalled(this.database))) {
      await this.database.transaction(installMakeWayTrigger)
    }
  }
}
