import {
  NO_COUNTS,
  type Alarm,
  type StockImportAct,
  type StockImportDTO,
} from "../src/modules/stock-source/types"
import { english } from "../src/texts"
import { feedText } from "../src/texts/feed-text"
import {
  describeStockImport,
  type StockImportEnd,
} from "../src/workflows/stock-imports/events/describe-stock-import"

const of = (given: Partial<StockImportDTO>) =>
  ({
    number: 12,
    filename: "autumn.csv",
    status: "checked",
    counts: NO_COUNTS,
    alarms: [],
    error: null,
    ...given,
  }) as unknown as StockImportDTO

const alarm: Alarm = {
  code: "ten_times",
  source_code: "berlin",
  message: "",
}

/** In English, as Medusa's drawer shows it without the plugin's widget. */
const told = (
  stockImport: StockImportDTO,
  act: StockImportAct,
  end: StockImportEnd
) =>
  feedText(english, describeStockImport(stockImport, act, end), (count) =>
    count.toLocaleString("en-US")
  )

describe("what the feed says of an import", () => {
  it("that is checked: what it would do, and what is to be confirmed", () => {
    const counts = {
      ...NO_COUNTS,
      rows: 1206,
      create: 1,
      update: 1204,
      skip: 1,
    }
    const optional: Alarm = { ...alarm, optional: true }
    const stockImport = of({ counts, alarms: [alarm, optional] })
    expect(told(stockImport, "check", "checked")).toMatchObject({
      title: "Stock import #12 is checked",
      description:
        "autumn.csv: 1 to create, 1,204 to update, 1 skipped. 1 warning to be confirmed. Nothing is written until you apply it.",
    })
  })

  it("that has no rows", () => {
    const { description } = told(of({}), "apply", "applied")
    expect(description).toBe("autumn.csv: no rows.")
  })

  it("that is undone but for some rows", () => {
    const counts = { ...NO_COUNTS, not_undone: 2 }
    expect(told(of({ counts }), "undo", "undone")).toMatchObject({
      title: "Stock import #12 is undone",
      description: "autumn.csv: undone, except for 2 rows that could not be.",
    })
  })

  it("that has failed, or whose undo has: the reason", () => {
    const stockImport = of({ error: { code: "x", message: "It broke." } })
    expect(told(stockImport, "apply", "failed")).toMatchObject({
      title: "Stock import #12 failed",
      description: "autumn.csv: It broke.",
    })
    expect(told(of({}), "undo", "failed")).toMatchObject({
      title: "Stock import #12 could not be undone",
      description: "autumn.csv: The server's log says why.",
    })
  })

  it("that was canceled while it was applied", () => {
    const { title, description } = told(of({}), "apply", "canceled")
    expect(title).toBe("Stock import #12 is canceled")
    expect(description).toBe(
      "autumn.csv: what had been written has been undone."
    )
  })
})
