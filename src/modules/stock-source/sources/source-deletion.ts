import { MedusaError } from "@medusajs/framework/utils"
import type { Connection } from "../database/connection"
import { lockSourceChanges } from "./sql/lock-source-changes"
import { readSourceHoldings } from "./sql/read-source-holdings"
import { readSourcesById } from "./sql/read-sources"
import { recordSettling } from "../levels/settle/sql/record-settling"
import { retireSourcesWithoutLocation } from "./sql/retire-sources-without-location"
import { setSourcesDeleted } from "./sql/set-sources-deleted"
import type { SourceHoldings } from "../types"
import { Refusal } from "../refusal"
import type { TextParams } from "../../../texts/issue-text"

/**
 * Deletes sources that hold nothing.
 *
 * @throws MedusaError `not_allowed` that says what a source holds, or that it is the default.
 */
export async function removeSources(
  connection: Connection,
  sourceIds: string[]
): Promise<void> {
  await lockSourceChanges(connection)
  // Whoever writes stock holds these rows: nobody is at it from here on, and who comes next finds the sources gone.
  await readSourcesById(connection, sourceIds)
  await refuseHeldSources(connection, sourceIds)
  await setSourcesDeleted(connection, sourceIds, true)
}

/**
 * Ends the deletion of sources whose stock locations are deleted now. Until they were, Medusa made levels there without
 * asking us, and whoever brought sources in step with locations gave a location without a source its source back.
 *
 * @throws MedusaError `not_allowed` that says what a source holds.
 */
export async function confirmSourceDeletion(
  connection: Connection,
  sourceIds: string[]
): Promise<void> {
  await lockSourceChanges(connection)
  // First, since it waits for whoever writes at a source that was brought back: what they wrote is seen by then.
  await retireSourcesWithoutLocation(connection)
  await refuseHeldSources(connection, sourceIds)
}

async function refuseHeldSources(
  connection: Connection,
  sourceIds: string[]
): Promise<void> {
  for (const source of await readSourceHoldings(connection, sourceIds)) {
    refuseDeletion(source)
  }
}

/** Takes back what `removeSources` did. */
export async function bringBackSources(
  connection: Connection,
  sourceIds: string[]
): Promise<void> {
  await setSourcesDeleted(connection, sourceIds, false)
  // Nobody has guarded what Medusa has put there meanwhile.
  await recordSettling(connection, sourceIds)
}

function refuseDeletion(source: SourceHoldings) {
  const { code, is_default, levels, quantity, reservations } = source
  const refuse = (params: TextParams) => {
    throw new Refusal(MedusaError.Types.NOT_ALLOWED, "source_not_deletable", {
      code,
      ...params,
    })
  }
  if (is_default) {
    refuse({ reason: "default_source" })
  }
  if (levels || reservations) {
    refuse({
      reason: "holds_stock",
      items: levels,
      units: quantity,
      reservations,
    })
  }
}
