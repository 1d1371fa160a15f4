import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import fs from "node:fs/promises"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { parseCorpus, readOutcome } from "../helpers/corpus"
import { rowsXml, TABLE_HEADER, workbook, zip } from "../helpers/packed-files"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(300_000)

const FIXTURES = path.resolve(__dirname, "../__fixtures__")

/**
 * Every file of the corpus, against the catalogue below: options of the upload, status, counts that are not 0, and
 * issues as row:column:code, row 0 being the file itself, with `>` the proposal where there is one.
 */
const CORPUS = `
  comma-and-lf.csv                       |  | checked | unchanged 1, update 1 |
  crlf-line-ends.csv                     |  | checked | unchanged 1, update 1 |
  cr-line-ends.csv                       |  | checked | unchanged 1, update 1 |
  no-line-end-at-the-end.csv             |  | checked | unchanged 1, update 1 |
  semicolon-separated.csv                |  | checked | unchanged 1, update 1 |
  tab-separated.csv                      |  | checked | unchanged 1, update 1 |
  pipe-separated.csv                     |  | checked | unchanged 1, update 1 |
  separator-given.csv                    | delimiter=; | checked | unchanged 1, update 1 |
  separator-given-is-not-the-files.csv   | delimiter=; | rejected | | 0:source_code:missing_column |
  utf-8-with-bom.csv                     |  | checked | unchanged 1, update 1 |
  utf-16le-with-bom.csv                  |  | checked | unchanged 1, update 1 |
  utf-16be-with-bom.csv                  |  | checked | unchanged 1, update 1 |
  utf-16le-without-bom.csv               |  | checked | unchanged 1, update 1 |
  windows-1252.csv                       |  | checked | unchanged 1 |
  windows-1252-given.csv                 | encoding=latin1 | checked | unchanged 1 |
  utf-8-letters.csv                      |  | checked | unchanged 1 |
  every-cell-in-quotes.csv               |  | checked | update 1 |
  separator-inside-quotes.csv            |  | checked | update 1 |
  quote-inside-quotes.csv                |  | checked | unchanged 1 |
  line-end-inside-quotes.csv             |  | checked | unchanged 1, update 1 | 0:note:unknown_column
  blank-lines-between.csv                |  | rejected | unchanged 1, error 1 | 6:quantity:invalid_quantity
  blank-lines-before-the-header.csv      |  | checked | unchanged 1, update 1 |
  formula-quote-before-sku.csv           |  | checked | unchanged 1 |
  formula-sku-as-it-stands.csv           |  | checked | unchanged 1 |
  header-in-upper-case.csv               |  | checked | unchanged 1, update 1 |
  header-with-spaces.csv                 |  | checked | unchanged 1, update 1 |
  columns-in-another-order.csv           |  | checked | update 1 |
  unknown-column.csv                     |  | checked | update 1 | 0:color:unknown_column
  column-without-a-name.csv              |  | checked | update 1 | 0::unknown_column
  empty-cells-beyond-the-table.csv       |  | checked | update 1 |
  columns-of-an-error-report.csv         |  | checked | update 1 |
  quantity-column-missing.csv            |  | rejected | | 0:quantity:missing_column |
  sku-column-missing.csv                 |  | rejected | | 0:sku:missing_column |
  source-code-column-missing.csv         |  | rejected | | 0:source_code:missing_column |
  column-twice.csv                       |  | rejected | | 0:sku:duplicate_column |
  no-header.csv                          |  | rejected | | 0:source_code:missing_column |
  empty.csv                              |  | rejected | | 0::empty_file |
  only-a-header.csv                      |  | rejected | | 0::empty_file |
  only-blank-lines.csv                   |  | rejected | | 0::empty_file |
  quantity-empty.csv                     |  | rejected | error 1 | 2:quantity:missing_value
  quantity-a-word.csv                    |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-negative.csv                  |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-with-a-comma.csv              |  | rejected | error 1 | 2:quantity:invalid_quantity>1.5
  quantity-with-thousands.csv            |  | checked | update 1 | 0:quantity:assumed
  quantity-with-an-exponent.csv          |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-not-a-number.csv              |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-with-five-decimals.csv        |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-with-four-decimals.csv        |  | checked | update 1 |
  quantity-with-zeros-behind.csv         |  | checked | unchanged 1 |
  quantity-too-large.csv                 |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantity-largest.csv                   |  | checked | update 1 |
  quantity-with-a-plus.csv               |  | rejected | error 1 | 2:quantity:invalid_quantity
  quantities-with-decimal-commas.csv     |  | checked | unchanged 1, update 1 | 0:quantity:assumed
  quantities-with-two-readings.csv       |  | checked | update 2, warning 2 | 2:quantity:ambiguous_quantity, 3:quantity:ambiguous_quantity
  quantities-with-two-readings-applied-at-once.csv | apply=true | rejected | error 2 | 2:quantity:ambiguous_quantity, 3:quantity:ambiguous_quantity
  quantities-with-two-readings-and-separator-given.csv | decimal_separator=, | checked | update 2 |
  quantities-in-quotes-with-two-readings.csv |  | checked | update 2, warning 2 | 2:quantity:ambiguous_quantity, 3:quantity:ambiguous_quantity
  thousands-beside-a-decimal-comma.csv   |  | checked | unchanged 1, update 1 | 0:quantity:assumed
  three-decimals-beside-one.csv          |  | checked | unchanged 1, update 1 | 0:quantity:assumed
  quantities-with-thousands-and-a-dot.csv |  | checked | update 2 | 0:quantity:assumed
  decimal-dots-beside-decimal-commas.csv |  | rejected | update 2, error 1, warning 1 | 3:quantity:invalid_quantity>2.5, 4:quantity:ambiguous_quantity
  quantity-with-spaces.csv               |  | checked | update 1 |
  quantity-zero.csv                      |  | checked | update 1 |
  quantity-starts-with-a-dot.csv         |  | checked | update 1 |
  status-empty.csv                       |  | checked | update 1 |
  status-column-missing.csv              |  | checked | unchanged 1 |
  status-only.csv                        |  | checked | update 1 |
  status-two.csv                         |  | rejected | error 1 | 2:status:invalid_status
  status-a-word.csv                      |  | checked | unchanged 1 | 0:status:assumed
  status-no-word-for-it.csv              |  | rejected | error 1 | 2:status:invalid_status
  status-out-of-stock.csv                |  | checked | update 1 |
  status-out-of-stock-already.csv        |  | checked | unchanged 1 |
  status-back-in-stock.csv               |  | checked | update 1 |
  source-code-in-another-case.csv        |  | checked | unchanged 1 |
  source-code-with-spaces.csv            |  | checked | unchanged 1 |
  source-code-empty.csv                  |  | rejected | error 1 | 2:source_code:missing_value
  source-code-misspelled.csv             |  | rejected | error 1 | 2:source_code:unknown_source>berlin
  source-code-with-blanks-inside.csv     |  | rejected | error 1 | 2:source_code:unknown_source>berlin
  source-code-unknown.csv                |  | rejected | error 1 | 2:source_code:unknown_source
  source-disabled.csv                    |  | checked | update 1 |
  sku-empty.csv                          |  | rejected | error 1 | 2:sku:missing_value
  sku-misspelled.csv                     |  | rejected | error 1 | 2:sku:unknown_sku>BLUE-CUP
  sku-in-another-case.csv                |  | rejected | error 1 | 2:sku:unknown_sku>MUG
  sku-with-blanks-inside.csv             |  | rejected | error 1 | 2:sku:unknown_sku>MUG
  sku-with-blanks-around.csv             |  | checked | unchanged 1, warning 1 | 2:sku:sku_trimmed
  sku-without-its-leading-zeros.csv      |  | rejected | error 1 | 2:sku:unknown_sku>0012345
  sku-with-other-punctuation.csv         |  | rejected | error 1 | 2:sku:unknown_sku>BLUE-CUP
  sku-turned-into-a-number.csv           |  | rejected | error 1 | 2:sku:unknown_sku
  sku-of-a-variant-without-inventory.csv |  | rejected | error 1 | 2:sku:unknown_sku
  sku-unlike-any-other.csv               |  | rejected | error 1 | 2:sku:unknown_sku
  sku-not-assigned-to-the-source.csv     |  | checked | create 1 |
  row-twice.csv                          |  | rejected | unchanged 1, error 2 | 2:sku:duplicate_row, 4:sku:duplicate_row
  row-twice-in-another-case.csv          |  | rejected | error 2 | 2:sku:duplicate_row, 3:sku:duplicate_row
  row-with-a-cell-too-many.csv           |  | rejected | unchanged 1, error 1 | 2::column_count
  row-with-a-cell-too-few.csv            |  | rejected | unchanged 1, error 1 | 2::column_count
  row-with-several-errors.csv            |  | rejected | error 1 | 2:source_code:unknown_source, 2:sku:missing_value, 2:status:invalid_status, 2:quantity:invalid_quantity
  bytes-that-are-no-characters.csv       |  | rejected | unchanged 1, error 1 | 3:sku:invalid_encoding
  nul-in-a-cell.csv                      |  | rejected | unchanged 1, error 1 | 3:sku:invalid_encoding
  quote-never-closed.csv                 |  | rejected | error 1 | 2::invalid_quotes
  quote-in-the-middle-of-a-cell.csv      |  | rejected | error 1 | 2::invalid_quotes
  web-page.csv                           |  | rejected | | 0::not_csv |
  one-row-in-error-skipped.csv           | validation_strategy=skip_errors | checked | update 1, error 1 | 2:quantity:invalid_quantity
  one-row-in-error-allowed.csv           | allowed_errors=1 | checked | update 1, error 1 | 2:quantity:invalid_quantity
  one-row-in-error-too-many.csv          | allowed_errors=1 | rejected | error 2 | 2:quantity:invalid_quantity, 3:quantity:invalid_quantity
  delete.csv                             | behavior=delete | checked | delete 1 |
  delete-ignores-the-other-cells.csv     | behavior=delete | checked | delete 1 |
  delete-with-reservations.csv           | behavior=delete | rejected | error 1 | 2:sku:has_reservations
  delete-of-nothing.csv                  | behavior=delete | checked | skip 1, warning 1 | 2:sku:not_assigned
  replace.csv                            | behavior=replace | checked | update 1 |
  below-reserved.csv                     |  | checked | update 1, warning 1 | 2:quantity:below_reserved
  below-reserved-refused.csv             | below_reserved=error | rejected | error 1 | 2:quantity:below_reserved
  below-reserved-clamped.csv             | below_reserved=clamp | checked | update 1, warning 1 | 2:quantity:below_reserved
  out-of-stock-with-reservations.csv     |  | checked | update 1 |
  expected-quantity-is-live.csv          |  | checked | update 1 |
  expected-quantity-empty.csv            |  | checked | update 1 |
  expected-quantity-a-word.csv           |  | rejected | error 1 | 2:expected_quantity:invalid_quantity
  stale-and-edited.csv                   |  | checked | update 1, warning 1 | 2:expected_quantity:stale
  stale-and-not-edited.csv               |  | checked | unchanged 1 |
  stale-below-zero.csv                   |  | checked | update 1, warning 1 | 2:expected_quantity:stale
  stale-overwritten.csv                  | on_stale=overwrite | checked | update 1, warning 1 | 2:expected_quantity:stale
  stale-skipped.csv                      | on_stale=skip | checked | skip 1, warning 1 | 2:expected_quantity:stale
  snapshot-is-complete.csv               | behavior=snapshot | checked | unchanged 2 |
  snapshot-lacks-a-pair.csv              | behavior=snapshot | checked | unchanged 1, update 1, warning 1, missing 1 | 3:sku:missing_from_file
  snapshot-unassigns-a-pair.csv          | behavior=snapshot&missing=unassign | checked | unchanged 1, delete 1, warning 1, missing 1 | 3:sku:missing_from_file
  snapshot-with-a-row-in-error.csv       | behavior=snapshot&validation_strategy=skip_errors | checked | unchanged 1, error 1 | 3:quantity:invalid_quantity
  snapshot-with-a-sku-in-another-case.csv | behavior=snapshot&validation_strategy=skip_errors | checked | unchanged 1, skip 1, error 1, warning 1, missing 1 | 2:sku:unknown_sku>MUG, 4:sku:missing_beside_errors
  snapshot-with-a-misspelled-source.csv  | behavior=snapshot&validation_strategy=skip_errors | checked | unchanged 1, skip 1, error 1, warning 1, missing 1 | 3:source_code:unknown_source>paris, 4:sku:missing_beside_errors
  snapshot-unassigns-reserved-units.csv  | behavior=snapshot&missing=unassign | rejected | unchanged 8, error 1, warning 1, missing 1 | 10:sku:missing_from_file, 10:sku:has_reservations
`

