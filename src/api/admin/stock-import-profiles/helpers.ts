import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  BUILT_IN_PROFILES,
  builtInProfile,
} from "../../../modules/stock-source/imports/profiles/built-in"
import { noSuchProfile } from "../../../modules/stock-source/imports/profiles/profiles"
import type { StockImportProfileDTO } from "../../../modules/stock-source/types"

type Shown = Record<string, unknown>

type Page = { skip: number; take: number; order?: Record<string, string> }

/** A page of the profiles: the built-in ones stand before those that are saved, whatever the order of these. */
export async function listProfiles(
  scope: MedusaContainer,
  fields: string[],
  q: string | undefined,
  { skip, take, order }: Page
): Promise<{ profiles: Shown[]; count: number }> {
  const builtIn = BUILT_IN_PROFILES.filter(
    ({ name }) => !q || name.includes(q.toLowerCase())
  )
  const shown = builtIn.slice(skip, skip + take)
  const saved = await querySaved(scope, fields, q ? { q } : {}, {
    skip: Math.max(0, skip - builtIn.length),
    // Also where none of them is shown they are counted.
    take: Math.max(1, take - shown.length),
    order: order && Object.keys(order).length ? order : { name: "ASC" },
  })
  return {
    profiles: [
      ...shown.map((profile) => pick(profile, fields)),
      ...saved.profiles.slice(0, take - shown.length),
    ],
    count: builtIn.length + saved.count,
  }
}

/**
 * A profile as the API shows it.
 *
 * @throws MedusaError `not_found`.
 */
export async function retrieveProfile(
  scope: MedusaContainer,
  id: string,
  fields: string[]
): Promise<Shown> {
  const builtIn = builtInProfile(id)
  if (builtIn) {
    return pick(builtIn, fields)
  }
  const { profiles } = await querySaved(scope, fields, { id })
  if (!profiles.length) {
    throw noSuchProfile(id)
  }
  return profiles[0]
}

async function querySaved(
  scope: MedusaContainer,
  fields: string[],
  filters: Record<string, unknown>,
  pagination?: Page
): Promise<{ profiles: Shown[]; count: number }> {
  const { data, metadata } = await scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "stock_import_profile",
      fields: fields.filter((field) => field !== "built_in"),
      filters,
      pagination,
    })
  const profiles = data.map((profile) => ({
    ...profile,
    ...(fields.includes("built_in") && { built_in: false }),
  }))
  return { profiles, count: metadata?.count ?? profiles.length }
}

function pick(profile: StockImportProfileDTO, fields: string[]): Shown {
  return Object.fromEntries(
    Object.entries(profile).filter(
      ([name]) => name === "id" || fields.includes(name)
    )
  )
}
