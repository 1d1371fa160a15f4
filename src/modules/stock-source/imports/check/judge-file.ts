import type { Readable } from "node:stream"
import { type FileReading, type Mapping, readStockCsv } from "../../../../csv"
import { withIssueMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import { readByProfile } from "../profiles/read-by-profile"
import { unassignedBy } from "../profiles/unassigned-by"
import { columnsOfOtherBehavior, keepsQuantity } from "./given-columns"
import { type Reading, readQuantities } from "./read-quantities"
import { matchesOthers, matchNames } from "./match/match-names"
import { readStatuses } from "./read-statuses"
import { requiredColumns } from "./required-columns"
import type { JudgingPolicy } from "./sql/issue-rule"
import { judgeRows, type JudgeRowsInput } from "./sql/judge-rows"
import { setUnchangedAside } from "./sql/set-unchanged-aside"
import { singleSourceCode } from "./sql/single-source-code"
import { stageRows } from "./sql/stage-rows"
import { completeRows } from "../corrections/complete-rows"
import { effectOf } from "../corrections/correction"
import { correctStage } from "../corrections/sql/correct-stage"
import { readCorrections } from "../corrections/sql/corrections"
import type { Judging } from "../corrections/judging"
import type { PlanSums } from "../plan/summarize-plan"
import type {
  Alarm,
  Issue,
  StockImportDTO,
  StockSourceOptions,
} from "../../types"

/** What the file turned out to be, beside its lines. */
type StagedFile = {
  delimiter: string | null
  encoding: string | null
  /** What it was taken for. */
  taken: FileReading
  issues: Issue[]
  /** Whether a line without a quantity sets the status only. */
  keepsQuantity: boolean
  /** Code of every line, where the file has no `source_code`. */
  sourceCode: string | null
  /** How many there are, on all connections together. */
  lines: number
}

type FileToJudge = {
  staged: StagedFile
  /** What was taken for what, beside its quantities. */
  notes: Issue[]
  reading: Reading
  rows: JudgeRowsInput
}

/** `kept`: how many lines the plan keeps one by one. */
export type JudgedFile = Omit<StagedFile, "lines" | "sourceCode"> & {
  kept: number
  alarms: Alarm[]
  judging: Omit<Judging, keyof PlanSums>
}

/** Stages a file's lines, finds out how its quantities are to be read, and judges every line, on all of `judges` at once. */
export async function judgeFile(
  all: Connection[],
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable
): Promise<JudgedFile> {
  // Lines of one item, named in two ways, must come to the same connection to be found out.
  const judges = matchesOthers(stockImport) ? all.slice(0, 1) : all
  const { staged, notes, reading, rows } = await stageToJudge(
    judges,
    options,
    stockImport,
    file
  )
  const kept = await Promise.all(
    judges.map(async (judge) => {
      if (stockImport.behavior !== "delete") {
        await setUnchangedAside(judge, rows, staged.lines)
      }
      const lines = await judgeRows(judge, rows)
      await completeRows(judge, rows)
      return lines
    })
  )
  const issues = [...staged.issues, ...notes, ...reading.issues]
  const { alarms, shapes } = reading
  return {
    ...staged,
    taken: {
      ...staged.taken,
      decimal_separator: reading.isOpen ? null : reading.decimal,
    },
    kept: kept.reduce((sum, count) => sum + count, 0),
    issues,
    alarms,
    judging: { rows, shapes, issues, alarms },
  }
}

/** Stages a file's lines, and says how they are to be judged. */
export async function stageToJudge(
  judges: Connection[],
  options: StockSourceOptions,
  stockImport: StockImportDTO,
  file: Readable
): Promise<FileToJudge> {
  const staged = await stageFile(judges, options, stockImport, file)
  const ofProfile = await readByProfile(judges, stockImport)
  const corrected = await correct(judges[0], stockImport)
  const names = await matchNames(judges, stockImport)
  const statuses = await readStatuses(judges, stockImport)
  const reading = await readQuantities(judges, stockImport, staged)
  const notation = notationOf(stockImport, reading)
  return {
    staged,
    notes: [...ofProfile, ...names, ...statuses],
    reading,
    rows: {
      importId: stockImport.id,
      importNumber: stockImport.number,
      policy: {
        ...policyOf(stockImport),
        notation,
        keepsQuantity: staged.keepsQuantity,
      },
      singleSourceCode: staged.sourceCode,
      corrected,
    },
  }
}

/** An import with corrections is judged on one connection: what they make of a SKU may belong with lines that another one has. */
async function correct(
  connection: Connection,
  { number, corrections }: StockImportDTO
): Promise<boolean> {
  if (!corrections) {
    return false
  }
  await correctStage(
    connection,
    effectOf(await readCorrections(connection, number))
  )
  return true
}

/** Reads a file into the staging tables of the connections that judge it, to its end or to the first row too many. */
async function stageFile(
  judges: Connection[],
  { max_rows }: StockSourceOptions,
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
    headerRow: stockImport.header_row ?? undefined,
    sheet: stockImport.sheet ?? undefined,
    mapping: stockImport.mapping ?? undefined,
    required: requiredColumns(stockImport.behavior, onlyCode !== null),
  })
  const lines = await stageRows(judges, csv, max_rows)
  return {
    delimiter: csv.delimiter,
    encoding: csv.encoding,
    taken: csv.reading,
    issues: [...csv.issues, ...columnsOfOtherBehavior(stockImport, csv)].map(
      (issue) => withIssueMessage({ ...issue, value: null, proposal: null })
    ),
    keepsQuantity: keepsQuantity(stockImport, csv),
    sourceCode: onlyCode,
    lines,
  }
}

/** What may apply by itself must not take one of two readings. */
function notationOf(
  { apply }: StockImportDTO,
  { decimal, isOpen }: Reading
): JudgingPolicy["notation"] {
  const twoReadings = apply ? "error" : "warning"
  return {
    decimal,
    takesGroups: true,
    ...(isOpen ? { twoReadings } : {}),
  }
}

function atMostOf(mapping: Mapping | null): number | undefined {
  const quantity = mapping?.quantity
  return quantity && "at_most" in quantity ? quantity.at_most : undefined
}

/** What an import wants of its rows. */
export function policyOf(stockImport: StockImportDTO): JudgingPolicy {
  return {
    behavior: stockImport.behavior,
    onStale: stockImport.on_stale,
    belowReserved: stockImport.below_reserved,
    missing: stockImport.missing,
    allowedSources: stockImport.allowed_source_codes ?? undefined,
    atMost: atMostOf(stockImport.mapping),
    unassignedBy: unassignedBy(stockImport),
  }
}
