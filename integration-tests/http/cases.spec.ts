import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import fs from "node:fs/promises"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { ASSUMED_REASONS, type AssumedReason } from "../../src/csv"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { parseCorpus, readOutcome } from "../helpers/corpus"
import { rowsXml, TABLE_HEADER, workbook, zip } from "../helpers/packed-files"
import { setUpOnce } from "../helpers/set-up-once"
import { type SeededItem, seedSourceItems } from "../helpers/source-items"
import { act, check, rows } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(300_000)

const CASES = path.resolve(__dirname, "../__fixtures__/cases")

/**
 * Files as people have them, after public reports about imports of other programs, each with what it comes to: see
 * `CORPUS` in corpus.spec.ts for the columns.
 */
const TABLE = `
  F02-german-thousands-shrink.csv     | decimal_separator=, | checked | unchanged 1, update 19 |
  F03-plus-means-relative.csv         |  | rejected | error 1 | 2:quantity:invalid_quantity
  F04-us-thousands-wrong-proposal.csv |  | checked | update 2, warning 2 | 2:quantity:ambiguous_quantity, 3:quantity:ambiguous_quantity
  F05-one-unknown-sku-is-slow.csv     |  | rejected | error 1 | 2:sku:unknown_sku
  F06-sep-line.csv                    |  | checked | update 1 |
  F06b-sep-line-quoted.csv            |  | checked | update 1 |
  F06c-sep-line-padded.csv            |  | checked | update 1 |
  F07-1E5-turned-to-number.csv        |  | rejected | error 3 | 2:sku:unknown_sku>7E5, 3:sku:unknown_sku>7E5, 4:sku:unknown_sku>7E5
  F08-inch-mark-unquoted.csv          | validation_strategy=skip_errors | checked | update 3 |
  F08b-inch-mark-tab.txt              | validation_strategy=skip_errors | checked | update 1 |
  F08c-space-after-comma-quoted.csv   |  | checked | update 1 |
  F08d-excel-text-formula.csv         |  | checked | update 1 |
  F09-invisible-header.csv            |  | checked | update 1 | 0:source_code:invisible_characters
  F09b-invisible-cells.csv            |  | checked | update 5, warning 3 | 0:quantity:invisible_characters, 0:source_code:invisible_characters, 2:sku:sku_trimmed, 4:sku:sku_trimmed, 6:sku:sku_trimmed
  F10-short-row.csv                   |  | rejected | update 1, error 1 | 3::column_count
  F10b-header-comma-rows-semicolon.csv |  | checked | update 2 | 0::assumed
  F10c-whole-line-in-one-cell.csv     |  | checked | update 1 | 0::assumed
  F11-location-name.csv               | match_source_names=true | checked | update 1 | 0:source_code:assumed
  F12-title-case-header.csv           |  | checked | update 1 | 0:source_code:assumed
  F12b-qty-header.csv                 |  | checked | update 1 | 0:source_code:assumed, 0:quantity:assumed
  F13-status-words.csv                |  | checked | update 4 | 0:status:assumed
  F13b-pandas-floats.csv              |  | checked | update 2 | 0:status:assumed
  F14-status-only.csv                 |  | checked | update 1 |
  F14b-blank-quantity.csv             | empty_quantity=keep | checked | update 1 |
  F15-preamble.csv                    |  | checked | update 1 | 0::assumed
  F15b-comment.csv                    |  | checked | update 1 | 0::assumed
  F15c-no-header.csv                  |  | rejected | | 0:sku:missing_column
  F15d-header-repeated.csv            |  | checked | update 2 | 0::repeated_header
  F15e-total-row.csv                  |  | rejected | update 1, error 1 | 3:source_code:unknown_source, 3:sku:missing_value
  F16-html-table.csv                  |  | rejected | | 0::not_csv
  F16b-xml-spreadsheet.csv            |  | rejected | | 0::not_csv
  F16c-json.csv                       |  | checked | update 1 |
  F16d-rtf.csv                        |  | rejected | | 0::not_csv
  F17-dos-eof.csv                     |  | checked | update 1 |
`

/** Files that have a test of their own below. */
const ELSEWHERE = ["F01-snapshot-skip-errors-mistyped-sku.csv"]

type ReadInto = {
  file: string | Buffer | (() => Promise<Buffer>)
  options?: Record<string, string>
  says: string
}

const HEADER = "source_code,sku,status,quantity\n"
const SEMICOLONS = HEADER.replaceAll(",", ";")
const PLAIN = `${HEADER}main,TENT-A,1,50\n`
const ofCase = (name: string) => () => fs.readFile(path.join(CASES, name))
const sheetOf = (name: string) => ({
  name,
  xml: rowsXml([TABLE_HEADER, ["main", "TENT-A", 1, 50]]),
})
/** A shop's export: one line is counted, one is not stocked and is to stay so, of one nothing is said. */
const SHOPIFY = {
  file: `SKU,Location,On hand (current),On hand (new)
TENT-A,Am Waldpark 27,50,9
TENT-B,Am Waldpark 27,not stocked,not stocked
TENT-C,Am Waldpark 27,not stocked,
`,
}

