import { MedusaError } from "@medusajs/framework/utils"
import { mappingConflict } from "../../../../csv"
import { english, issueText } from "../../../../texts"
import type { Connection } from "../../database/connection"
import { Refusal } from "../../refusal"
import type {
  NewStockImportProfile,
  StockImportProfileChange,
} from "../../types"
import { builtInProfile } from "./built-in"
import { headerFingerprint } from "./header-fingerprint"
import {
  insertProfiles,
  type ProfileRecord,
  writeProfiles,
} from "./sql/write-profiles"
import { lockProfiles, readProfileNames } from "./sql/read-profiles"
import { withCorrections } from "./take-corrections"

// Each function here is one transaction's work.

/** @throws MedusaError `conflict` where a name is taken; `invalid_data` for a mapping that contradicts itself. */
export async function addProfiles(
  connection: Connection,
  profiles: readonly NewStockImportProfile[]
): Promise<ProfileRecord[]> {
  refuseConflicting(profiles)
  await refuseTaken(connection, profiles)
  const records = []
  for (const profile of profiles) {
    records.push({
      name: profile.name,
      reading: profile.reading ?? {},
      options: profile.options ?? {},
      replacements: await withCorrections(
        connection,
        profile.replacements ?? [],
        profile.corrections_of
      ),
      fingerprint: profile.header ? headerFingerprint(profile.header) : null,
      created_by: profile.created_by ?? null,
    })
  }
  return insertProfiles(connection, records)
}

/** @throws as {@link addProfiles}; MedusaError `not_found`; `not_allowed` for a built-in one. */
export async function changeProfiles(
  connection: Connection,
  changes: readonly StockImportProfileChange[]
): Promise<ProfileRecord[]> {
  const ids = changes.map(({ id }) => id)
  const before = await retrieveSaved(connection, ids)
  refuseConflicting(changes)
  await refuseTaken(connection, changes)
  const after = new Map(before.map((profile) => [profile.id, profile]))
  for (const change of changes) {
    const profile = after.get(change.id) as ProfileRecord
    after.set(change.id, await changed(connection, profile, change))
  }
  await writeProfiles(connection, [...after.values()])
  return before
}

async function changed(
  connection: Connection,
  profile: ProfileRecord,
  { header, corrections_of, ...change }: StockImportProfileChange
): Promise<ProfileRecord> {
  const given = { ...profile, ...change }
  return {
    ...given,
    replacements: await withCorrections(
      connection,
      given.replacements,
      corrections_of
    ),
    ...(header !== undefined && {
      fingerprint: header && headerFingerprint(header),
    }),
  }
}

/** Those that can be changed and deleted. */
export async function retrieveSaved(
  connection: Connection,
  ids: readonly string[]
): Promise<ProfileRecord[]> {
  const found = await lockProfiles(connection, ids)
  for (const id of ids) {
    if (builtInProfile(id)) {
      throw new Refusal(MedusaError.Types.NOT_ALLOWED, "profile_built_in", {
        profile: id,
      })
    }
    if (!found.some((profile) => profile.id === id)) {
      throw noSuchProfile(id)
    }
  }
  return found
}

export function noSuchProfile(id: string): Refusal {
  return new Refusal(MedusaError.Types.NOT_FOUND, "not_found", {
    reason: "stock_import_profile",
    id,
  })
}

function refuseConflicting(
  profiles: readonly Pick<NewStockImportProfile, "reading">[]
): void {
  for (const { reading } of profiles) {
    const params = mappingConflict(reading?.mapping ?? {})
    if (params) {
      throw new Refusal(MedusaError.Types.INVALID_DATA, "invalid_request", {
        problem: issueText(english, { code: "duplicate_column", params }),
      })
    }
  }
}

async function refuseTaken(
  connection: Connection,
  profiles: readonly { id?: string; name?: string }[]
): Promise<void> {
  const named = profiles.filter(({ name }) => name !== undefined)
  const taken = await readProfileNames(
    connection,
    named.map(({ name = "" }) => name)
  )
  named.forEach(({ id, name = "" }, at) => {
    const key = name.toLowerCase()
    const isTaken =
      builtInProfile(name) ||
      taken.some((one) => one.name.toLowerCase() === key && one.id !== id) ||
      named.slice(0, at).some((one) => one.name?.toLowerCase() === key)
    if (isTaken) {
      throw new Refusal(MedusaError.Types.CONFLICT, "profile_name_taken", {
        name,
      })
    }
  })
}
