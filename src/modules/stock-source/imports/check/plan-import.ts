import { MedusaError } from "@medusajs/framework/utils"
import type { Readable } from "node:stream"
import { Transform } from "node:stream"
import { StockCsvError } from "../../../../csv"
import type { Connection } from "../../database/connection"
import type { Database } from "../../database/database"
import { inTransaction } from "../../database/transactions"
import { decidePlan, type JudgedFile, rejectFile } from "./decide-plan"
import { holdImport } from "../import-hold"
import { givenUpError, isDeadly } from "../act-deaths"
import { whyNot } from "../sql/change-import-status"
import { addMissing, countPlan, explainPlan, judgeLines } from "./judge-plan"
import { checking, withJudges } from "./share-judging"
import { HandedOver } from "../work-under-way"
import { readQuantities } from "./read-quantities"
import { deleteImportRows } from "../keep/sql/delete-import-rows"
import { lockPlan } from "../sql/import-lock"
import { lastPlannedRow } from "../plan/sql/last-planned-row"
import { replaceImportError } from "../sql/replace-import-error"
import { showProgress } from "../sql/show-progress"
import { takeUpAct } from "../sql/take-up-act"
import { stageFile } from "./stage-file"
import type {
  StockImportDTO,
  StockImportProgress,
  StockSourceOptions,
} from "../../types"

/** Who checks an import. */
export type CheckRun = {
  /** Id of the workflow's run. */
  run: string
  /** Aborts where the check is to stop: its process shuts down. */
  signal: AbortSignal
}

/**
 * Reads a file as a stream into a staging table, judges all of its lines, and completes the plan: in several transactions,
 * so that PostgreSQL can count the lines in between while it keeps nobody waiting. The import is `checked` in the last of
 * them; until then its lines are shown to nobody, and dropped where that is never reached.
 *
 * @param openFile called once it is this check's turn, so that a check that waits holds neither a file nor a connection
 * @returns the import, `checked` or `rejected`; what is wrong with the file is in `error` and `issues`.
 * @throws MedusaError `conflict` where the import was canceled or checked meanwhile, `not_allowed` where its check has ended three
 *   processes; ImportHeldElsewhere where another process checks it; HandedOver where this one is to stop.
 */
export async function planImport(
  database: Database,
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  openFile: () => Promise<Readable>,
  { run, signal }: CheckRun
): Promise<StockImportDTO> {
  try {
    return await holdImport(
      database,
      stockImport.number,
      checking(stockImport),
      async (_hold, connections) => {
        if (signal.aborted) {
          throw new HandedOver()
        }
        await beginCheck(connections[0], stockImport, run)
        const file = countBytes(await openFile())
        const stop = () => file.bytes.destroy(new HandedOver())
        signal.addEventListener("abort", stop, { once: true })
        const progress = showProgress(database, stockImport.id, () =>
          file.progress(stockImport)
        )
        try {
          return await wholeOrNothing(connections[0], stockImport, () =>
            makePlan(connections, options, stockImport, file.bytes)
          )
        } finally {
          signal.removeEventListener("abort", stop)
          progress.stop()
          file.close()
        }
      }
    )
  } catch (error) {
    if (signal.aborted) {
      // Whatever it fails with then says nothing about the file.
      throw new HandedOver()
    }
    if (error instanceof StockCsvError) {
      return rejectFile(database, stockImport, error)
    }
    throw error
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
  const [connection] = connections
  // None of them is tried again where PostgreSQL ends it: a stream cannot be read twice.
  const staged = await inTransaction(connection, () =>
    withJudges(connections, stockImport, (judges) =>
      judgeFile(judges, options, stockImport, file)
    )
  )
  await countPlan(connection, staged.lines)
  await addMissing(connection, stockImport)
  return inTransaction(connection, async () => {
    await explainPlan(connection, stockImport)
    return decidePlan(connection, stockImport, staged)
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

/** A whole plan, or nothing left of what is committed of it. */
async function wholeOrNothing<Result>(
  connection: Connection,
  stockImport: StockImportDTO,
  work: () => Promise<Result>
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    // Where that fails the connection is lost, and whoever has the import next does it.
    await dropUnfinishedPlan(connection, stockImport).catch(() => undefined)
    throw error
  }
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

async function judgeFile(
  judges: Connection[],
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable
): Promise<JudgedFile> {
  const staged = await stageFile(judges, options, stockImport, file)
  const reading = await readQuantities(judges, stockImport, staged)
  const lines = await judgeLines(
    judges,
    stockImport,
    staged.sourceCode,
    reading
  )
  return {
    ...staged,
    lines,
    issues: [...staged.issues, ...reading.issues],
    alarms: reading.alarms,
  }
}
