import {
  NO_COUNTS,
  type Alarm,
  type StockImportDTO,
} from "../src/modules/stock-source/types"
import { describeStockImport } from "../src/workflows/stock-imports/events/describe-stock-import"

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
    expect(describeStockImport(stockImport, "check", "checked")).toEqual({
      title: "Stock import #12 is checked",
      description:
        "autumn.csv: 1 to create, 1,204 to update, 1 skipped. 1 warning to be confirmed. Nothing is written until you apply it.",
    })
  })

  it("that has no rows", () => {
    const { description } = describeStockImport(of({}), "apply", "applied")
    expect(description).toBe("autumn.csv: no rows.")
  })

  it("that is undone but for some rows", () => {
    const counts = { ...NO_COUNTS, not_undone: 2 }
    expect(describeStockImport(of({ counts }), "undo", "undone")).toEqual({
      title: "Stock import #12 is undone",
      description: "autumn.csv: undone, except for 2 rows that could not be.",
    })
  })

  it("that has failed, or whose undo has: the reason", () => {
    const stockImport = of({ error: { code: "x", message: "It broke." } })
    expect(describeStockImport(stockImport, "apply", "failed")).toEqual({
      title: "Stock import #12 failed",
      description: "autumn.csv: It broke.",
    })
    expect(describeStockImport(of({}), "undo", "failed")).toEqual({
      title: "Stock import #12 could not be undone",
      description: "autumn.csv: The server's log says why.",
    })
  })

  it("that was canceled while it was applied", () => {
    const { title, description } = describeStockImport(
      of({}),
      "apply",
      "canceled"
    )
    expect(title).toBe("Stock import #12 is canceled")
    expect(description).toBe(
      "autumn.csv: what had been written has been undone."
    )
  })
})
