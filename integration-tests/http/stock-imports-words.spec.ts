import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedSourceItems } from "../helpers/source-items"
import { check, rows, stockCsv } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(180_000)

/** As people and spreadsheets write it; those of a status that is left as it is come to `unchanged`. */
const IN_STOCK = `
  1.0 | 1,00 | TRUE | yes | Y | In stock | in_stock | instock | Available
  WAHR | Ja | Auf Lager | vorrätig | Vorraetig | lieferbar | Verfügbar
  VERDADERO | Sí | si | En stock | En existencias | Disponible
  VRAI | Oui | en stock | disponible
  WAAR | Op voorraad | OP-VOORRAAD | beschikbaar | leverbaar`
const OUT_OF_STOCK = `
  0.0 | 0,00 | FALSE | No | n | Out of stock | out-of-stock | outofstock | SOLD OUT
  FALSCH | Nein | nicht vorrätig | Nicht auf Lager | ausverkauft | vergriffen
  FALSO | Agotado | Sin existencias | no disponible
  FAUX | Non | Rupture de stock | En rupture de stock | épuisé | Epuisé | indisponible
  ONWAAR | Nee | Niet op voorraad | Uitverkocht | niet leverbaar`
const listed = (table: string) =>
  table
    .trim()
    .split(/[|\n]/)
    .map((word) => word.trim())

const WORDS = [
  ...listed(IN_STOCK).map((word) => ({ word, status: 1 })),
  ...listed(OUT_OF_STOCK).map((word) => ({ word, status: 0 })),
]

storeSuite({
  moduleName: "stock-imports-words",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      const skus = [
        ...["TENT-A", "TENT-B", "TENT-C", "TENT-D"],
        ...WORDS.map((_, at) => `ITEM-${at}`),
      ]
      await seedSourceItems(
        getContainer(),
        { main: "Am Waldpark 27" },
        skus.map((sku) => ({ source: "main", sku, stocked: "50" }))
      )
    })

    const noteOf = ({ issues }: any) =>
      issues.filter(({ code }: any) => code === "assumed")

    describe("a status", () => {
      it("is read from words of five languages, spreadsheets and shops", async () => {
        const lines = WORDS.map(({ word }, at) => `main;ITEM-${at};${word};50`)
        const { id, counts } = await check(
          admin,
          stockCsv(lines, "source_code;sku;status;quantity")
        )
        const plan = await rows(admin, id)
        expect(
          plan.map(({ after }, at) => [WORDS[at].word, after?.status])
        ).toEqual(WORDS.map(({ word, status }) => [word, status]))
        expect(counts.unchanged).toBe(listed(IN_STOCK).length)
      })

      it("that is a word is noted with how often it comes, and one that is none is in error", async () => {
        const plan = await check(
          admin,
          stockCsv([
            "main,TENT-A,TRUE,10",
            "main,TENT-B,FALSE,10",
            "main,TENT-C,TRUE,10",
            "main,TENT-D,maybe,10",
          ]),
          { validation_strategy: "skip_errors" }
        )
        expect(noteOf(plan)).toEqual([
          {
            code: "assumed",
            column: "status",
            value: "TRUE",
            severity: "note",
            proposal: null,
            message:
              'Statuses that are words were read as 1 (in stock) or 0 (out of stock): "TRUE" is 1 (2 rows), "FALSE" is 0 (1 row).',
            params: {
              reason: "status",
              ...{ cell_1: "TRUE", meaning_1: 1, count_1: 2 },
              ...{ cell_2: "FALSE", meaning_2: 0, count_2: 1 },
            },
          },
        ])
        expect((await rows(admin, plan.id, "outcome=error"))[0]).toMatchObject({
          row_number: 5,
          issues: [{ code: "invalid_status", value: "maybe" }],
        })
      })

      it("says how many more words there are than it lists", async () => {
        const plan = await check(
          admin,
          stockCsv(WORDS.map(({ word }, at) => `main,ITEM-${at},"${word}",50`))
        )
        const [{ message }] = noteOf(plan)
        expect(message).toContain(`and ${WORDS.length - 10} more`)
      })

      it("of 1 and 0 needs no word", async () => {
        const plan = await check(
          admin,
          stockCsv(["main,TENT-A,1,50", "main,TENT-B,0,50", "main,TENT-C,,50"])
        )
        expect(plan.issues).toEqual([])
      })
    })
  },
})
