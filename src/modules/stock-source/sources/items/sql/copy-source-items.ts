import { MedusaError } from "@medusajs/framework/utils"
import type { Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type CopyToStreamQuery, to as copyTo } from "pg-copy-streams"
import type { Delimiter } from "../../../../../csv"
import {
  MOST_WORKBOOK_ROWS,
  writeWorkbook,
} from "../../../../../csv/kinds/xlsx/write-workbook"
import { escapeFormulaSql } from "../../../../../csv/write/formula"
import type { Connection } from "../../../database/connection"
import {
  DEFAULT_EXPORT_COLUMNS,
  EXPORT_COLUMNS,
  EXPORTED_NUMBERS,
  type ExportColumn,
  type ExportDialect,
} from "../export-columns"
import type { CsvDialect } from "../export-dialect"
import type { SourceItemFilters } from "../source-item-details"
import { closeCopying, preferHashJoins } from "./copying-connection"
import { copyRecords } from "./copy-records"
import {
  SOURCE_ITEM_EXPRESSIONS,
  SOURCE_ITEM_ROWS,
  sourceItemOutput,
} from "./source-item-columns"
import {
  setSourceItemFilters,
  sourceItemConditions,
} from "./source-item-filters"
import { Refusal } from "../../../refusal"

/** What a column of the export is in SQL. */
const EXPORT_EXPRESSIONS: Record<ExportColumn, string> = {
  source_code: sourceItemOutput("source_code"),
  sku: SOURCE_ITEM_EXPRESSIONS.sku,
  status: sourceItemOutput("status"),
  quantity: sourceItemOutput("quantity"),
  expected_quantity: sourceItemOutput("quantity"),
  reserved_quantity: sourceItemOutput("reserved_quantity"),
  available_quantity: sourceItemOutput("available_quantity"),
  source_name: SOURCE_ITEM_EXPRESSIONS.source_name,
  title: SOURCE_ITEM_EXPRESSIONS.title,
}

/** Texts that people give. */
const FREE_TEXTS: ReadonlySet<ExportColumn> = new Set([
  "sku",
  "source_name",
  "title",
] as const)

/**
 * By code, then SKU, each in byte order. As one text a million rows are sorted in two thirds of the time of two; no character
 * of a code is as low as the one between them (source-code.ts), so that the order is the same.
 */
const ORDER = `(${SOURCE_ITEM_EXPRESSIONS.source_code} || chr(1) || ${SOURCE_ITEM_EXPRESSIONS.sku}) collate "C"`

export type ExportOptions = ExportDialect & {
  /** Add `expected_quantity`, so that units sold between export and import survive the import. Default false. */
  expectedQuantity?: boolean
}

/**
 * The columns of an export in the order asked for; the default four where none is.
 *
 * @throws MedusaError `invalid_data` for an unknown column, or one named twice: an import would refuse that file.
 */
export function parseExportColumns(
  columns?: string[],
  { expectedQuantity = false }: ExportOptions = {}
): ExportColumn[] {
  const chosen = columns?.length
    ? assertExportColumns(columns)
    : [...DEFAULT_EXPORT_COLUMNS]
  return expectedQuantity && !chosen.includes("expected_quantity")
    ? [...chosen, "expected_quantity"]
    : chosen
}

function assertExportColumns(columns: string[]): ExportColumn[] {
  for (const [at, column] of columns.entries()) {
    if (!Object.hasOwn(EXPORT_EXPRESSIONS, column)) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "export_columns", {
        reason: "unknown",
        column,
        columns: EXPORT_COLUMNS.join(", "),
      })
    }
    if (columns.indexOf(column) !== at) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "export_columns", {
        reason: "twice",
        column,
      })
    }
  }
  return columns as ExportColumn[]
}

/**
 * Streams the source items into `output` as CSV (UTF-8 without a byte order mark, LF, a header always), as fast as `output` takes it.
 * Items without a SKU, or with an empty one, cannot be named in a file and are left out. Run it in a transaction:
 * the filters' values live as long as that.
 *
 * @throws the database's error, or `output`'s where it ends before all is written. The connection then is closed.
 */
