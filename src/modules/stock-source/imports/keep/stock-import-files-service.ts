import type { Database } from "../../database/database"
import { PatienceWithPending } from "../act-pending"
import { deleteImports, restoreImports } from "./sql/delete-imports"
import { removeCorrections } from "../corrections/sql/corrections"
import { deleteImportRows } from "./sql/delete-import-rows"
import { forgetImport } from "./sql/forget-import"
import { forgetImportFile } from "./sql/forget-import-file"
import {
  readImportRemains,
  type ImportRemains,
} from "./sql/read-import-remains"
import { retireOldPlans } from "./sql/retire-old-plans"
import { dropForgottenNumbers } from "../profiles/numbers/sql/drop-forgotten-numbers"
import { forgetUpload, noteUpload, readOrphanedUploads } from "./sql/uploads"
import type { StockSourceOptions } from "../../types"

/** The files and plans of stock imports: which are on their way in, and which have had their time. */
export class StockImportFilesService {
  private readonly database: Database
  private readonly options: StockSourceOptions

  constructor({
    database,
    stockSourceOptions,
  }: {
    database: Database
    stockSourceOptions: StockSourceOptions
  }) {
    this.database = database
    this.options = stockSourceOptions
  }

  /** Notes a file that is on its way into the File module, until an import has it. */
  async noteUpload(fileKey: string): Promise<void> {
    await noteUpload(this.database, fileKey)
  }

  /** Forgets the note: an import has the file, or the file is deleted. */
  async forgetUpload(fileKey: string): Promise<void> {
    await forgetUpload(this.database, fileKey)
  }

  /** Keys of files that no import has: their upload died more than a day ago. */
  async listOrphanedUploads(): Promise<string[]> {
    return readOrphanedUploads(this.database)
  }

  /**
   * Hides imports that are at rest, all or none, and returns what is left of them; {@link deleteImports}. Waits where the
   * hooks and events of one are just going out.
   */
  async hideStockImports(ids: string[]): Promise<ImportRemains[]> {
    const patience = new PatienceWithPending()
    for (;;) {
      try {
        return await this.database.transaction((connection) =>
          deleteImports(connection, ids)
        )
      } catch (error) {
        await patience.waitOrThrow(error)
      }
    }
  }

  /** Forgets an import that should not have been recorded, unless it was gone on with meanwhile. */
  async takeStockImportBack(id: string): Promise<void> {
    await forgetImport(this.database, id)
  }

  /** Brings deleted imports back whose plan is still there. */
  async bringStockImportsBack(ids: string[]): Promise<void> {
    await this.database.transaction((connection) =>
      restoreImports(connection, ids)
    )
  }

  /** Plans that have come to the option `retention_days`: from now on nobody applies, undoes or reads them. Nor is kept what deleted profiles had. */
  async retireOldStockImportPlans(): Promise<void> {
    await dropForgottenNumbers(this.database)
    await retireOldPlans(this.database, this.options.retention_days)
  }

  /** Imports that are deleted or whose plan is retired, and whose lines and file are still there. */
  async listStockImportRemains(): Promise<ImportRemains[]> {
    return readImportRemains(this.database)
  }

  /** Notes that the file of an import is deleted. */
  async forgetStockImportFile(importNumber: number): Promise<void> {
    await forgetImportFile(this.database, importNumber)
  }

  /** Drops the lines of a plan, and what was corrected of them. */
  async deleteStockImportRows(stockImport: { number: number }): Promise<void> {
    await deleteImportRows(this.database, stockImport.number)
    await removeCorrections(this.database, stockImport.number)
  }
}
