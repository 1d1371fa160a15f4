import registerServices from "../src/modules/stock-source/loaders/register-services"
import { parseOptions } from "../src/modules/stock-source/options"

const DEFAULTS = {
  assign_default_source: true,
  level_events: "each",
  max_file_size: 512 * 1024 * 1024,
  max_rows: 5_000_000,
  chunk_size: 2_000,
  store_quantity: "exact",
}

describe("the plugin's options", () => {
  it.each([[undefined], [null], [{}], [{ database: { clientUrl: "x" } }]])(
    "of %j are the defaults",
    (given) => {
      expect(parseOptions(given)).toMatchObject(DEFAULTS)
      expect(parseOptions(given)).not.toHaveProperty("database")
    }
  )

  it("are taken as given where they are allowed", () => {
    const given = {
      assign_default_source: false,
      level_events: "none" as const,
      max_file_size: 1,
      max_rows: 100_000_000,
      chunk_size: 50_000,
      store_quantity: "threshold" as const,
      store_quantity_threshold: 5,
    }
    expect(parseOptions(given)).toMatchObject(given)
  })

  it.each([
    ["chunk_size", 0, "1"],
    ["chunk_size", 50_001, "50000"],
    ["chunk_size", 1.5, "int"],
    ["chunk_size", "2000", "number"],
    ["max_rows", 0, "1"],
    ["max_file_size", 0, "1"],
    ["max_file_size", 2048 * 1024 * 1024, String(2047 * 1024 * 1024)],
    ["assign_default_source", "yes", "boolean"],
    ["level_events", "all", "each"],
    ["level_events", "all", "batch"],
    ["store_quantity", "some", "threshold"],
    ["store_quantity_threshold", 0, "1"],
    ["store_quantity_threshold", 1.5, "int"],
    ["store_quantity_threshold", 5, 'with store_quantity "threshold"'],
  ])(
    "%s = %j stops the start of Medusa, named with what is allowed",
    async (name, value, allowed) => {
      const start = registerServices({ options: { [name]: value } } as any)
      await expect(start).rejects.toMatchObject({ type: "invalid_argument" })
      for (const part of [
        "medusa-plugin-stock-sources",
        `"${name}" is ${JSON.stringify(value)}`,
        allowed,
        "medusa-config.ts",
      ]) {
        await expect(start).rejects.toThrow(part)
      }
    }
  )

  it("of a threshold need the number", async () => {
    const start = registerServices({
      options: { store_quantity: "threshold" },
    } as any)
    await expect(start).rejects.toThrow(
      '"store_quantity_threshold" is undefined'
    )
  })

  it("that are unknown stop the start of Medusa, named", async () => {
    const start = registerServices({ options: { chunksize: 5 } } as any)
    await expect(start).rejects.toThrow('"chunksize"')
  })

  it("are all named where several are bad", () => {
    expect(() => parseOptions({ chunk_size: 0, max_rows: 0 })).toThrow(
      /"max_rows" is 0.*"chunk_size" is 0/
    )
  })
})
