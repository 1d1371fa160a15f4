import {
  choiceOf,
  choose,
  mappingOf,
} from "../../src/admin/imports/lib/column-mapping"

const column = (
  index: number,
  name: string,
  proposals: { field: "sku" | "quantity"; confidence: number }[] = []
) => ({ index, name, samples: [], proposals })

const READING = {
  columns: [
    column(1, "Teil", [{ field: "sku", confidence: 0.8 }]),
    column(2, "Zahl", [{ field: "quantity", confidence: 0.2 }]),
    column(3, ""),
    column(4, "status"),
  ],
  mapping: { status: { column: "status" } },
}

describe("the columns of a file on the screen", () => {
  it("shows what was found, and what is likely where nothing was", () => {
    expect(choiceOf(READING)).toEqual({
      fields: { 1: "sku", 4: "status" },
      source: "",
    })
  })

  it("takes a field from the column that had it before", () => {
    const choice = choose(choiceOf(READING), 2, "sku")
    expect(choice.fields).toEqual({ 2: "sku", 4: "status" })
  })

  it("names columns by their names, those without one by their positions, and leaves the rest as it was", () => {
    const first = choose(choiceOf(READING), 3, "quantity")
    const choice = { ...choose(first, 4, undefined), source: "berlin" }
    expect(mappingOf(READING, choice)).toEqual({
      sku: { column: "Teil" },
      quantity: { column: 3 },
      status: null,
      source_code: { value: "berlin" },
    })
  })

  it("leaves a cap of a column that stays", () => {
    const mapping = { quantity: { column: 2, at_most: 50 } }
    const reading = { ...READING, mapping }
    expect(mappingOf(reading, choiceOf(reading)).quantity).toEqual({
      column: 2,
      at_most: 50,
    })
  })
})
