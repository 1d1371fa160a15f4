import type { Connection } from "./database"
import {
  type AlarmFacts,
  countUnitsInStock,
  findNewSources,
  readAlarmFacts,
} from "./sql/alarm-facts"
import type { Alarm } from "./types"

// Fewer pairs are read through in the plan itself; a question about each of them would only teach to tick it away.
const MIN_PAIRS = 10

/**
 * What of a plan is probably a mistake, source by source. Every alarm concerns at least ten pairs that hold units:
 *
 * - `withdraws_most`: more than half of the units that sell at the source will not sell any more.
 * - `ten_times`: more than half of the quantities that change become ten times as large or larger, as when decimal
 *   points are lost.
 * - `new_source`: the file changes stock at a source that no applied import has named, in a store where others were:
 *   probably another warehouse's code. A store's first import, and a source that holds nothing yet, are no alarm.
 */
export async function raiseAlarms(
  connection: Connection,
  importNumber: number
): Promise<Alarm[]> {
  const facts = await readAlarmFacts(connection, importNumber, MIN_PAIRS)
  const alarms: Alarm[] = []
  for (const source of facts) {
    alarms.push(
      ...(await withdrawsMost(connection, source)),
      ...tenTimes(source)
    )
  }
  const codes = facts.map(({ source_code }) => source_code)
  const unheardOf = codes.length ? await findNewSources(connection, codes) : []
  return [...alarms, ...newSources(facts, unheardOf)]
}

async function withdrawsMost(
  connection: Connection,
  source: AlarmFacts
): Promise<Alarm[]> {
  const { source_code, withdrawn, withdrawn_units } = source
  if (withdrawn < MIN_PAIRS) {
    return []
  }
  const units = await countUnitsInStock(connection, source.stock_location_id)
  if (withdrawn_units * 2 <= units) {
    return []
  }
  return [
    {
      code: "withdraws_most",
      source_code,
      message: `${withdrawn_units} of ${units} units in stock at ${source_code} will not sell any more (${withdrawn} SKUs go to 0, out of stock or are unassigned).`,
    },
  ]
}

function tenTimes({ source_code, changed, tenfold }: AlarmFacts): Alarm[] {
  if (tenfold < MIN_PAIRS || tenfold * 2 <= changed) {
    return []
  }
  return [
    {
      code: "ten_times",
      source_code,
      message: `${tenfold} of the ${changed} quantities that change at ${source_code} become ten times as large or larger; look whether decimal points are lost.`,
    },
  ]
}

function newSources(facts: AlarmFacts[], codes: string[]): Alarm[] {
  return facts
    .filter(({ source_code }) => codes.includes(source_code))
    .map(({ source_code, touched }) => ({
      code: "new_source",
      source_code,
      message: `No import has been applied to ${source_code} before, and this one changes ${touched} SKUs that it holds; look whether the code is the right one.`,
    }))
}