/** What may be read into a file, each with a file for it: nothing is assumed without a line in the plan. */
const READ_INTO: Record<AssumedReason, ReadInto> = {
  unpacked: { file: gzipSync(PLAIN), says: "The file was unpacked (gzip)." },
  unpacked_file: {
    file: () => zip({ "stock.csv": PLAIN }),
    says: 'The file was unpacked (zip): "stock.csv" is read.',
  },
  sheet: {
    file: () => workbook([sheetOf("Stock"), sheetOf("Old")]),
    says: 'The sheet "Stock" is read, of "Stock", "Old".',
  },
  nested_lines: {
    file: ofCase("F10c-whole-line-in-one-cell.csv"),
    says: "Each line stands in one quoted cell;",
  },
  row_separator: {
    file: ofCase("F10b-header-comma-rows-semicolon.csv"),
    says: 'The rows are separated by ";" and the header by ",";',
  },
  header_row: {
    file: ofCase("F15-preamble.csv"),
    says: "The header is in row 4;",
  },
  column: {
    file: ofCase("F12b-qty-header.csv"),
    says: 'The column "qty" is read as "quantity".',
  },
  source_columns: {
    file: "sku,Waldpark\nTENT-A,7\n",
    options: { mapping: '{"sources": {"Waldpark": "main"}}' },
    says: "The file has a column for each of 1 sources:",
  },
  profile: { ...SHOPIFY, says: 'Read by the profile "shopify".' },
  replaced: {
    ...SHOPIFY,
    says: "2 cells of expected_quantity held a value that the profile replaces.",
  },
  unstocked: {
    ...SHOPIFY,
    says: "1 line is left out: the SKU is not stocked there.",
  },
  unassigned: {
    ...SHOPIFY,
    says: "1 line says that its SKU is not stocked at the source:",
  },
  repeated: {
    file: `Item Sku,Location [Am Waldpark 27] Stocked Quantity\n${"TENT-A,50\n".repeat(2)}`,
    says: "1 line is left out: a line above says the same of its SKU.",
  },
  source_code: {
    file: ofCase("F11-location-name.csv"),
    options: { match_source_names: "true" },
    says: 'Names of sources were taken for their codes: "Am Waldpark 27" is main (1 row).',
  },
  sku: {
    file: `${HEADER}main,4006381333931,1,50\n`,
    options: { match_by: "ean" },
    says: 'Items were found by ean: "4006381333931" is TENT-A (1 row).',
  },
  status: {
    file: `${HEADER}main,TENT-A,yes,50\n`,
    says: '"yes" is 1 (1 row).',
  },
  dot: {
    file: `${SEMICOLONS}main;TENT-A;1;1,250.5\n`,
    says: 'with a dot before their decimals: "1,250.5" is 1250.5.',
  },
  comma: {
    file: `${SEMICOLONS}main;TENT-A;1;48,5\n`,
    says: 'with a comma before their decimals: "48,5" is 48.5.',
  },
  groups: {
    file: `${SEMICOLONS}main;TENT-A;1;1 250\n`,
    says: 'Digits in groups are read as one number: "1 250" is 1250.',
  },
}

