import { toStoreSourceItem } from "../src/modules/stock-source/sources/items/store-source-items"

const STOCK = {
  source_code: "berlin",
  source_name: "Berlin",
  variant_id: "variant_1",
  sku: "TENT",
}
const EXACT = { store_quantity: "exact" } as const
const HIDDEN = { store_quantity: "hidden" } as const
const UP_TO_5 = {
  store_quantity: "threshold",
  store_quantity_threshold: 5,
} as const

describe("what a shopper is told of a quantity", () => {
  it.each([
    [EXACT, "0", false, 0],
    [EXACT, "7", true, 7],
    [UP_TO_5, "0", false, 0],
    [UP_TO_5, "5", true, 5],
    [UP_TO_5, "6", true, null],
    [HIDDEN, "0", false, null],
    [HIDDEN, "7", true, null],
  ])("with %j of %s is in_stock %s and %s", (options, available, ...told) => {
    const { in_stock, available_quantity, ...stock } = toStoreSourceItem(
      { ...STOCK, available },
      options
    )
    expect([in_stock, available_quantity]).toEqual(told)
    expect(stock).toEqual(STOCK)
  })
})
