import { MedusaError } from "@medusajs/framework/utils"
import type { Readable } from "node:stream"
import { Transform } from "node:stream"
import { StockCsvError } from "../../../../csv"
import type { Connection } from "../../database/connection"
import { type Database, inTransaction } from "../../database/database"
import { addMissing, countPlan, explainPlan } from "./complete-plan"
import { decidePlan, rejectFile } from "./decide-plan"
import { holdImport, type ImportHold, throwAsLost } from "../import-hold"
import { givenUpError, isDeadly } from "../act-deaths"
import { whyNot } from "../sql/change-import-status"
import { judgeFile } from "./judge-file"
import { checking, sharedByTwo } from "./share-judging"
import { planByProfile } from "../profiles/plan-by-profile"
import { HandedOver, type WorkUnderWay } from "../work-under-way"
import { deleteImportRows } from "../keep/sql/delete-import-rows"
import { lockPlan } from "../sql/import-lock"
import { lastPlannedRow } from "../plan/sql/last-planned-row"
import { sumPlan } from "../plan/sql/plan-sums"
import { replaceImportError } from "../sql/replace-import-error"
import { showProgress } from "../sql/show-progress"
import { takeUpAct } from "../sql/take-up-act"
import type {
  StockImportDTO,
  StockImportProgress,
  StockSourceOptions,
} from "../../types"

/** What a check needs around it. */
type Surroundings = {
  database: Database
  options: StockSourceOptions
  /** Says where the check is to stop, since its process shuts down. */
  workUnderWay: WorkUnderWay
}

/**
 * Reads a file as a stream into a staging table, judges all of its lines, and completes the plan: in several transactions,
 * so that PostgreSQL can count the lines in between while it keeps nobody waiting. The import is `checked` in the last of
 * them; until then its lines are shown to nobody, and dropped where that is never reached.
 *
 * @param run id of the workflow's run
 * @param openFile called once it is this check's turn, so that a check that waits holds neither a file nor a connection
 * @returns the import, `checked` or `rejected`; what is wrong with the file is in `error` and `issues`.
 * @throws MedusaError `conflict` where the import was canceled or checked meanwhile, `not_allowed` where its check has ended three
 *   processes; ImportHeldElsewhere where another process checks it; HandedOver where this one is to stop.
 */
export async function planImport(
  around: Surroundings,
  stockImport: StockImportDTO,
  run: string,
  openFile: () => Promise<Readable>
): Promise<StockImportDTO> {
  const { database, workUnderWay } = around
  try {
    const { number } = stockImport
    const wanted = checking(stockImport)
    const hold = await holdImport(database, number, wanted, workUnderWay)
    const [connection] = hold.connections
    try {
      await beginCheck(connection, stockImport, run)
      return await planByProfile(
        connection,
        stockImport,
        openFile,
        (read, file) => planFile(around, read, judgesOf(read, hold), file)
      )
    } finally {
      await hold.letGo()
    }
  } catch (error) {
    // Whatever it fails with then says nothing about the file.
    workUnderWay.goOn()
    if (error instanceof StockCsvError) {
      return rejectFile(database, stockImport, error)
    }
    return throwAsLost(error)
  }
}

/** Where it took a profile meanwhile, it may need fewer than it holds. */
function judgesOf(
  stockImport: StockImportDTO,
  { connections }: ImportHold
): Connection[] {
  return connections.slice(0, checking(stockImport).upTo)
}

/** Makes the plan of an open file, or leaves nothing of it; shows meanwhile how far it is. */
async function planFile(
  { database, options, workUnderWay: { signal } }: Surroundings,
  stockImport: StockImportDTO,
  connections: Connection[],
  opened: Readable
): Promise<StockImportDTO> {
  const file = countBytes(opened)
  const stop = () => file.bytes.destroy(new HandedOver())
  signal.addEventListener("abort", stop, { once: true })
  const progress = showProgress(database, stockImport.id, () =>
    file.progress(stockImport)
  )
  try {
    return await makePlan(connections, options, stockImport, file.bytes)
  } catch (error) {
    // Where that fails the connection is lost, and whoever has the import next does it.
    await dropUnfinishedPlan(connections[0], stockImport).catch(() => undefined)
    throw error
  } finally {
    signal.removeEventListener("abort", stop)
    progress.stop()
    file.close()
  }
}

/** The file as it is read, and how far that is. */
function countBytes(file: Readable) {
  let done = 0
  const bytes = file.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, next) {
        done += chunk.length
        next(null, chunk)
      },
    })
  )
  file.on("error", (error) => bytes.destroy(error))
  // A file that is gone breaks before anyone reads it, which would end the process; who reads it then still hears of it.
  bytes.on("error", () => undefined)
  return {
    bytes,
    progress: ({ file_size: total }: StockImportDTO): StockImportProgress => ({
      phase: done < total ? "reading" : "judging",
      done,
      total,
    }),
    close: () => file.destroy(),
  }
}

async function makePlan(
  connections: Connection[],
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable
): Promise<StockImportDTO> {
  const [connection, second] = connections
  const judge = () => judgeFile(connections, options, stockImport, file)
  // None of them is tried again where PostgreSQL ends it: a stream cannot be read twice.
  const judged = await inTransaction(connection, () =>
    second ? sharedByTwo(connections, stockImport, judge) : judge()
  )
  await countPlan(connection, judged.kept)
  await addMissing(connection, stockImport)
  return inTransaction(connection, async () => {
    await explainPlan(connection, stockImport)
    const sums = await sumPlan(connection, stockImport.number, {
      forAlarms: true,
    })
    return decidePlan(connection, stockImport, judged, { sums, units: {} })
  })
}

async function beginCheck(
  connection: Connection,
  stockImport: StockImportDTO,
  run: string
): Promise<void> {
  const { id } = stockImport
  const deaths = await takeUpAct(connection, {
    id,
    run,
    during: ["checking"],
  })
  // Another process may have ended this very check before this one had the import.
  if (deaths === undefined) {
    throw await whyNot(connection, { id, from: ["checking"] })
  }
  await dropUnfinishedPlan(connection, stockImport)
  if (isDeadly(deaths)) {
    await giveUp(connection, id)
  }
}

async function giveUp(connection: Connection, id: string): Promise<never> {
  const error = givenUpError("check_given_up")
  await replaceImportError(connection, {
    id,
    act: "check",
    error,
    parked: "check",
  })
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, error.message)
}

/** Drops what is committed of a check that did not come to its end. */
async function dropUnfinishedPlan(
  connection: Connection,
  { number }: StockImportDTO
): Promise<void> {
  await lockPlan(connection, number)
  // Hardly ever there are any, and to look takes no lock that a check would have to wait for.
  if (await lastPlannedRow(connection, number)) {
    await deleteImportRows(connection, number)
  }
}