storeSuite({
  moduleName: "cases",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedWorld(getContainer())
      await applyOneImport(admin)
    })

    it("judges every file as the table says", async () => {
      const expected = parseCorpus(TABLE)
      const told = [...expected.map(({ file }) => file), ...ELSEWHERE]
      expect(told.sort()).toEqual((await fs.readdir(CASES)).sort())
      const found = []
      for (const { file, options } of expected) {
        const csv = await fs.readFile(path.join(CASES, file))
        found.push(await readOutcome(admin, file, csv, options))
      }
      expect(found).toEqual(expected)
    })

    it("keeps what a snapshot's misspelled rows may stand for, until that is confirmed", async () => {
      const file = "F01-snapshot-skip-errors-mistyped-sku.csv"
      const { status, alarms } = await check(
        admin,
        await fs.readFile(path.join(CASES, file)),
        {
          behavior: "snapshot",
          validation_strategy: "skip_errors",
          apply: true,
        }
      )
      expect({ status, alarms: alarms.map(codeOf) }).toEqual({
        status: "checked",
        alarms: ["missing_beside_errors"],
      })
    })

    it("reads a file that has a column for each source, and caps what it takes", async () => {
      const csv = "sku;Waldpark\nTENT-A;70\nTENT-B;x\n"
      const { id, issues } = await check(admin, csv, {
        mapping: JSON.stringify({
          sources: { Waldpark: "main" },
          quantity: { column: "Waldpark", at_most: 60 },
        }),
      })
      expect(issues).toMatchObject([
        { code: "assumed", params: { reason: "source_columns", sources: 1 } },
      ])
      expect(await rows(admin, id)).toMatchObject([
        { row_number: 2, source_code: "main", after: { quantity: 60 } },
        { row_number: 3, issues: [{ code: "invalid_quantity" }] },
      ])
    })

    it.each(ASSUMED_REASONS)(
      "tells that it has assumed: %s",
      async (reason) => {
        const { file, options, says } = READ_INTO[reason]
        const { issues } = await check(
          admin,
          typeof file === "function" ? await file() : file,
          options
        )
        const notes = issues.filter(
          ({ params }: any) => params.reason === reason
        )
        expect(notes).toMatchObject(
          notes.map(() => ({ code: "assumed", severity: "note" }))
        )
        expect(notes.map(({ message }: any) => message).join("\n")).toContain(
          says
        )
      }
    )

    it("tells what the file is, and how its cells are separated, in the reading", async () => {
      const { id } = await check(admin, `${SEMICOLONS}main;TENT-A;1;48,5\n`)
      const { reading } = expectOk(
        await admin.get(`/admin/stock-imports/${id}/reading`)
      )
      expect(reading).toMatchObject({
        kind: "csv",
        encoding: "utf-8",
        delimiter: ";",
        header_row: 1,
        decimal_separator: ",",
      })
    })

    it.each([
      ["F06-sep-line.csv", [3]],
      ["F15-preamble.csv", [5]],
      ["F15b-comment.csv", [3]],
      ["F15d-header-repeated.csv", [2, 4]],
    ])(
      "numbers the rows of %s as a spreadsheet does",
      async (file, numbers) => {
        const csv = await fs.readFile(path.join(CASES, file))
        const { id } = await check(admin, csv)
        expect(
          (await rows(admin, id)).map(({ row_number }) => row_number)
        ).toEqual(numbers)
      }
    )

    it.each([
      [
        "F09-invisible-header.csv",
        'Row 1: a cell of the column "source_code" holds the character U+200B,',
      ],
      ["F10-short-row.csv", "it is the last row, so the file may be cut off"],
      [
        "F10b-header-comma-rows-semicolon.csv",
        'The rows are separated by ";" and the header by ","',
      ],
      ["F12b-qty-header.csv", 'The column "qty" is read as "quantity".'],
      ["F15-preamble.csv", "The header is in row 4;"],
      ["F15c-no-header.csv", "The first row must name the columns;"],
      [
        "F15d-header-repeated.csv",
        "One row names the columns again and is left out: 3.",
      ],
      ["F16-html-table.csv", "This is a web page or a table saved as one,"],
      ["F16b-xml-spreadsheet.csv", "This is an Excel 2003 table in XML,"],
      ["F16d-rtf.csv", "This is a rich text document (RTF),"],
      ["F15e-total-row.csv", "the row looks like a total"],
    ])("says of %s what it is", async (file, said) => {
      const csv = await fs.readFile(path.join(CASES, file))
      const { id, issues } = await check(admin, csv)
      const lines = await rows(admin, id)
      const all = [...issues, ...lines.flatMap((line) => line.issues)]
      expect(all.map(({ message }) => message).join("\n")).toContain(said)
    })
  },
})

/** One source, and what the files name; 50 of each tent and 1250 of each numbered one. */
async function seedWorld(container: MedusaContainer): Promise<void> {
  const at = (stocked: string, skus: string[]): SeededItem[] =>
    skus.map((sku) => ({ source: "main", sku, stocked, status: 1 }))
  await seedSourceItems(container, { main: "Am Waldpark 27" }, [
    ...at("50", ["TENT-A", "TENT-B", "TENT-C", "TENT-D"]),
    ...at("1250", NUMBERED),
    ...at("1", ["7E5", '1/2" PIPE', '3/4" PIPE', "00123", "M\u00dc-1"]),
  ])
  await seedVariant(container, "iitem_TENT-A", { ean: "4006381333931" })
}

async function seedVariant(
  container: MedusaContainer,
  inventory_item_id: string,
  numbers: { ean: string }
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const product = { id: "prod_1", title: "Tent", handle: "tent" }
  const variant_id = "variant_1"
  await knex("product").insert(product)
  await knex("product_variant").insert({
    ...{ id: variant_id, product_id: product.id, title: "A" },
    ...numbers,
  })
  await knex("product_variant_inventory_item").insert({
    ...{ id: "pvitem_1", variant_id, inventory_item_id },
  })
}

const codeOf = ({ code }: { code: string }) => code

const NUMBERED = Array.from({ length: 20 }, (_, number) => `SKU-${number}`)

/** So that the source is not one that no import has named. */
async function applyOneImport(admin: Client): Promise<void> {
  const lines = NUMBERED.map((sku) => `main,${sku},1,1250\n`)
  const { id } = await check(
    admin,
    `source_code,sku,status,quantity\n${lines.join("")}`
  )
  await act(admin, id, "apply")
}
