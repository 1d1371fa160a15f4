import { withAlarmMessage } from "../../../../texts"
import type { Connection } from "../../database/connection"
import {
  type AlarmFacts,
  type Assignment,
  countUnitsInStock,
  findNewSources,
  readAlarmFacts,
  readAssignments,
} from "./sql/alarm-facts"
import { type HeldMissing, readHeldMissing } from "./sql/held-missing"
import type { Alarm, StockImportCounts, StockImportDTO } from "../../types"

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
  counts: StockImportCounts
): Promise<Alarm[]> {
  const alarms: Raised[] = []
  const facts = await readAlarmFacts(connection, number, ALL_OF_A_TINY_SOURCE)
  for (const source of facts) {
    alarms.push(...(await withdrawsMost(connection, source)), ...jumps(source))
  }
  if (counts.create >= MANY) {
    const assignments = await readAssignments(
      connection,
      number,
      MANY,
      ASSIGNED_TIMES
    )
    alarms.push(...assignments.flatMap(massAssignment))
  }
  alarms.push(...(await newSources(connection, facts)))
  if (behavior === "snapshot" && counts.error > 0) {
    const held = await readHeldMissing(connection, number, LISTED_SKUS)
    alarms.push(...held.map((source) => missingBesideErrors(source, missing)))
  }
  return alarms.map(withAlarmMessage)
}

/** An alarm without its sentence. */
type Raised = Omit<Alarm, "message">

async function withdrawsMost(
  connection: Connection,
  source: AlarmFacts
): Promise<Raised[]> {
  const { source_code, withdrawn, withdrawn_units } = source
  if (withdrawn < ALL_OF_A_TINY_SOURCE) {
    return []
  }
  const units = await countUnitsInStock(connection, source.stock_location_id)
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
