import type { Readable } from "node:stream"
import { Transform } from "node:stream"
import { readStockCsv, type StockCsv, StockCsvError } from "../../csv"
import type { PlanCode } from "./codes"
import { inTransaction, type Connection, type Database } from "./database"
import { holdImport } from "./import-hold"
import { refuseDeadlyFile } from "./refuse-deadly-file"
import { requiredColumns } from "./required-columns"
import {
  changeImportStatus,
  expectImportStatus,
} from "./sql/change-import-status"
import { completePlan, judgeLines } from "./judge-plan"
import { withJudges } from "./judges"
import { raiseAlarms } from "./raise-alarms"
import { readQuantities } from "./read-quantities"
import { deleteImportRows } from "./sql/delete-import-rows"
import { findAppliedFile } from "./sql/find-applied-file"
import { lockPlan } from "./sql/import-lock"
import { lastPlannedRow } from "./sql/last-planned-row"
import { showProgress } from "./sql/show-progress"
import { singleSourceCode } from "./sql/single-source-code"
import { stageRows } from "./sql/stage-rows"
import { summarizePlan } from "./sql/summarize-plan"
import type {
  Alarm,
  Issue,
  StockImportCounts,
  StockImportDTO,
  StockImportError,
  StockSourceOptions,
} from "./types"

/** What the file turned out to be, beside its lines. */
type StagedFile = {
  delimiter: string
  encoding: string
  issues: Issue[]
  /** Code of every line, where the file has no `source_code`. */
  sourceCode: string | null
}

type JudgedFile = StagedFile & { alarms: Alarm[] }

/**
 * Reads a file as a stream into a staging table and judges all of its lines, in one transaction: either the whole plan
 * is there or nothing of it, whenever the process ends. Of a large file half of the lines are judged on a second
 * connection, and are there a moment before the other half and before the import is checked; nobody is shown them.
 *
 * @returns the import, `checked` or `rejected`; what is wrong with the file is in `error` and `issues`.
 * @param run id of the workflow's run that checks it
 * @throws MedusaError `conflict` where the import was canceled or checked meanwhile, `not_allowed` where its check has ended three
 *   processes; ImportHeldElsewhere where another process checks it.
 */
export async function planImport(
  database: Database,
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable,
  run: string
): Promise<StockImportDTO> {
  let bytes = 0
  const counted = file.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        done(null, chunk)
      },
    })
  )
  file.on("error", (error) => counted.destroy(error))
  // A file that is gone breaks before anyone reads it, which would end the process; who reads it then still hears of it.
  counted.on("error", () => undefined)
  const progress = showProgress(database, stockImport.id, () => ({
    phase: bytes < stockImport.file_size ? "reading" : "judging",
    done: bytes,
    total: stockImport.file_size,
  }))
  try {
    return await holdImport(
      database,
      stockImport.number,
      async (_hold, connection) => {
        await beginCheck(connection, stockImport, run)
        return wholeOrNothing(connection, stockImport, async () => {
          const judged = await withJudges(
            database,
            connection,
            stockImport,
            (judges) => judgeFile(judges, options, stockImport, counted)
          )
          await completePlan(connection, stockImport)
          await progress.stop()
          return decide(connection, stockImport, judged)
        })
      }
    )
  } catch (error) {
    if (error instanceof StockCsvError) {
      await progress.stop()
      return rejectFile(database, stockImport, error)
    }
    throw error
  } finally {
    await progress.stop()
    file.destroy()
  }
}

async function beginCheck(
  connection: Connection,
  stockImport: StockImportDTO,
  run: string
): Promise<void> {
  const { id } = stockImport
  // Another process may have ended this very check before this one had the import.
  await expectImportStatus(connection, { id, from: ["checking"] })
  await dropUnfinishedPlan(connection, stockImport)
  await refuseDeadlyFile(connection, id, run)
}

/** One transaction, and nothing left of what a second connection has committed where it fails. */
async function wholeOrNothing<Result>(
  connection: Connection,
  stockImport: StockImportDTO,
  work: () => Promise<Result>
): Promise<Result> {
  try {
    // Not tried again where PostgreSQL ends it: a stream cannot be read twice.
    return await inTransaction(connection, work)
  } catch (error) {
    // Where that fails the connection is lost, and whoever has the import next does it.
    await dropUnfinishedPlan(connection, stockImport).catch(() => undefined)
    throw error
  }
}

