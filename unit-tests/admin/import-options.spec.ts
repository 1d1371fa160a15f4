import {
  DEFAULT_OPTIONS,
  importAgainPath,
  queryOf,
} from "../../src/admin/imports/lib/import-options"
import type { StockImport } from "../../src/admin/imports/lib/stock-import"

describe("what an upload sends", () => {
  it("is nothing where every option is the default", () => {
    expect(queryOf(DEFAULT_OPTIONS)).toEqual({})
  })

  it("is what differs from it", () => {
    expect(
      queryOf({ ...DEFAULT_OPTIONS, delimiter: ";", allowed_errors: "3" })
    ).toEqual({ delimiter: ";", allowed_errors: "3" })
  })

  it("leaves out what the other options leave without a meaning", () => {
    const options = {
      ...DEFAULT_OPTIONS,
      missing: "unassign",
      below_reserved: "clamp",
      allowed_errors: "3",
    }
    expect(queryOf({ ...options, behavior: "snapshot" })).toMatchObject({
      missing: "unassign",
    })
    expect(
      queryOf({
        ...options,
        behavior: "delete",
        validation_strategy: "skip_errors",
      })
    ).toEqual({ behavior: "delete", validation_strategy: "skip_errors" })
  })
})

describe("importing a file again", () => {
  const earlier = {
    id: "simp_1",
    behavior: "snapshot",
    missing: "unassign",
    validation_strategy: "stop_on_errors",
    allowed_errors: 0,
    on_stale: "rebase",
    below_reserved: "error",
    delimiter: ";",
    decimal_separator: "auto",
  } as StockImport

  it("does what the earlier import was to do", () => {
    expect(importAgainPath(earlier)).toBe(
      "/stock-imports/new?from=simp_1&behavior=snapshot&missing=unassign&below_reserved=error"
    )
  })

  it("but for what is to be different", () => {
    expect(
      importAgainPath(earlier, { validation_strategy: "skip_errors" })
    ).toContain("validation_strategy=skip_errors")
  })
})
