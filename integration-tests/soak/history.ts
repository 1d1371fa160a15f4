import * as fc from "fast-check"

/** Each history has sources and items of its own, and shares the store, its one writer and its troubles with the others. */
export const SOURCES = 2
export const ITEMS = 3

const source = fc.nat({ max: SOURCES - 1 })
const item = fc.nat({ max: ITEMS - 1 })
const units = fc.nat({ max: 40 })

const line = fc.record({
  source,
  item,
  status: fc.constantFrom(1, 1, 1, 0),
  quantity: units,
})

/** What is done with files: one after the other, as an admin or a script would. */
const fileAct = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant("import" as const),
      behavior: fc.constantFrom(
        ...(["append", "append", "replace", "delete", "snapshot"] as const)
      ),
      strategy: fc.constantFrom("stop_on_errors", "skip_errors"),
      lines: fc.uniqueArray(line, {
        minLength: 1,
        maxLength: SOURCES * ITEMS,
        selector: (one) => `${one.source}/${one.item}`,
      }),
      /** By itself, when it is checked, or not at all; `waits`: for its end. */
      apply: fc.constantFrom("itself", "asked", "asked", "never"),
      waits: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("undo" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("cancel" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("forget" as const) }) }
)

const STORE_ACTS = [
  "toggle",
  "toggle",
  "edit",
  "edit",
  "removeLevel",
  "reserve",
  "reserve",
  "cancelReservation",
  "deleteItem",
  "makeItemAnew",
  "deleteLocation",
  "deleteSource",
  "makeSourceAnew",
  "cart",
] as const

/** What the store does meanwhile. */
const storeAct = fc.record({
  act: fc.constantFrom(...STORE_ACTS),
  source,
  item,
  amount: units,
})

export const history = fc.record({
  starts: fc.array(fc.option(units), {
    minLength: SOURCES * ITEMS,
    maxLength: SOURCES * ITEMS,
  }),
  fileActs: fc.array(fileAct, { minLength: 3, maxLength: 6 }),
  storeActs: fc.array(storeAct, { minLength: 4, maxLength: 12 }),
})

export type History = typeof history extends fc.Arbitrary<infer T> ? T : never
export type FileAct = History["fileActs"][number]
export type StoreAct = History["storeActs"][number]