export async function copySourceItems(
  connection: Connection,
  filters: SourceItemFilters,
  columns: ExportColumn[],
  output: Writable,
  dialect: CsvDialect
): Promise<void> {
  const selected = columns.map(
    (column) => `${csvExpression(column, dialect)} as ${column}`
  )
  const copy = await copyRows(
    connection,
    filters,
    selected,
    `format csv, header, delimiter ${sqlCharacter(dialect.delimiter)}`
  )
  await send(connection, copy, (rows) => pipeline(rows, output))
}

/** Of a CSV: texts that people give are kept from running as formulas. */
function csvExpression(
  column: ExportColumn,
  { decimal_separator }: CsvDialect
): string {
  const expression = EXPORT_EXPRESSIONS[column]
  if (FREE_TEXTS.has(column)) return escapeFormulaSql(expression)
  return decimal_separator === "," && EXPORTED_NUMBERS.has(column)
    ? `replace((${expression})::text, '.', ',')`
    : expression
}

/** Of one of our own characters, as a literal of SQL. */
function sqlCharacter(character: Delimiter): string {
  return character === "\t" ? "E'\\t'" : `'${character}'`
}

/**
 * The same rows as a workbook.
 *
 * @throws MedusaError `invalid_data` where they are more than a sheet can hold
 */
export async function copySourceItemsToWorkbook(
  connection: Connection,
  filters: SourceItemFilters,
  columns: ExportColumn[],
  output: Writable & { rows: number }
): Promise<void> {
  await refuseTooManyRows(connection, filters)
  const selected = columns.map(
    (column) => `${EXPORT_EXPRESSIONS[column]} as ${column}`
  )
  const copy = await copyRows(connection, filters, selected, "format text")
  const written = columns.map((name) => ({
    name,
    isNumber: EXPORTED_NUMBERS.has(name),
  }))
  await send(connection, copy, (rows) =>
    pipeline(writeWorkbook(written, counted(copyRecords(rows), output)), output)
  )
}

async function* counted<Row>(
  batches: AsyncIterable<Row[]>,
  counter: { rows: number }
): AsyncGenerator<Row[]> {
  for await (const batch of batches) {
    counter.rows += batch.length
    yield batch
  }
}

async function refuseTooManyRows(
  connection: Connection,
  filters: SourceItemFilters
): Promise<void> {
  await setSourceItemFilters(connection, filters)
  const { rows } = await connection.query(
    `select 1 ${SOURCE_ITEM_ROWS}
     where ${sourceItemConditions({ ...filters, has_sku: true })}
     offset ${MOST_WORKBOOK_ROWS - 1} limit 1`
  )
  if (rows.length > 0) {
    throw new Refusal(MedusaError.Types.INVALID_DATA, "export_dialect", {
      reason: "too_many_rows",
      most: MOST_WORKBOOK_ROWS - 1,
    })
  }
}

async function copyRows(
  connection: Connection,
  filters: SourceItemFilters,
  selected: string[],
  format: string
): Promise<CopyToStreamQuery> {
  await setSourceItemFilters(connection, filters)
  await preferHashJoins(connection, filters)
  const copy = connection.query(
    copyTo(`copy (
  select ${selected.join(", ")}
  ${SOURCE_ITEM_ROWS}
  where ${sourceItemConditions({ ...filters, has_sku: true })}
  order by ${ORDER}
) to stdout with (${format}, encoding 'UTF8')`)
  )
  // Closing the connection reports once more to a stream that nobody listens to any longer.
  copy.on("error", () => undefined)
  return copy
}

async function send(
  connection: Connection,
  copy: CopyToStreamQuery,
  into: (rows: CopyToStreamQuery) => Promise<void>
): Promise<void> {
  try {
    await into(copy)
  } catch (error) {
    await closeCopying(connection)
    throw error
  }
}
