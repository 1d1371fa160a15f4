import { withAlarmMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import {
  type Assignment,
  countUnitsInStock,
  findNewSources,
  readAssignments,
} from "./sql/alarm-facts"
import { type HeldMissing, readHeldMissing } from "./sql/held-missing"
import type { LineSums } from "./sql/plan-sums"
import {
  addUp,
  bySource,
  type PlanSums,
  type UnitsInStock,
} from "./summarize-plan"
import type { Alarm, StockImportDTO } from "../../types"

/*
 * The rule of all alarms: what concerns most of a source is asked about, however small the source is, unless it is what
 * a day's business does. A question about each small file would only teach to tick it away. So:
 */

// One or two SKUs that are sold out are business, unless they are all that a source sells; a third is no accident.
const FEW = 3
const ALL_OF_A_TINY_SOURCE = 2

// 2 units that become 20 are a delivery, and 12 that become 1 a good week. Ten such pairs are counted whatever they hold;
// of fewer only those that hold ten units, of which at least three must agree.
const MANY = 10

// What an admin grows a small source by is less; a mistyped code brings another source's whole range. A source that has
// nothing yet is filled for the first time.
const ASSIGNED_TIMES = 3

const LISTED_SKUS = 10

/**
 * What of a plan is probably a mistake, source by source:
 *
 * - `withdraws_most`: more than half of the units that sell at the source will not sell any more, and they are of at least
 *   three pairs; or all units of at least two.
 * - `ten_times`, `tenth`: more than half of the quantities that change become ten times as large or larger, or a tenth
 *   or less (and not 0), as when decimal points are lost, or thousands taken for decimals.
 * - `mass_assignment`: ten pairs or more are assigned to a source that has some, and less than a third as many.
 * - `new_source`: the file changes ten pairs or more at a source that no applied import has named, in a store where others
 *   were: probably another warehouse's code. A store's first import, and a source that holds nothing yet, are no alarm.
 * - `missing_beside_errors`: a snapshot's missing pairs that are held back; nothing happens to them without it.
 */
export async function raiseAlarms(
  connection: Connection,
  { number, behavior, missing }: StockImportDTO,
  { sums, units: known }: PlanSums
): Promise<{ alarms: Alarm[]; units: UnitsInStock }> {
  const alarms: Raised[] = []
  const units = { ...known }
  const facts = alarmFacts(sums)
  for (const source of facts) {
    alarms.push(
      ...(await withdrawsMost(connection, source, units)),
      ...jumps(source)
    )
  }
  alarms.push(
    ...(await massAssignments(connection, sums)),
    ...(await newSources(connection, facts))
  )
  if (
    behavior === "snapshot" &&
    sums.some(({ outcome }) => outcome === "error")
  ) {
    const held = await readHeldMissing(connection, number, LISTED_SKUS)
    alarms.push(...held.map((source) => missingBesideErrors(source, missing)))
  }
  return { alarms: alarms.map(withAlarmMessage), units }
}

/** An alarm without its sentence. */
type Raised = Omit<Alarm, "message">

/** What a plan does to one source; see plan-sums.ts. */
type AlarmFacts = ReturnType<typeof factsOf>

/** Sources that the plan touches, in the order of their codes. */
function alarmFacts(sums: readonly LineSums[]): AlarmFacts[] {
  return bySource(sums)
    .map(([source_code, groups]) => factsOf(source_code, groups))
    .filter(({ touched }) => touched >= ALL_OF_A_TINY_SOURCE)
    .sort(inOrderOfCodes)
}

const factsOf = (source_code: string, groups: LineSums[]) => ({
  source_code,
  touched: addUp(groups, "touched"),
  withdrawn: addUp(groups, "withdrawn"),
  withdrawn_units: addUp(groups, "withdrawn_units"),
  changed: addUp(groups, "changed"),
  tenfold: addUp(groups, "tenfold"),
  tenfold_of_many: addUp(groups, "tenfold_of_many"),
  tenth: addUp(groups, "tenth"),
  tenth_of_many: addUp(groups, "tenth_of_many"),
})

const inOrderOfCodes = (a: AlarmFacts, b: AlarmFacts) =>
  a.source_code < b.source_code ? -1 : 1

async function withdrawsMost(
  connection: Connection,
  { source_code, withdrawn, withdrawn_units }: AlarmFacts,
  known: UnitsInStock
): Promise<Raised[]> {
  if (withdrawn < ALL_OF_A_TINY_SOURCE) {
    return []
  }
  known[source_code] ??= await countUnitsInStock(connection, source_code)
  const units = known[source_code]
  const isMost = withdrawn >= FEW && withdrawn_units * 2 > units
  if (!isMost && withdrawn_units < units) {
    return []
  }
  return [
    {
      code: "withdraws_most",
      source_code,
      params: { withdrawn_units, units, withdrawn },
    },
  ]
}

function jumps(source: AlarmFacts): Raised[] {
  const { source_code, changed } = source
  const isMost = (all: number, ofMany: number) => {
    const counted = all >= MANY ? all : ofMany
    return counted >= FEW && counted * 2 > changed
  }
  const alarms: Raised[] = []
  if (isMost(source.tenfold, source.tenfold_of_many)) {
    alarms.push({
      code: "ten_times",
      source_code,
      params: { jumped: source.tenfold, changed },
    })
  }
  if (isMost(source.tenth, source.tenth_of_many)) {
    alarms.push({
      code: "tenth",
      source_code,
      params: { jumped: source.tenth, changed },
    })
  }
  return alarms
}

async function massAssignments(
  connection: Connection,
  sums: readonly LineSums[]
): Promise<Raised[]> {
  const assigned = bySource(sums)
    .map(([source_code, groups]) => ({
      source_code,
      created: addUp(
        groups.filter(({ outcome }) => outcome === "create"),
        "lines"
      ),
    }))
    .filter(({ created }) => created >= MANY)
  const found = assigned.length
    ? await readAssignments(connection, assigned, ASSIGNED_TIMES)
    : []
  return found.flatMap(massAssignment)
}

function massAssignment({ source_code, created, had }: Assignment): Raised[] {
  if (had === 0 || had * ASSIGNED_TIMES > created) {
    return []
  }
  return [
    {
      code: "mass_assignment",
      source_code,
      params: { assigned: created, had },
    },
  ]
}

async function newSources(
  connection: Connection,
  facts: AlarmFacts[]
): Promise<Raised[]> {
  const named = facts.filter(({ touched }) => touched >= MANY)
  const codes = named.map(({ source_code }) => source_code)
  const unheardOf = codes.length ? await findNewSources(connection, codes) : []
  return named
    .filter(({ source_code }) => unheardOf.includes(source_code))
    .map(({ source_code, touched }) => ({
      code: "new_source",
      source_code,
      params: { touched },
    }))
}

function missingBesideErrors(
  { source_code, pairs, units, skus }: HeldMissing,
  missing: StockImportDTO["missing"]
): Raised {
  const more = pairs - skus.length
  return {
    code: "missing_beside_errors",
    source_code,
    params: {
      reason: missing,
      count: pairs,
      units,
      skus: skus.join(", "),
      ...(more > 0 && { more_skus: more }),
    },
    optional: true,
  }
}
