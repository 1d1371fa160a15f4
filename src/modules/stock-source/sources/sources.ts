import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../database/connection"
import { toFreeSourceCode } from "./source-code"
import { ensureDefaultSource } from "./sql/ensure-default-source"
import { insertSources } from "./sql/insert-sources"
import { lockSourceChanges } from "./sql/lock-source-changes"
import { moveDefaultSource } from "./sql/move-default-source"
import { readLocationsWithoutSource } from "./sql/read-locations-without-source"
import { readSourceCodes } from "./sql/read-source-codes"
import {
  readDefaultSource,
  readSourcesByCode,
  readSourcesById,
  readSourcesByLocation,
} from "./sql/read-sources"
import { recordSettling } from "../levels/settle/sql/record-settling"
import { retireSourcesWithoutLocation } from "./sql/retire-sources-without-location"
import { reviveSourcesOfLocations } from "./sql/revive-sources-of-locations"
import { setSourcesDeleted } from "./sql/set-sources-deleted"
import { writeSources } from "./sql/write-sources"
import type {
  NewSource,
  SourceChange,
  SourceIdentity,
  SourceRecord,
  SourcesBefore,
} from "../types"
import { Refusal } from "../refusal"

// Each function here is one transaction's work.

/** Gives every live stock location a source, retires the sources of those that are gone, and sees to one default. */
export async function reconcileSources(
  connection: Connection,
  defaultLocationId: string | null
) {
  await lockSourceChanges(connection)
  const sources_retired = await retireSourcesWithoutLocation(connection)
  const revived = await reviveSourcesOfLocations(connection)
  const locations = await readLocationsWithoutSource(connection)
  const taken = new Set(
    (await readSourceCodes(connection)).map((code) => code.toLowerCase())
  )
  const missing = locations.map(({ id, name }) => {
    const code = toFreeSourceCode(name, taken)
    taken.add(code.toLowerCase())
    return { code, enabled: true, code_generated: true, stock_location_id: id }
  })
  const created = await insertSources(connection, missing)
  const enabled = await ensureDefaultSource(connection, defaultLocationId)
  // Nobody has guarded the levels of a location that was gone.
  await recordSettling(connection, [...new Set([...revived, ...enabled])])
  return {
    sources_created: created.length,
    sources_restored: revived.length,
    sources_retired,
  }
}

/**
 * Makes sources, or names those that we made by ourselves for the same stock locations.
 *
 * @throws MedusaError `duplicate_error` where a code is taken or a location's source has been named before.
 */
export async function addSources(
  connection: Connection,
  wanted: NewSource[]
): Promise<{ sources: SourceRecord[]; before: SourcesBefore }> {
  await lockSourceChanges(connection)
  await refuseTakenSources(connection, wanted)
  const existing = await readSourcesByLocation(
    connection,
    wanted.map((source) => source.stock_location_id)
  )
  const byLocation = new Map(
    existing.map((one) => [one.stock_location_id, one])
  )
  const rows = wanted.map((source) => ({
    ...byLocation.get(source.stock_location_id),
    code: source.code,
    stock_location_id: source.stock_location_id,
    enabled: source.enabled ?? true,
    code_generated: false,
  }))
  const isOld = (row: object): row is SourceRecord => "id" in row
  const created = await insertSources(
    connection,
    rows.filter((row) => !isOld(row))
  )
  const switched = await writeSources(connection, rows.filter(isOld))
  const before = {
    sources: existing,
    created: created.map(({ id }) => id),
    default_source_id: (await readDefaultSource(connection))?.id ?? null,
  }
  const codes = wanted.map(({ code }) => code)
  const newDefault = wanted.find((source) => source.is_default)
  const sources = await readSourcesByCode(connection, codes)
  if (newDefault) {
    await moveDefaultSource(
      connection,
      sources.find((one) => one.code === newDefault.code)!.id
    )
  }
  const enabled = await ensureDefaultSource(connection, null)
  const closed = created.filter((source) => !source.enabled)
  await recordSettling(connection, [
    ...new Set([...switched, ...enabled, ...closed.map(({ id }) => id)]),
  ])
  return { sources: await readSourcesByCode(connection, codes), before }
}

