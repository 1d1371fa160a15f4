import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { withStockLocks } from "../src/workflows/utils/with-stock-locks"

/** A container whose locking module fails as Medusa's providers do where somebody else keeps the locks. */
const lockedBySomebodyElse = (error: Error) =>
  ({
    resolve: () => ({
      execute: async () => {
        throw error
      },
    }),
  }) as unknown as MedusaContainer

describe("the locks of inventory items", () => {
  afterEach(() => jest.restoreAllMocks())

  const waitedTooLong = () => {
    let now = Date.now()
    jest.spyOn(Date, "now").mockImplementation(() => (now += 91_000))
  }

  it("that somebody else keeps are a conflict that says so, not an unknown error", async () => {
    waitedTooLong()
    const container = lockedBySomebodyElse(
      new Error("Timed-out acquiring lock.")
    )
    await expect(
      withStockLocks(container, ["iitem_1"], async () => undefined)
    ).rejects.toMatchObject({
      type: MedusaError.Types.CONFLICT,
      message: expect.stringContaining("Try again in a moment."),
    })
  })

  it("that cannot be asked for at all fail with the provider's own reason", async () => {
    waitedTooLong()
    const container = lockedBySomebodyElse(new Error("Redis is gone."))
    await expect(
      withStockLocks(container, ["iitem_1"], async () => undefined)
    ).rejects.toThrow("Redis is gone.")
  })
})
