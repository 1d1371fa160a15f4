import type { Database } from "../../../database/database"
import type {
  SupplierNumber,
  SupplierNumberDetail,
  SupplierNumberFilters,
  SupplierNumbersChange,
  SupplierNumbersInput,
} from "../../../types"
import {
  countSupplierNumbers,
  readSupplierNumbers,
} from "./sql/read-supplier-numbers"
import { bringNumbersBack, deleteIfSame } from "./sql/write-supplier-numbers"
import { putNumbers, removeNumbers } from "./supplier-numbers"

/** The numbers that the suppliers of saved profiles have for SKUs. */
export class SupplierNumbersService {
  private readonly database: Database

  constructor({ database }: { database: Database }) {
    this.database = database
  }

  /** Gives a profile numbers, and tells what has changed. */
  async putSupplierNumbers(
    input: SupplierNumbersInput
  ): Promise<SupplierNumbersChange> {
    return this.database.transaction((connection) =>
      putNumbers(connection, input)
    )
  }

  /** Takes numbers from a profile, all where none are named, and tells what they stood for. */
  async removeSupplierNumbers(
    profileId: string,
    numbers?: string[]
  ): Promise<SupplierNumber[]> {
    return this.database.transaction((connection) =>
      removeNumbers(connection, profileId, numbers)
    )
  }

  /** Takes back what one of these two did, but for what somebody has changed since. */
  async restoreSupplierNumbersBefore(
    profileId: string,
    { now, was }: Pick<SupplierNumbersChange, "now" | "was">
  ): Promise<void> {
    await this.database.transaction(async (connection) => {
      await deleteIfSame(connection, profileId, now)
      await bringNumbersBack(connection, profileId, was)
    })
  }

  /** A page of a profile's numbers, and how many there are. */
  async listAndCountSupplierNumbers(
    profileId: string,
    filters: SupplierNumberFilters,
    page: { skip: number; take: number }
  ): Promise<[SupplierNumberDetail[], number]> {
    return Promise.all([
      readSupplierNumbers(this.database, profileId, filters, page),
      countSupplierNumbers(this.database, profileId, filters),
    ])
  }
}