/**
 * Refuses what `addSources` would refuse, before anything is made for it.
 *
 * @throws MedusaError `duplicate_error`
 */
export async function refuseTakenSources(
  connection: Connection,
  wanted: SourceIdentity[]
): Promise<void> {
  const locations = new Map(
    wanted.map(({ code, stock_location_id }) => [
      code.toLowerCase(),
      stock_location_id,
    ])
  )
  const taken = (
    await readSourcesByCode(connection, [...locations.keys()])
  ).find(
    // A code that we generated for the very location is not somebody else's.
    (one) =>
      !one.code_generated ||
      locations.get(one.code.toLowerCase()) !== one.stock_location_id
  )
  if (taken) {
    throw new Refusal(
      MedusaError.Types.DUPLICATE_ERROR,
      "invalid_request_error",
      {
        reason: taken.code_generated ? "code_generated" : "code_taken",
        code: taken.code,
        stock_location_id: taken.stock_location_id,
      }
    )
  }
  const adopted = [...locations.values()].filter((id) => id !== undefined)
  refuseNamedSources(await readSourcesByLocation(connection, adopted))
}

function refuseNamedSources(existing: SourceRecord[]) {
  const named = existing.find((source) => !source.code_generated)
  if (named) {
    throw new Refusal(
      MedusaError.Types.DUPLICATE_ERROR,
      "invalid_request_error",
      {
        reason: "location_taken",
        code: named.code,
        stock_location_id: named.stock_location_id,
      }
    )
  }
}

/**
 * Changes `enabled` and the default, and records that units are to follow `enabled` where it is another.
 *
 * @throws MedusaError `not_found` where a source has gone; `not_allowed` where the default would be disabled.
 */
export async function changeSources(
  connection: Connection,
  changes: SourceChange[]
): Promise<SourcesBefore> {
  await lockSourceChanges(connection)
  const sources = await readSourcesById(
    connection,
    changes.map(({ id }) => id)
  )
  const byId = new Map(sources.map((source) => [source.id, source]))
  const rows = changes.map(({ id, enabled }) => {
    const source = byId.get(id)
    if (!source) {
      throw new Refusal(MedusaError.Types.NOT_FOUND, "source_not_found", {
        reason: "id",
        id,
      })
    }
    return { ...source, enabled: enabled ?? source.enabled }
  })
  const default_source_id = (await readDefaultSource(connection))?.id ?? null
  const newDefault = changes.find((change) => change.is_default)?.id
  refuseDisabledDefault(rows, newDefault ?? default_source_id)
  const switched = new Set(await writeSources(connection, rows))
  await recordSettling(connection, [...switched])
  if (newDefault) {
    await moveDefaultSource(connection, newDefault)
  }
  // What is not changed here is not taken back either: somebody else may change it meanwhile.
  const before = {
    sources: sources.filter(({ id }) => switched.has(id)),
    created: [],
    default_source_id: newDefault ? default_source_id : null,
  }
  return before
}

function refuseDisabledDefault(rows: SourceRecord[], defaultId: string | null) {
  const disabled = rows.find((row) => row.id === defaultId && !row.enabled)
  if (disabled) {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "default_source", {
      reason: disabled.is_default ? "disabled_meanwhile" : "not_enabled",
      code: disabled.code,
    })
  }
}

/** Takes back what `addSources` or `changeSources` wrote, and records that units are to follow. */
export async function restoreSources(
  connection: Connection,
  before: SourcesBefore
): Promise<void> {
  await lockSourceChanges(connection)
  await setSourcesDeleted(connection, before.created, true)
  await recordSettling(
    connection,
    await writeSources(connection, before.sources)
  )
  if (before.default_source_id) {
    await moveDefaultSource(connection, before.default_source_id)
  }
}
