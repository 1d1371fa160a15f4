import * as fc from "fast-check"
import { NATIVE_ACTS, type NativeAct } from "./native-acts"

export const TEAM_SIZE = 5
export const SOURCES = 2

/** Multiples of 1/16: 4 decimals at most, and floats add them without error. */
const units = fc
  .oneof(fc.nat({ max: 160 }), fc.constantFrom(0, 16, 80))
  .map((sixteenths) => sixteenths / 16)
const state = fc.record({
  status: fc.constantFrom<0 | 1>(1, 1, 0),
  quantity: units,
})
/** A line; one that adjusts `takes` its quantity away, and may leave the status as it is. */
const line = fc.record({
  state,
  takes: fc.boolean(),
  keepsStatus: fc.boolean(),
})
const native: fc.Arbitrary<NativeAct> = fc.record({
  // Most other acts need a reservation.
  act: fc.constantFrom(...NATIVE_ACTS, "reserve" as const),
  source: fc.nat({ max: SOURCES - 1 }),
  amount: units,
})

/** What one item gets out of a round: a line for each source, or none, and an act of the store. */
const share = fc.record({
  lines: fc.array(fc.option(line, { freq: 3 }), {
    minLength: SOURCES,
    maxLength: SOURCES,
  }),
  native,
})
/** A round of a team: the items in it share its imports, as the lines of one file do. */
const round = fc.record({
  kind: fc.constantFrom(
    ...(["append", "append", "replace", "delete"] as const),
    ...(["adjust", "adjust", "adjust call"] as const),
    ...(["undo", "undo", "native", "native", "native"] as const)
  ),
  /** Which of the imports that are still there, counted from the last, an undo takes back. */
  back: fc.nat({ max: 2 }),
  /** The store goes on between the check and the apply. */
  drifts: fc.boolean(),
  shares: fc.array(share, { minLength: TEAM_SIZE, maxLength: TEAM_SIZE }),
})
const start = fc.array(
  fc.record({
    enabled: fc.boolean(),
    level: fc.option(state),
    /** No source item yet, as where nothing has looked at the level. */
    bare: fc.boolean(),
  }),
  { minLength: SOURCES, maxLength: SOURCES }
)
/** A team: items that share their imports, and what happens to them, round by round. */
export const team = fc.record({
  starts: fc.array(start, { minLength: TEAM_SIZE, maxLength: TEAM_SIZE }),
  rounds: fc.array(round, { minLength: 5, maxLength: 9 }),
})
export type Team = typeof team extends fc.Arbitrary<infer T> ? T : never
export type Round = Team["rounds"][number]
export type Start = Team["starts"][number]
