import {
  addQuantities,
  quantityDifference,
} from "../../src/admin/shared/lib/exact-quantity"

describe("quantities of the dashboard", () => {
  it.each([
    [[0.1, 0.2], 0.3],
    [[0.7, 0.1, 0.1], 0.9],
    [[1.1, -1.1], 0],
    [[-0.0001, 0.0003], 0.0002],
    [[999_999_999_999, 0.5], 999_999_999_999.5],
    [[], 0],
  ])("%j add up to %d", (quantities, sum) => {
    expect(addQuantities(...quantities)).toBe(sum)
  })

  it("differ by what one typed, and by nothing that a float adds", () => {
    expect(quantityDifference(0.7, 0.8)).toBe(0.1)
    expect(quantityDifference(0.3, 0.1)).toBe(-0.2)
    expect(quantityDifference(2.5, 2.5)).toBe(0)
  })
})
