import fs from "node:fs"
import type { BrowserTest } from "../support/suite"
import { stockFile } from "../support/stock-file"
import {
  APPLIED,
  CHECKED,
  chooseFile,
  pressAndConfirm,
  REJECTED,
  startCheck,
  stepReached,
  untilStep,
} from "../support/import-page"

const FILE = stockFile(
  [
    "berlin,TENT-1P-GRN,1,7",
    "berln,TENT-1P-GRN,1,5",
    "berln,SPORK-TI,1,40",
    "berlin,TENT-4P-GRM,1,3",
    "paris,SPORK-TI,1,twelve",
    'paris,FILTER-100,1,"48,5"',
    "paris,MAT-FOAM,yes,14",
    "toronto,SPORK-TI,1,28",
    "toronto,SPORK-TI,1,29",
    "new-york,MUG-ENAMEL-XXL,1,6",
  ],
  "spring-count.csv"
)

/** Does to the failing rows what an admin does in a spreadsheet; what the report says of them stays. */
function fixRows(report: string): string {
  return report
    .replace("berln,TENT-1P-GRN", "paris,TENT-1P-GRN")
    .replace("berln,SPORK-TI", "berlin,SPORK-TI")
    .replace("berlin,TENT-4P-GRM", "berlin,TENT-4P-GRN")
    .replace("SPORK-TI,1,twelve", "SPORK-TI,1,12")
    .replace('FILTER-100,1,"48,5"', "FILTER-100,1,48.5")
    .replace("MAT-FOAM,yes", "MAT-FOAM,1")
    .replace("toronto,SPORK-TI,1,29", "new-york,SPORK-TI,1,29")
    .replace("new-york,MUG-ENAMEL-XXL", "new-york,MUG-ENAMEL-RED")
}

export function errors(test: BrowserTest): void {
  test("a file with mistakes is refused, its failing rows are saved, fixed and imported", async ({
    page,
    go,
    inspect,
  }) => {
    await go("/stock-imports/new")
    await chooseFile(page, FILE)
    await startCheck(page)
    await untilStep(page, REJECTED)

    // It has no plan.
    expect(await stepReached(page)).toMatch(/Check\s*stopped here/)
    await page
      .getByRole("heading", {
        name: "What the file would have changed (rejected)",
      })
      .waitFor()

    const problem = (name: string) =>
      page.getByRole("listitem").filter({ hasText: name })
    await problem("Unknown source").first().waitFor()
    expect(await problem("Unknown source").first().innerText()).toMatch(
      /berln[^]*berlin/
    )
    expect(await problem("Unknown SKU").first().innerText()).toMatch(
      /TENT-4P-GRM[^]*TENT-4P-GRN/
    )
    expect(await page.getByRole("button", { name: "Apply" }).count()).toBe(0)
    await inspect("import-errors", { picture: true })

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download rows with errors" }).click(),
    ])
    expect(download.suggestedFilename()).toBe("errors-spring-count.csv")
    const report = fs.readFileSync(await download.path(), "utf8")
    expect(report).toMatch(/^row_number,errors,source_code,sku,status,quantity/)
    expect(report).not.toMatch(/^2,/m)

    const fixed = fixRows(report)
    await go("/stock-imports/new")
    await chooseFile(page, {
      name: download.suggestedFilename(),
      mimeType: "text/csv",
      buffer: Buffer.from(fixed),
    })
    await startCheck(page)
    await untilStep(page, CHECKED)
  })

  test("the rows without mistakes are imported when the others are to be skipped", async ({
    page,
    go,
    inspect,
  }) => {
    await go("/stock-imports/new")
    await chooseFile(page, FILE)
    const rejected = await startCheck(page)
    await untilStep(page, REJECTED)
    await page.getByRole("link", { name: "Import the other rows" }).click()
    await page.getByText("spring-count.csv", { exact: true }).waitFor()
    await page
      .getByRole("combobox", { name: "When rows have errors" })
      .filter({ hasText: "Skip them" })
      .waitFor()
    await inspect("import-again")

    const id = await startCheck(page)
    expect(id).not.toBe(rejected)
    await untilStep(page, CHECKED)
    await page.getByText(/rows have errors and are left out/).waitFor()
    await pressAndConfirm(page, "Apply")
    await untilStep(page, APPLIED)
    await page.getByText(/rows with errors were left out/).waitFor()
    await inspect("import-applied-but")
  })
}