/** The same of files that no text can hold. */
const BINARY_CORPUS = `
  workbook.xlsx    | | checked  | update 1, unchanged 1 | 0::odd_cells
  packed.zip       | | checked  | update 1, unchanged 1 | 0::assumed
  packed.gz        | | checked  | update 1, unchanged 1 | 0::assumed
  rows.json        | | checked  | update 1, unchanged 1 |
  rows.ndjson      | | checked  | update 1, unchanged 1 |
  sheet-named.xlsx | sheet=stock | checked | update 1, unchanged 1 | 0::odd_cells
  no-such.xlsx     | sheet=x  | rejected | | 0::not_csv
  broken.xlsx      | | rejected | | 0::not_csv
  broken.zip       | | rejected | | 0::not_csv
  bomb.gz          | | rejected | | 0::too_large
  picture.png      | | rejected | | 0::not_csv
  document.pdf     | | rejected | | 0::not_csv
  compressed.gz    | | rejected | | 0::not_csv
  noise.bin        | | rejected | | 0::not_csv
  one-long-line    | | rejected | | 0::not_csv
  row-too-long     | | rejected | unchanged 1, error 1 | 2::row_too_long
`

const HEADER = "source_code,sku,status,quantity\n"

const TABLE = `${HEADER}berlin,MUG,1,2.5\nparis,MUG,1,4\n`
const OBJECTS = [
  { source_code: "berlin", sku: "MUG", quantity: 2.125 },
  { source_code: "paris", sku: "MUG", status: 1, quantity: "4" },
]
const stockWorkbook = () =>
  workbook(
    [
      {
        name: "Stock",
        xml:
          rowsXml([TABLE_HEADER, ["berlin", "MUG", 1, 2.125]]) +
          `<row><c t="inlineStr"><is><t>paris</t></is></c><c t="s"><v>0</v></c><c><f>D3-3</f></c><c><f>2+2</f><v>4</v></c></row>`,
      },
    ],
    { strings: ["MUG"] }
  )

