import type { MedusaContainer } from "@medusajs/framework/types"
import { setTimeout as wait } from "node:timers/promises"
import { STOCK_SOURCE_MODULE } from "../src/modules/stock-source"
import {
  ImportHeldElsewhere,
  ImportHoldLost,
} from "../src/modules/stock-source/imports/import-hold"
import { retryWhenLost } from "../src/workflows/stock-imports/acts/retry-when-lost"

// Minutes go by in these tests.
jest.mock("node:timers/promises", () => ({ setTimeout: jest.fn() }))

const container = {
  resolve: (name: string) =>
    name === STOCK_SOURCE_MODULE
      ? { retrieveImport: async (id: string) => ({ id }) }
      : { warn: () => undefined },
} as unknown as MedusaContainer

const minutesWaited = () =>
  (wait as jest.Mock).mock.calls.reduce((sum, [ms]) => sum + ms, 0) / 60_000

/** Fails with `error` so many times, then is done. */
const failing = (error: Error, times: number) => {
  let left = times
  return async () => {
    if (left-- > 0) {
      throw error
    }
    return "done"
  }
}

describe("an act that lost its import", () => {
  beforeEach(() => (wait as jest.Mock).mockClear())

  it("waits for another process for as long as that has the import", async () => {
    const work = failing(new ImportHeldElsewhere(), 100)
    expect(await retryWhenLost(container, "simp_1", work)).toBe("done")
    expect(minutesWaited()).toBeGreaterThan(10)
  })

  it("gives a database that is out of reach about two minutes", async () => {
    const lost = new ImportHoldLost("Connection terminated")
    const work = failing(lost, 100)
    await expect(retryWhenLost(container, "simp_1", work)).rejects.toBe(lost)
    expect(minutesWaited()).toBeGreaterThan(1.5)
    expect(minutesWaited()).toBeLessThan(2.5)
  })

  it("gives up at once on what no second try can fix", async () => {
    const wrong = new Error("The plan is gone.")
    const work = failing(wrong, 1)
    await expect(retryWhenLost(container, "simp_1", work)).rejects.toBe(wrong)
    expect(wait).not.toHaveBeenCalled()
  })
})
