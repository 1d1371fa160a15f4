import { withFeedTexts } from "../../src/admin/shared/lib/feed"
import { textsIn } from "../../src/texts"
import { type FeedFacts, feedText } from "../../src/texts/feed-text"

const german = (facts: FeedFacts) =>
  feedText(textsIn("de"), facts, (count) => count.toLocaleString("de"))

const file = { filename: "Open stock import #7", url: "/app/stock-imports/x" }
const checked = {
  id: "noti_1",
  data: {
    title: "Stock import #7 is checked",
    description: "autumn.csv: 1,204 to update.",
    file,
    stock_sources: {
      code: "checked",
      params: {
        number: 7,
        filename: "autumn.csv",
        update: 1204,
        to_confirm: 1,
      },
    },
  },
}
const saidInGerman = {
  id: "noti_1",
  data: {
    title: "Bestandsimport #7 ist geprüft",
    description:
      "autumn.csv: 1.204 zu aktualisieren. 1 Warnung ist zu bestätigen. Bis Sie den Import anwenden, wird nichts geschrieben.",
    file: { ...file, filename: "Bestandsimport #7 öffnen" },
  },
}

describe("the dashboard's feed", () => {
  it("says our notifications in the admin's language, in the drawer's pages and in a list", () => {
    const pages = { pages: [{ notifications: [checked] }], pageParams: [0] }
    expect(withFeedTexts(pages, german)).toMatchObject({
      pages: [{ notifications: [saidInGerman] }],
      pageParams: [0],
    })
    expect(
      withFeedTexts({ notifications: [checked], count: 1 }, german)
    ).toMatchObject({ notifications: [saidInGerman], count: 1 })
  })

  it("says why an import ended, and how many rows an export has", () => {
    const failed = german({
      code: "rejected",
      params: { number: 7, filename: "a.csv", error: 2 },
      error: {
        code: "too_many_errors",
        params: { errors: 2, rows: 2, allowed: 0 },
        message: "2 of 2 rows have errors.",
      },
    })
    expect(failed.description).toMatch(
      /^a\.csv: 2 von 2 Zeilen sind fehlerhaft/
    )
    expect(german({ code: "exported", params: { rows: 1 } })).toEqual({
      title: "Export der Bestandsquellen",
      description: "Die Bestandsquellen sind exportiert: 1 Zeile.",
    })
  })

  it("leaves all others as they are: of Medusa, of an earlier version, and of a later one", () => {
    const { stock_sources, ...earlier } = checked.data
    const later = {
      ...checked.data,
      stock_sources: { ...stock_sources, code: "moved_to_the_moon" },
    }
    const read = {
      notifications: [
        { data: { title: "Product export" } },
        { data: null },
        { data: earlier },
        { data: later },
      ],
    }
    expect(withFeedTexts(read, german)).toEqual(read)
    expect(withFeedTexts({ notification: checked }, german)).toEqual({
      notification: checked,
    })
  })
})
