import type { Mapping } from "../../../../csv"
import type {
  StockImportOptions,
  StockImportProfileDTO,
  StockImportReadingChanges,
  StockImportReplacement,
} from "../../types"

/** What an import keeps of the profile by which it is read. */
export type TakenOfProfile = {
  profile_id: string | null
  replacements: StockImportReplacement[] | null
}

/** Of an import that is checked again: null is no profile from now on. */
export type ReadingByProfile = StockImportReadingChanges &
  Partial<TakenOfProfile>

const DEFAULT_READING = {
  delimiter: null,
  decimal_separator: "auto",
  header_row: null,
  sheet: null,
  mapping: null,
  match_by: null,
  match_source_names: false,
  empty_quantity: "error",
} as const

/** The options of an upload, and those of the profile that it names where it does not say otherwise. */
export function optionsByProfile(
  { profile: _named, ...said }: StockImportOptions,
  profile: StockImportProfileDTO
): StockImportOptions & TakenOfProfile {
  return {
    ...withoutDefaults(profile.options),
    ...withoutDefaults(profile.reading),
    ...withoutDefaults(said),
    mapping: merged(profile.reading.mapping, said.mapping),
    ...takenOf(profile),
  }
}

/** How a kept file is read from now on: as the profile says, where the request does not say otherwise. */
export function readingByProfile(
  changes: StockImportReadingChanges,
  profile: StockImportProfileDTO | null
): ReadingByProfile {
  if (!profile) {
    return { ...changes, profile_id: null, replacements: null }
  }
  return {
    ...DEFAULT_READING,
    ...withoutDefaults(profile.reading),
    ...changes,
    mapping: merged(profile.reading.mapping, changes.mapping) ?? null,
    ...takenOf(profile),
  }
}

function takenOf({ id, replacements }: StockImportProfileDTO): TakenOfProfile {
  return {
    profile_id: id,
    replacements: replacements.length ? replacements : null,
  }
}

/** Field by field: an upload by a profile may say where its rows go, and leave the rest to the profile. */
function merged(
  profile: Mapping | null | undefined,
  said: Mapping | null | undefined
): Mapping | undefined {
  return profile || said ? { ...profile, ...said } : undefined
}

function withoutDefaults<Options extends object>(options: Options) {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value != null)
  ) as { [Name in keyof Options]?: NonNullable<Options[Name]> }
}