/** Drops what a second connection has committed of a check that did not come to its end. */
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
  await judgeLines(judges, stockImport, staged.sourceCode, reading)
  return {
    ...staged,
    issues: [...staged.issues, ...reading.issues],
    alarms: reading.alarms,
  }
}

async function stageFile(
  judges: Connection[],
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable
): Promise<StagedFile> {
  const onlyCode = await singleSourceCode(
    judges[0],
    stockImport.allowed_source_codes
  )
  const csv = await readStockCsv(file, {
    encoding: stockImport.encoding ?? undefined,
    delimiter: stockImport.delimiter ?? undefined,
    required: requiredColumns(stockImport.behavior, onlyCode !== null),
  })
  await stageRows(judges, atMost(csv, options.max_rows))
  return {
    delimiter: csv.delimiter,
    encoding: csv.encoding,
    issues: csv.issues.map((issue) => ({
      ...issue,
      value: null,
      proposal: null,
    })),
    sourceCode: onlyCode,
  }
}

function atMost(csv: StockCsv, maxRows: number): StockCsv {
  let count = 0
  return {
    ...csv,
    plain: csv.plain && {
      ...csv.plain,
      blocks: counted(csv.plain.blocks, (block) => block.rows),
    },
    rows: counted(csv.rows, (batch) => batch.length),
  }

  async function* counted<Batch>(
    batches: AsyncIterable<Batch>,
    rowsOf: (batch: Batch) => number
  ): AsyncGenerator<Batch> {
    for await (const batch of batches) {
      count += rowsOf(batch)
      if (count > maxRows) {
        throw new StockCsvError(
          "too_many_rows",
          `The file has more than ${maxRows} rows, the limit of this store (option max_rows). Split it and upload the parts one after the other.`
        )
      }
      yield batch
    }
  }
}

async function decide(
  connection: Connection,
  stockImport: StockImportDTO,
  judged: JudgedFile
): Promise<StockImportDTO> {
  const { counts, totals } = await summarizePlan(connection, stockImport.number)
  const alarms = await raiseAlarms(connection, stockImport, counts)
  const repeated = await alreadyApplied(connection, stockImport)
  const error = tooManyErrors(stockImport, counts)
  return changeImportStatus(connection, {
    id: stockImport.id,
    from: ["checking"],
    to: error ? "rejected" : "checked",
    at: "checked_at",
    set: {
      delimiter: judged.delimiter,
      encoding: judged.encoding,
      issues: [...judged.issues, ...repeated],
      counts,
      totals,
      alarms: [...judged.alarms, ...alarms],
      error,
      progress: { phase: "done", done: counts.rows, total: counts.rows },
    },
  })
}

async function alreadyApplied(
  connection: Connection,
  { id, file_hash }: StockImportDTO
): Promise<Issue[]> {
  const applied = await findAppliedFile(connection, id, file_hash)
  if (!applied) {
    return []
  }
  return [
    {
      code: "already_applied",
      column: null,
      value: null,
      message: `The same file was applied before, as import #${applied.number} on ${applied.applied_at.toISOString()}.`,
      severity: "warning",
      proposal: null,
    },
  ]
}

function tooManyErrors(
  { validation_strategy, allowed_errors }: StockImportDTO,
  counts: StockImportCounts
): StockImportError | null {
  if (validation_strategy === "skip_errors" || counts.error <= allowed_errors) {
    return null
  }
  return {
    code: "too_many_errors" satisfies PlanCode,
    message: `${counts.error} of ${counts.rows} rows have errors and ${allowed_errors} are allowed, so nothing is applied. Mend them (the report holds them), or import with validation_strategy skip_errors to apply the others.`,
  }
}

async function rejectFile(
  database: Database,
  stockImport: StockImportDTO,
  { code, message, column, value }: StockCsvError
): Promise<StockImportDTO> {
  return changeImportStatus(database, {
    id: stockImport.id,
    from: ["checking"],
    to: "rejected",
    at: "checked_at",
    set: {
      issues: [
        {
          code,
          column: column ?? null,
          value: value ?? null,
          message,
          severity: "error",
          proposal: null,
        },
      ],
      error: { code, message },
      progress: { phase: "done", done: 0, total: 0 },
    },
  })
}