const MADE: Record<string, () => Buffer | Promise<Buffer>> = {
  "workbook.xlsx": stockWorkbook,
  "sheet-named.xlsx": stockWorkbook,
  "no-such.xlsx": stockWorkbook,
  "packed.zip": () => zip({ "stock.csv": TABLE }),
  "packed.gz": () => gzipSync(TABLE),
  "rows.json": () => Buffer.from(JSON.stringify(OBJECTS)),
  "rows.ndjson": () =>
    Buffer.from(OBJECTS.map((one) => JSON.stringify(one)).join("\n")),
  "bomb.gz": () =>
    gzipSync(HEADER + "berlin,MUG,1,2\n".repeat(8 * 1024 * 1024)),
}

const BINARIES: Record<string, Buffer> = {
  "broken.xlsx": Buffer.from("PK\x03\x04\0\0[Content_Types].xml", "latin1"),
  "broken.zip": Buffer.from("PK\x03\x04\0\0stock_sources.csv", "latin1"),
  "picture.png": Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
  "document.pdf": Buffer.from("%PDF-1.7\n1 0 obj\n", "latin1"),
  "compressed.gz": Buffer.from("\x1f\x8b\x08\0\0\0\0\0", "latin1"),
  "noise.bin": Buffer.from(Array.from({ length: 9999 }, (_, i) => (i * i) % 7)),
  "one-long-line": Buffer.alloc(8 * 1024 * 1024, "sku "),
  "row-too-long": Buffer.from(
    `${HEADER}berlin,${"M".repeat(70_000)},1,1\nparis,MUG,1,4\n`
  ),
}

