import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReturnWorkflow } from "@medusajs/framework/workflows-sdk"
import { Readable } from "node:stream"
import { STOCK_FILENAME } from "../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { UploadStockFileStepInput } from "../steps/upload-stock-file"
import { discardStockFile } from "../../../files/discard-stock-file"
import { invalidStock, refuseUnlessOneOf } from "./stock-input"
import { storeStockStream } from "./store-stock-stream"

export type StockStreamInput = {
  /** CSV as bytes or text, or bytes of another kind of file that is read, such as `fs.createReadStream("stock.csv")`. Read to its end, or destroyed. With `run` only. */
  stream?: Readable
  /** What the stream is called in the list of imports. Default `stock_sources.csv`. */
  filename?: string
}

type Input = UploadStockFileStepInput & StockStreamInput

type Arguments = { input?: Input; container?: unknown }
type Run = (given?: Arguments) => Promise<unknown>

/**
 * Lets `run` of a workflow take a stream, which no workflow can: Medusa turns its input into JSON. The stream is stored
 * first, and the workflow gets the stored file. All else is the workflow's own.
 */
export function runWithStream<T extends Input, R, H extends unknown[]>(
  composed: ReturnWorkflow<T, R, H>
): ReturnWorkflow<T, R, H> {
  const withContainer = (container?: MedusaContainer) => {
    const flow = composed(container)
    return Object.assign(flow, { run: storing(flow.run as Run, container) })
  }
  // Medusa's workflows have a `run` of their own, too, whose argument names the container.
  const { run } = composed
  return Object.assign(withContainer, composed, {
    run: storing(run as Run),
  }) as unknown as ReturnWorkflow<T, R, H>
}

function storing(run: Run, ofFlow?: MedusaContainer): Run {
  return async (given = {}) => {
    if (given.input?.stream === undefined) {
      return run(given)
    }
    const container = (given.container ?? ofFlow) as MedusaContainer | undefined
    if (!container?.resolve) {
      throw invalidStock(
        "importStockSourcesWorkflow needs Medusa's container to store a stream."
      )
    }
    const input = await store(container, given.input)
    try {
      return await run({ ...given, input })
    } catch (error) {
      await discardUnlessRecorded(container, input.uploaded.key)
      throw error
    }
  }
}

async function store(
  container: MedusaContainer,
  { stream, filename = STOCK_FILENAME, ...rest }: Input
) {
  refuseUnlessOneOf([rest.file, stream, rest.rows, rest.uploaded])
  if (!(stream instanceof Readable)) {
    throw invalidStock(
      "importStockSourcesWorkflow takes a Readable of node:stream as stream."
    )
  }
  return {
    ...rest,
    uploaded: await storeStockStream(container, stream, filename),
  }
}

/** A run that fails takes its own file back, unless it has not come so far. */
async function discardUnlessRecorded(
  container: MedusaContainer,
  key: string
): Promise<void> {
  const recorded = await container
    .resolve(STOCK_SOURCE_MODULE)
    .listStockImports({ file_key: key }, { select: ["id"], take: 1 })
  if (!recorded.length) {
    // The run's own failure is what the caller needs to know; a job deletes what stays behind.
    await discardStockFile(container, key).catch(() => undefined)
  }
}
