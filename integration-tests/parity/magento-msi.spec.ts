/**
 * Magento's published cases for the import of stock sources, run against this plugin.
 * MAGENTO: magento/inventory, InventoryImportExport/Test/Integration/Model/Import/SourcesTest.php, with its fixtures
 * Test/_files/{sources,products,source_items}_sample_file.php and its file Model/Import/_files/sample.csv.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { dumpStock, stockLines } from "../helpers/stock"
import { check, importCsv, rows, stockCsv } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"

jest.setTimeout(120_000)

const SAMPLE = [
  "default,sku1,1,10.10",
  "default,sku2,1,10.55",
  "source-1,sku3,1,10",
  "source-2,sku4,1,15",
]
const UNTOUCHED = [
  "default,sku3,1,100",
  "default,sku4,1,100",
  "source-1,sku1,1,100",
  "source-1,sku2,1,100",
  "source-2,sku1,1,100",
  "source-2,sku2,1,100",
]
const CATALOGUE = ["default,sku1,1,100", "default,sku2,1,100", ...UNTOUCHED]
const IMPORTED = [
  "default,sku1,1,10.1",
  "default,sku2,1,10.55",
  "source-1,sku3,1,10",
  "source-2,sku4,1,15",
]

useFileFolder()

storeSuite({
  moduleName: "magento-msi",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let container: MedusaContainer

    setUpOnce(getContainer, async () => {
      container = getContainer()
      admin = await createAdmin(container, api)
      await seedSourceItems(
        container,
        { default: "Default", "source-1": "Source 1", "source-2": "Source 2" },
        CATALOGUE.map((line) => {
          const [source, sku, , stocked] = line.split(",")
          return { source, sku, stocked, status: 1 as const }
        })
      )
    })

    it("the catalogue of the sample file", async () => {
      expect(await stockLines(admin)).toEqual([...CATALOGUE].sort())
    })

    describe("the sample file", () => {
      it.each([
        [
          "append",
          "testAddUpdateWithSampleFile, testImportSourceWithAppendBehavior: 2 created, 2 updated",
          [...IMPORTED, ...UNTOUCHED],
          { create: 2, update: 2, delete: 0, error: 0 },
        ],
        [
          "replace",
          "testReplaceWithSampleFile",
          [...IMPORTED, ...UNTOUCHED],
          { create: 2, update: 2, delete: 0, error: 0 },
        ],
        [
          "delete",
          "testDeleteWithSampleFile; what is not assigned is skipped",
          UNTOUCHED,
          { create: 0, update: 0, delete: 2, skip: 2, error: 0 },
        ],
      ])("with %s (%s)", async (behavior, _, table, counts) => {
        const imported = await importCsv(admin, stockCsv(SAMPLE), { behavior })
        expect(imported).toMatchObject({ status: "applied", counts })
        expect(await stockLines(admin)).toEqual([...table].sort())
      })

      it.each(["append", "replace"])(
        "with %s a second time changes nothing",
        async (behavior) => {
          await importCsv(admin, stockCsv(SAMPLE), { behavior })
          const before = await dumpStock(container)
          const { counts } = await importCsv(admin, stockCsv(SAMPLE), {
            behavior,
          })
          expect(counts).toMatchObject({ rows: 4, unchanged: 4 })
          expect(await dumpStock(container)).toEqual(before)
        }
      )
    })

    it("replace leaves other sources alone (testImportDataWithReplaceBehaviorNoAffectOtherSources)", async () => {
      const before = await dumpStock(container)
      await importCsv(
        admin,
        stockCsv(["source-1,sku1,1,20", "source-2,sku2,1,15"]),
        { behavior: "replace" }
      )
      const written = ["ilev_source-1_sku1", "ilev_source-2_sku2"]
      const others = ({ levels, notes }: typeof before) => [
        ...levels.filter(({ id }) => !written.includes(id as string)),
        ...notes.filter(
          ({ inventory_level_id }) =>
            !written.includes(inventory_level_id as string)
        ),
      ]
      const after = await dumpStock(container)
      expect(others(after)).toEqual(others(before))
      expect(others(after)).toHaveLength(6)
      expect(await stockLines(admin)).toEqual(
        expect.arrayContaining([
          "default,sku1,1,100",
          "source-1,sku1,1,20",
          "source-2,sku2,1,15",
        ])
      )
    })

    it("delete takes exactly the pairs of the file (testImportDataWithDeleteBehavior)", async () => {
      await importCsv(
        admin,
        stockCsv(["source-1,sku1,1,6.88", "source-2,sku1,1,5"]),
        { behavior: "delete" }
      )
      expect(await stockLines(admin)).toEqual(
        CATALOGUE.filter((line) => !/^source-.,sku1,/.test(line)).sort()
      )
    })

    it.each([
      ["10.10", "10.1"],
      ["0.0001", "0.0001"],
      ["33.3333", "33.3333"],
      ["0", "0"],
    ])("keeps the decimals of %s", async (given, kept) => {
      await importCsv(admin, stockCsv([`default,sku1,1,${given}`]))
      expect(await stockLines(admin)).toContain(`default,sku1,1,${kept}`)
    })

    it.each([
      ["left out", "source_code,sku,quantity", "default,sku1,8"],
      ["empty", "source_code,sku,status,quantity", "default,sku1,,8"],
    ])("a status that is %s is 1", async (_, header, line) => {
      await importCsv(admin, stockCsv(["default,sku1,0,7"]))
      expect(await stockLines(admin)).toContain("default,sku1,0,7")
      await importCsv(admin, stockCsv([line], header))
      expect(await stockLines(admin)).toContain("default,sku1,1,8")
    })

    it.each([
      [
        "an unknown source is an error (testValidateRowExpectsInvalidRow)",
        "us-2,sku1,1,33",
        "unknown_source",
      ],
      [
        "an unknown SKU is an error; Magento lets it through (testNonExistentSkuDoesPassValidation)",
        "default,SKU-55,1,33",
        "unknown_sku",
      ],
      [
        "a quantity that is no number is an error (QtyValidatorTest)",
        "default,sku1,1,abc",
        "invalid_quantity",
      ],
      [
        "a negative quantity is an error; Magento asks for a number only",
        "default,sku1,1,-5",
        "invalid_quantity",
      ],
      [
        "the same pair twice is an error; Magento does not look for it",
        "default,sku1,1,5\ndefault,sku1,1,6",
        "duplicate_row",
      ],
    ])("%s", async (_, lines, code) => {
      const before = await dumpStock(container)
      const { id, status } = await check(admin, stockCsv([lines]))
      expect(status).toBe("rejected")
      const [row] = await rows(admin, id)
      expect(row).toMatchObject({ outcome: "error", issues: [{ code }] })
      expect(await dumpStock(container)).toEqual(before)
    })

    it("an unknown behavior is refused; Magento takes the default (testImportDataWithWrongBehavior)", async () => {
      await expect(
        check(admin, stockCsv(SAMPLE), { behavior: "WrongBehavior" })
      ).rejects.toThrow("WrongBehavior")
    })
  },
})