storeSuite({
  moduleName: "corpus",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedCatalogue(getContainer())
    })

    it("judges every file of the corpus as the table says", async () => {
      const expected = parseCorpus(CORPUS)
      expect(expected.map(({ file }) => file).sort()).toEqual(
        (await fs.readdir(FIXTURES))
          .filter((name) => name.endsWith(".csv"))
          .sort()
      )
      const found = []
      for (const { file, options } of expected) {
        const csv = await fs.readFile(path.join(FIXTURES, file))
        found.push(await readOutcome(admin, file, csv, options))
      }
      expect(found).toEqual(expected)
    })

    it("reads other kinds of file, refuses what is none, and reads on after a row that is too long", async () => {
      const expected = parseCorpus(BINARY_CORPUS)
      const found = []
      for (const { file, options } of expected) {
        const bytes = BINARIES[file] ?? (await MADE[file]())
        found.push(await readOutcome(admin, file, bytes, options))
      }
      expect(found).toEqual(expected)
    })
  },
})

async function seedCatalogue(container: MedusaContainer): Promise<void> {
  await seedSourceItems(
    container,
    { berlin: "Berlin", paris: "Paris", tokyo: "Tokyo" },
    [
      { source: "berlin", sku: "MUG", stocked: "10", status: 1 },
      { source: "berlin", sku: "CAP", withheld: "5", status: 0 },
      { source: "berlin", sku: "BAG", stocked: "8", reserved: "3", status: 1 },
      { source: "berlin", sku: "ÄRMEL-1", stocked: "3" },
      { source: "berlin", sku: "PEN, BLUE", stocked: "1" },
      { source: "berlin", sku: '6" RULER', stocked: "2" },
      { source: "berlin", sku: "=1+1", stocked: "2" },
      { source: "berlin", sku: "0012345", stocked: "7" },
      { source: "berlin", sku: "BLUE-CUP", stocked: "1" },
      { source: "paris", sku: "MUG", stocked: "4", status: 1 },
      { source: "paris", sku: "DEC", stocked: "1.5", status: 1 },
      { source: "tokyo", sku: "MUG", withheld: "1", status: 1 },
    ]
  )
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex("stock_source").where({ code: "tokyo" }).update({ enabled: false })
  await knex("inventory_item").insert({ id: "iitem_PLUG", sku: "PLUG" })
  await knex("product").insert({
    id: "prod_gift",
    title: "Gift card",
    handle: "gift-card",
  })
  await knex("product_variant").insert({
    id: "variant_gift",
    title: "Gift card",
    product_id: "prod_gift",
    sku: "GIFT-CARD",
    manage_inventory: false,
  })
}
