import type { Readable } from "node:stream"
import { readStockCsv, type StockCsv, StockCsvError } from "../../../../csv"
import { withIssueMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import { requiredColumns } from "./required-columns"
import { singleSourceCode } from "./sql/single-source-code"
import { stageRows } from "./sql/stage-rows"
import type { Issue, StockImportDTO, StockSourceOptions } from "../../types"

/** What the file turned out to be, beside its lines. */
export type StagedFile = {
  delimiter: string
  encoding: string
  issues: Issue[]
  /** Code of every line, where the file has no `source_code`. */
  sourceCode: string | null
}

/** Reads a file into the staging tables of the connections that judge it, to its end or to the first row too many. */
export async function stageFile(
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
    issues: csv.issues.map((issue) =>
      withIssueMessage({ ...issue, value: null, proposal: null })
    ),
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
        throw new StockCsvError("too_many_rows", { most: maxRows })
      }
      yield batch
    }
  }
}
