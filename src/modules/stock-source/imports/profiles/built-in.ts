import { type Mapping, normalizeColumnName } from "../../../../csv"
import type { StockImportProfileDTO } from "../../types"
import type { UnassignedBy } from "../check/sql/unassigned-lines"

type BuiltIn = StockImportProfileDTO & {
  /** Columns that tell its files from others. */
  recognizes: readonly (string | RegExp)[]
  /** Of files whose columns are named after the store's locations: what gives each field. */
  mappingOf?: (names: readonly string[]) => Mapping
  /** Its files have lines of pairs that are not stocked: empty ones. */
  hasUnstocked?: true
  /** What its files have in place of a quantity where a pair is not stocked, and is to be unassigned. */
  unassignedBy?: UnassignedBy
  /** Its files name an item once for each variant that takes it. */
  repeatsItems?: true
}

const ALWAYS = {
  built_in: true,
  options: {},
  fingerprint: null,
  created_by: null,
  created_at: null,
  updated_at: null,
} as const

const MEDUSA_LOCATION = /^Location \[(.*)\] Stocked Quantity$/i

const SHOPIFY_NOT_STOCKED = "not stocked"

/** The profiles that come with the plugin, each named as the shop whose export it reads. */
const BUILT_IN: readonly BuiltIn[] = [
  {
    ...ALWAYS,
    id: "magento",
    name: "magento",
    // Its columns are ours.
    reading: {},
    replacements: [],
    recognizes: [],
  },
  {
    ...ALWAYS,
    id: "medusa",
    name: "medusa",
    reading: { match_source_names: true, empty_quantity: "keep" },
    replacements: [],
    recognizes: ["Item Sku", MEDUSA_LOCATION],
    hasUnstocked: true,
    repeatsItems: true,
    mappingOf: (names) => ({
      sku: { column: "Item Sku" },
      sources: Object.fromEntries(
        names.flatMap((name) => {
          const [, location] = MEDUSA_LOCATION.exec(name) ?? []
          return location === undefined ? [] : [[name, location]]
        })
      ),
    }),
  },
  {
    ...ALWAYS,
    id: "shopify",
    name: "shopify",
    reading: {
      mapping: {
        source_code: { column: "Location" },
        sku: { column: "SKU" },
        status: null,
        quantity: { column: "On hand (new)" },
        expected_quantity: { column: "On hand (current)" },
      },
      match_source_names: true,
      // What nobody has counted anew is left empty.
      empty_quantity: "keep",
    },
    replacements: [
      { column: "expected_quantity", from: SHOPIFY_NOT_STOCKED, to: "" },
    ],
    unassignedBy: SHOPIFY_NOT_STOCKED,
    recognizes: ["SKU", "Location", "On hand (new)", "On hand (current)"],
    hasUnstocked: true,
  },
  {
    ...ALWAYS,
    id: "woocommerce",
    name: "woocommerce",
    reading: {
      mapping: {
        sku: { column: "SKU" },
        status: { column: "In stock?" },
        quantity: { column: "Stock" },
      },
      // Of products whose stock is not counted.
      empty_quantity: "keep",
    },
    replacements: [{ column: "status", from: "backorder", to: "1" }],
    recognizes: ["SKU", "In stock?", "Stock"],
  },
]

/** As they are shown. */
export const BUILT_IN_PROFILES: readonly StockImportProfileDTO[] = BUILT_IN.map(
  ({
    recognizes: _recognizes,
    mappingOf: _mappingOf,
    hasUnstocked: _hasUnstocked,
    repeatsItems: _repeatsItems,
    unassignedBy: _unassignedBy,
    ...profile
  }) => profile
)

export function builtInProfile(
  nameOrId: string
): StockImportProfileDTO | undefined {
  const id = nameOrId.toLowerCase()
  return BUILT_IN_PROFILES.find((profile) => profile.id === id)
}

/** The profile whose columns a header has. */
export function builtInOfHeader(
  names: readonly string[]
): StockImportProfileDTO | undefined {
  const found = BUILT_IN.find(
    ({ recognizes }) =>
      recognizes.length > 0 &&
      recognizes.every((wanted) => names.some((name) => isNamed(name, wanted)))
  )
  return found && builtInProfile(found.id)
}

function isNamed(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string"
    ? normalizeColumnName(name) === normalizeColumnName(wanted)
    : wanted.test(name)
}

/** Whether what gives each field is known only with the file's header. */
export function readsByHeader(profileId: string): boolean {
  return BUILT_IN.some(({ id, mappingOf }) => id === profileId && mappingOf)
}

/** What gives each field of a file with these columns. */
export function mappingByHeader(
  profileId: string,
  names: readonly string[]
): Mapping | undefined {
  return BUILT_IN.find(({ id }) => id === profileId)?.mappingOf?.(names)
}

/** Whether lines that hold no figure are about pairs that are not stocked, and so are none. */
export function leavesOutUnstocked(profileId: string): boolean {
  return BUILT_IN.some((one) => one.id === profileId && one.hasUnstocked)
}

/** Whether lines that say the same of one pair are one. */
export function leavesOutRepeated(profileId: string): boolean {
  return BUILT_IN.some((one) => one.id === profileId && one.repeatsItems)
}

/** What its files have in place of a quantity where a pair is to be unassigned. */
export function unassignedByOf(profileId: string): UnassignedBy | undefined {
  return BUILT_IN.find(({ id }) => id === profileId)?.unassignedBy
}
