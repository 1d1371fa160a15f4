import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import fs from "node:fs"
import path from "node:path"
import { Readable } from "node:stream"
import { readStockCsv } from "../../../src/csv"
import { check, rows } from "../../helpers/stock-imports"
import type { DocsStore } from "./docs-store"
import { asksServer, moduleName, tested } from "./languages"
import { placeOf, readBlocks, type Block } from "./markdown"
import { runShell } from "./shell"
import { runTypeScript } from "./typescript"

/** Whether a document has blocks that do something, and not only files for others to read. */
export function hasExamples(file: string): boolean {
  return runnable(file).some(({ marker }) => marker.kind !== "file")
}

/** The blocks of a document that run against a store. */
function runnable(file: string): Block[] {
  const blocks = readBlocks(file)
  return [
    ...tested(blocks, "csv"),
    ...tested(blocks, "sql"),
    ...tested(blocks, "sh").filter(asksServer),
    ...tested(blocks, "ts").filter((block) => !moduleName(block)),
  ].sort((one, other) => one.line - other.line)
}

/**
 * Runs the blocks of a document from top to bottom, as somebody would who follows it.
 *
 * @param folder where its scripts run and its files lie
 */
export async function runDocument(
  file: string,
  container: MedusaContainer,
  store: DocsStore,
  folder: string
): Promise<void> {
  for (const block of runnable(file)) {
    await RUN[block.language](block, { container, store, folder })
  }
}

type Stage = { container: MedusaContainer; store: DocsStore; folder: string }

const RUN: Record<string, (block: Block, stage: Stage) => Promise<void>> = {
  async csv({ code, marker, ...block }, { store, folder }) {
    if (marker.kind === "file") {
      fs.writeFileSync(path.join(folder, marker.name), code)
      return
    }
    const { rows: batches } = await readStockCsv(Readable.from([code]), {
      required: ["source_code", "sku"],
    })
    for await (const batch of batches) {
      expect(batch.filter(({ problem }) => problem)).toEqual([])
    }
    const { id, status } = await check(store.admin, code)
    expect({
      at: `${block.file}:${block.line}`,
      status,
      errors: await rows(store.admin, id, "outcome=error"),
    }).toMatchObject({ status: "checked", errors: [] })
  },

  // Whatever it does is taken back: the blocks below it find the store as it was.
  async sql({ code }, { container }) {
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const transaction = await knex.transaction()
    try {
      await transaction.raw(code)
    } finally {
      await transaction.rollback()
    }
  },

  async sh(block, { store, folder }) {
    await runShell(block, store.fill(block.code), folder, store.env)
  },

  async ts(block, { store }) {
    await runTypeScript(
      placeOf(block),
      store.fill(block.code),
      store.surroundings
    )
  },
}
