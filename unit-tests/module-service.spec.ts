import * as workflows from "../src/workflows"
import StockSourceModuleService from "../src/modules/stock-source/service"
import { GeneratedService } from "../src/modules/stock-source/generated-service"
import known from "./module-service.json"

const { prototype } = StockSourceModuleService
const service = prototype as unknown as Record<
  string,
  (...args: unknown[]) => Promise<unknown>
>

function methodsOf(object: object): string[] {
  return Object.getOwnPropertyNames(object)
    .filter((name) => name !== "constructor" && !name.startsWith("_"))
    .sort()
}

const generated = methodsOf(GeneratedService.prototype)
const writes = generated.filter((name) =>
  /^(create|update|delete|softDelete|restore)(Source|StockImport)/.test(name)
)

describe("the module's service", () => {
  it("has the methods that it had: one that goes is a breaking change, and belongs in the CHANGELOG", () => {
    const own = methodsOf(prototype).filter((name) => !writes.includes(name))
    expect(own).toEqual(known)
  })

  it("refuses each generated method that writes, and names a workflow that does it", async () => {
    expect(writes).toHaveLength(20)
    for (const name of writes) {
      const refused = await service[name]([{ id: "1" }]).catch(
        (error: unknown) => error
      )
      expect(refused).toMatchObject({
        type: "not_allowed",
        message: expect.stringContaining(`${name} would write past the rules`),
      })
      const [, instead] = /Run (\w+)/.exec((refused as Error).message) ?? []
      expect(Object.keys(workflows)).toContain(instead)
    }
  })

  it("keeps the generated methods that read: Query and links use them", () => {
    for (const name of ["list", "listAndCount", "retrieve"]) {
      const reads = generated.filter((one) => one.startsWith(name))
      expect(reads.length).toBeGreaterThanOrEqual(3)
      for (const read of reads) {
        expect(service[read]).toBe(
          (GeneratedService.prototype as Record<string, unknown>)[read]
        )
      }
    }
  })
})
