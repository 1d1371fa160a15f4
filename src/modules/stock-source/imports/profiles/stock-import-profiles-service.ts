import { MedusaError } from "@medusajs/framework/utils"
import type { Database } from "../../database/database"
import { Refusal } from "../../refusal"
import type {
  NewStockImportProfile,
  StockImportProfileChange,
  StockImportProfileDTO,
} from "../../types"
import { builtInProfile } from "./built-in"
import { findProfileByHeader } from "./find-profile"
import { addProfiles, changeProfiles, retrieveSaved } from "./profiles"
import { readProfileByNameOrId } from "./sql/read-profiles"
import { setProfilesDeleted } from "./sql/set-profiles-deleted"
import { type ProfileRecord, writeProfiles } from "./sql/write-profiles"

/** Profiles by which files are read: those that are saved, and the built-in ones. */
export class StockImportProfilesService {
  private readonly database: Database

  constructor({ database }: { database: Database }) {
    this.database = database
  }

  /** Saves profiles. */
  async addStockImportProfiles(
    profiles: NewStockImportProfile[]
  ): Promise<ProfileRecord[]> {
    return this.database.transaction((connection) =>
      addProfiles(connection, profiles)
    )
  }

  /** Changes saved profiles, and tells what they were. */
  async changeStockImportProfiles(
    changes: StockImportProfileChange[]
  ): Promise<ProfileRecord[]> {
    return this.database.transaction((connection) =>
      changeProfiles(connection, changes)
    )
  }

  /** Takes back what `changeStockImportProfiles` did. */
  async restoreStockImportProfilesBefore(
    before: ProfileRecord[]
  ): Promise<void> {
    return this.database.transaction((connection) =>
      writeProfiles(connection, before)
    )
  }

  /** Deletes saved profiles; imports that were read by them keep what they took. */
  async removeStockImportProfiles(ids: string[]): Promise<void> {
    return this.database.transaction(async (connection) => {
      await retrieveSaved(connection, ids)
      await setProfilesDeleted(connection, ids, true)
    })
  }

  /** Takes back what `removeStockImportProfiles` did. */
  async bringStockImportProfilesBack(ids: string[]): Promise<void> {
    return this.database.transaction((connection) =>
      setProfilesDeleted(connection, ids, false)
    )
  }

  /**
   * The profile of this name, whatever its case, or of this id.
   *
   * @throws MedusaError `invalid_data` where there is none.
   */
  async findStockImportProfile(
    nameOrId: string
  ): Promise<StockImportProfileDTO> {
    const found =
      builtInProfile(nameOrId) ??
      (await readProfileByNameOrId(this.database, nameOrId))
    if (!found) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "unknown_profile", {
        profile: nameOrId,
      })
    }
    return { built_in: false, ...found }
  }

  /** The profile that is for files with these columns. */
  async findStockImportProfileByHeader(
    names: string[]
  ): Promise<StockImportProfileDTO | undefined> {
    return findProfileByHeader(this.database, names)
  }
}
