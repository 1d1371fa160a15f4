import type { MedusaContainer } from "@medusajs/framework/types"
import { setTimeout as wait } from "node:timers/promises"
import {
  ImportHeldElsewhere,
  ImportHoldLost,
} from "../src/modules/stock-source/imports/import-hold"
import { RetryWhenLost } from "../src/workflows/stock-imports/acts/retry-when-lost"

// Minutes go by in these tests.
jest.mock("node:timers/promises", () => ({ setTimeout: jest.fn() }))

const container = {
  resolve: () => ({ warn: () => undefined }),
} as unknown as MedusaContainer

const minutesWaited = () =>
  (wait as jest.Mock).mock.calls.reduce((sum, [ms]) => sum + ms, 0) / 60_000

/** An act that fails with `error` so many times, then is done. */
const failing = async (error: Error, times: number) => {
  const retry = new RetryWhenLost(container)
  for (let left = times; left > 0; left--) {
    await retry.waitOrThrow(error)
  }
  return "done"
}

describe("an act that lost its import", () => {
  beforeEach(() => (wait as jest.Mock).mockClear())

  it("waits for another process for as long as that has the import", async () => {
    expect(await failing(new ImportHeldElsewhere(), 100)).toBe("done")
    expect(minutesWaited()).toBeGreaterThan(10)
  })

  it("gives a database that is out of reach about two minutes", async () => {
    const lost = new ImportHoldLost("Connection terminated")
    await expect(failing(lost, 100)).rejects.toBe(lost)
    expect(minutesWaited()).toBeGreaterThan(1.5)
    expect(minutesWaited()).toBeLessThan(2.5)
  })

  it("gives up at once on what no second try can fix", async () => {
    const wrong = new Error("The plan is gone.")
    await expect(failing(wrong, 1)).rejects.toBe(wrong)
    expect(wait).not.toHaveBeenCalled()
  })
})
