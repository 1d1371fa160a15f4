import fs from "node:fs"
import path from "node:path"
import type { StockSourceOptions } from "../../src/modules/stock-source/types"

const ROOT = path.resolve(__dirname, "../..")

/** The store that every suite boots. */
export const demo = path.join(ROOT, "demo")

/** Boots the suite's store with these options of the plugin. Call it at the top of the file, before the runner. */
export function usePluginOptions(options: Partial<StockSourceOptions>): void {
  process.env.STOCK_SOURCES_OPTIONS = JSON.stringify(options)
}

/** Boots the suite's store with Medusa's RBAC on. Call it at the top of the file, before the runner. */
export function useRoles(): void {
  // Not the runner's own `env`: it is set after the config and the feature flags are read.
  process.env.MEDUSA_FF_RBAC = "true"
}

/**
 * Gives the suite's File module an empty folder, gone at the end. Call it at the top of the file, before the runner.
 *
 * @returns lists what lies in it
 */
export function useFileFolder(): () => string[] {
  // The same for all files of a worker: the store that they share has read it.
  const folder = path.join(
    process.env.TEST_FOLDER ?? path.join(ROOT, ".test"),
    `uploads-${process.env.JEST_WORKER_ID}`
  )
  process.env.DEMO_UPLOADS = folder
  const empty = () => {
    fs.rmSync(folder, { recursive: true, force: true })
    fs.mkdirSync(folder, { recursive: true })
  }
  empty()
  afterAll(empty)
  return () => fs.readdirSync(folder)
}
