import { MedusaError } from "@medusajs/framework/utils"
import type { Database } from "../../database/database"
import type { Wanted } from "../../database/connection-budget"
import { Refusal } from "../../refusal"
import { ChangedMeanwhile, PatienceWithPending } from "../act-pending"
import { holdImport, ImportHeldElsewhere } from "../import-hold"
import { HandedOver, type WorkUnderWay } from "../work-under-way"
import type { StockImportDTO } from "../../types"
import {
  type Corrected,
  correctImport,
  type CorrectionsChange,
} from "./correct-import"
import type { CorrectionsInput, StockImportCorrectionDTO } from "./correction"
import { newCorrections } from "./new-corrections"
import { readCorrections } from "./sql/corrections"

const CORRECTING: Wanted = { work: "check", upTo: 1 }

type Dependencies = { database: Database; workUnderWay: WorkUnderWay }

/** What admins correct in a checked file, kept beside it. */
export class StockImportCorrectionsService {
  private readonly database: Database
  private readonly workUnderWay: WorkUnderWay

  constructor({ database, workUnderWay }: Dependencies) {
    this.database = database
    this.workUnderWay = workUnderWay
  }

  /** The corrections of an import in the order in which they were made. */
  async listStockImportCorrections({
    number,
  }: Pick<StockImportDTO, "number">): Promise<StockImportCorrectionDTO[]> {
    return readCorrections(this.database, number)
  }

  /** Keeps corrections, and judges what they touch again; see {@link correctImport}. */
  async correctStockImport(
    stockImport: Pick<StockImportDTO, "id" | "number">,
    input: CorrectionsInput,
    by: string | null
  ): Promise<Corrected> {
    return this.change(stockImport, {
      add: (connection) =>
        newCorrections(connection, stockImport.number, input, by),
    })
  }

  /** Takes corrections back, all of them where no ids are given, and judges what they have touched again. */
  async takeCorrectionsBack(
    stockImport: Pick<StockImportDTO, "id" | "number">,
    ids?: readonly string[]
  ): Promise<Corrected> {
    return this.change(stockImport, { remove: ids ?? "all" })
  }

  /** What compensates either of them: takes back what was added, and puts back what was taken back, behind the others. */
  async putCorrectionsBack(
    stockImport: Pick<StockImportDTO, "id" | "number">,
    { added, removed }: Pick<Corrected, "added" | "removed">
  ): Promise<Corrected> {
    return this.change(stockImport, {
      remove: added,
      add: async () => removed,
    })
  }

  /** Waits for another one who corrects it, and where the hooks and events of its check are just going out. */
  private async change(
    { id, number }: Pick<StockImportDTO, "id" | "number">,
    change: CorrectionsChange
  ): Promise<Corrected> {
    const patience = new PatienceWithPending()
    for (;;) {
      try {
        return await this.workUnderWay.during(() =>
          this.changeOnce(id, number, change)
        )
      } catch (error) {
        await patience.waitOrThrow(whoIsAtIt(error, number))
      }
    }
  }

  private async changeOnce(
    id: string,
    number: number,
    change: CorrectionsChange
  ): Promise<Corrected> {
    const { database, workUnderWay } = this
    const hold = await holdImport(database, number, CORRECTING, workUnderWay)
    try {
      return await correctImport(hold.connections[0], id, change)
    } finally {
      await hold.letGo()
    }
  }
}

function whoIsAtIt(error: unknown, number: number): unknown {
  if (error instanceof ImportHeldElsewhere) {
    return new ChangedMeanwhile({ number })
  }
  return error instanceof HandedOver
    ? new Refusal(MedusaError.Types.CONFLICT, "import_changed", {
        reason: "just_now",
        number,
      })
    : error
}
