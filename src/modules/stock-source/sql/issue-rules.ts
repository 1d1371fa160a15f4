import type {
  Behavior,
  BelowReserved,
  DecimalSeparator,
  Issue,
  Missing,
  OnStale,
  Quantity,
} from "../types"
import type { RowCode } from "../codes"
import { numericOf, TWO_READINGS } from "./quantity-notation"
import { STALE_RULES } from "./stale-rules"

/** What an import wants of its rows: which rules hold, and how severe they are. */
export type JudgingPolicy = {
  behavior: Behavior
  onStale: OnStale
  belowReserved: BelowReserved
  missing: Missing
  /** How a file's quantities are read. Undefined: they are data, with a dot before decimals and nothing between thousands. */
  notation?: {
    decimal: DecimalSeparator
    takesGroups: boolean
    /** What a cell with two readings is, where nothing tells which is meant. */
    twoReadings?: "warning" | "error"
  }
  /** Whether missing pairs that are `held` stay as they are: a line in error may stand for them. */
  holdsMissing?: boolean
  /** Codes, in small letters, of the only sources that the lines may be about; undefined: all. */
  allowedSources?: readonly string[]
}

/** One thing that can be said about a line. All texts are SQL over an aimed line (see decide-rows.ts). */
export type IssueRule = {
  severity: Issue["severity"]
  code: RowCode
  column: string | null
  /** True where the issue applies. Must not be null. */
  when: string
  /** The text after "Row 12, <column>: ". Must not be null where `when` is true. */
  message: string
  /** What the cell probably should hold, or null. */
  proposal?: string
}

const LARGEST_QUANTITY: Quantity = "1000000000000"

/** A cell as it stands in a message; nobody reads more of it. */
const got = (column: string) =>
  `'got "' || left(coalesce(${column}, ''), 100) || '"; '`

/** A number whose decimals stand behind the other separator than the file's, and that has no second reading. */
function otherDecimals({ notation }: JudgingPolicy) {
  const [own, other] = notation?.decimal === "," ? [",", "."] : [".", ","]
  return {
    when: `quantity ~ '^[0-9]+[${other}][0-9]+$' and quantity !~ '${TWO_READINGS}'`,
    proposal: `replace(quantity, '${other}', '${own}')`,
    name: own === "." ? "dot" : "comma",
    examples: own === "." ? "10 or 1.5" : "10 or 1,5",
  }
}

// Whoever writes +5 or -3 for a delivery or a sale must not get a quantity of 5, and is told why.
const ABSOLUTE =
  "quantities are absolute: give how many will be there, not how many are added or taken away"

/** Whoever may change some sources only is not told which others there are: none of them is found. */
const NO_SOURCE: Record<"anywhere" | "allowed", IssueRule> = {
  anywhere: {
    severity: "error",
    code: "unknown_source",
    column: "source_code",
    when: "source_code is not null and source_id is null",
    message: `${got("source_code")} || 'no source has this code; use the code of a source that exists, or create the source first.'`,
  },
  allowed: {
    severity: "error",
    code: "source_not_allowed",
    column: "source_code",
    when: "source_code is not null and source_id is null",
    message: `${got("source_code")} || 'it is none of the sources whose stock you may change; use the code of one of them, or ask an administrator for this one.'`,
  },
}

const names = ({ allowedSources }: JudgingPolicy): IssueRule[] => [
  {
    severity: "error",
    code: "missing_value",
    column: "source_code",
    when: "source_code is null",
    message: `'is empty; give the code of a source.'`,
  },
  allowedSources ? NO_SOURCE.allowed : NO_SOURCE.anywhere,
  {
    severity: "error",
    code: "missing_value",
    column: "sku",
    when: "sku is null",
    message: `'is empty; give the SKU of an inventory item.'`,
  },
  {
    severity: "error",
    code: "unknown_sku",
    column: "sku",
    when: "sku is not null and inventory_item_id is null",
    message: `${got("sku")} || 'no inventory item has this SKU; SKUs are compared letter by letter, upper and lower case included.'`,
  },
  {
    severity: "warning",
    code: "sku_trimmed",
    column: "sku",
    when: "sku_differs and inventory_item_id is not null",
    message: `${got("sku")} || 'the blanks around it are ignored.'`,
  },
]

const REPEATED: IssueRule = {
  severity: "error",
  code: "duplicate_row",
  column: "sku",
  when: "repeated_in is not null",
  message: `'row ' || repeated_in || ' has the same source and SKU; keep one of them.'`,
}

// Medusa lets a level go below 0 (backorders, edits of it), and an export says so. Such a file is let in where it leaves
// the quantity as it is: as it is there now, or as it was when the file was made and the policy does not write it.
function belowZero({ onStale }: JudgingPolicy): string {
  const kept =
    onStale === "overwrite"
      ? "before_quantity"
      : "before_quantity, expected_value"
  return `quantity_value < 0 and not coalesce(quantity_value = any(array_remove(array[${kept}], null)), false)`
}

/** What either reading of a cell makes of it; nothing is proposed, since either may be meant. */
function twoReadings(
  column: "quantity" | "expected_quantity",
  severity: "warning" | "error"
): IssueRule {
  const shown = (separator: DecimalSeparator) =>
    `trim_scale(${numericOf(column, separator)})`
  return {
    severity,
    code: "ambiguous_quantity",
    column,
    when: `coalesce(${column} ~ '${TWO_READINGS}', false)`,
    message: `${got(column)} || 'it is ' || ${shown(".")} || ' if decimals stand behind a dot, and ' || ${shown(",")} || ' if they stand behind a comma; check the file again with decimal_separator "." or ",".'`,
  }
}

const ambiguous = (
  { notation }: JudgingPolicy,
  columns: ("quantity" | "expected_quantity")[]
): IssueRule[] => {
  const severity = notation?.twoReadings
  return severity ? columns.map((column) => twoReadings(column, severity)) : []
}

const valueRules = (policy: JudgingPolicy): IssueRule[] => [
  {
    severity: "error",
    code: "invalid_status",
    column: "status",
    when: "status_value is null",
    message: `${got("status")} || 'use 1 (in stock) or 0 (out of stock), or leave it empty for 1.'`,
  },
  {
    severity: "error",
    code: "missing_value",
    column: "quantity",
    when: "quantity is null",
    message: `'is empty; give a number, such as 10 or 0.'`,
  },
  ...ambiguous(policy, ["quantity", "expected_quantity"]),
  invalidQuantity(policy),
  {
    severity: "error",
    code: "invalid_quantity",
    column: "expected_quantity",
    when: "expected_quantity is not null and expected_value is null",
    message: `${got("expected_quantity")} || 'use the quantity that the export had, such as ${otherDecimals(policy).examples}, or leave it empty.'`,
  },
]

function invalidQuantity(policy: JudgingPolicy): IssueRule {
  const other = otherDecimals(policy)
  return {
    severity: "error",
    code: "invalid_quantity",
    column: "quantity",
    when: `quantity is not null and (quantity_value is null or ${belowZero(policy)} or scale(trim_scale(quantity_value)) > 4 or quantity_value > ${LARGEST_QUANTITY})`,
    message: `${got("quantity")} || case
        when quantity_value < 0 then 'a quantity below 0 is taken only where it is there already, and ' || coalesce(trim_scale(before_quantity) || ' is there', 'nothing is there') || '; use 0 or more. Mind that ${ABSOLUTE}.'
        when left(quantity, 1) = '+' then '${ABSOLUTE}. Write a number without a sign.'
        when ${other.when} then 'decimals are written with a ${other.name}: ' || ${other.proposal} || '.'
        when quantity_value is null then 'use a number with a ${other.name}, such as ${other.examples}.'
        when quantity_value > ${LARGEST_QUANTITY} then 'the largest quantity is ${LARGEST_QUANTITY}.'
        else 'use at most 4 decimals, such as ' || round(quantity_value, 4) || '.'
      end`,
    proposal: `case when ${other.when} then ${other.proposal} end`,
  }
}

const DELETED: IssueRule[] = [
  {
    severity: "error",
    code: "has_reservations",
    column: "sku",
    when: "coalesce(reserved_quantity, 0) <> 0",
    message: `trim_scale(reserved_quantity) || ' units are reserved for orders at this source; fulfil or cancel them first.'`,
  },
  {
    severity: "warning",
    code: "not_assigned",
    column: "sku",
    when: "level_id is null and source_id is not null and inventory_item_id is not null",
    message: `'is not assigned to this source; there is nothing to delete.'`,
  },
]

const BELOW_RESERVED_ENDS: Record<BelowReserved, string> = {
  warn: `', ' || trim_scale(wanted_quantity) || ' will be there.'`,
  error: `', only ' || trim_scale(wanted_quantity) || ' would be left; give at least as many as are reserved.'`,
  clamp: `', only ' || trim_scale(wanted_quantity) || ' would be left; the reserved units stay.'`,
}

function belowReserved(policy: BelowReserved): IssueRule {
  return {
    severity: policy === "error" ? "error" : "warning",
    code: "below_reserved",
    column: "quantity",
    when: "status_value = 1 and coalesce(reserved_quantity > 0 and wanted_quantity < reserved_quantity, false)",
    message: `trim_scale(reserved_quantity) || ' units are reserved for orders' || ${BELOW_RESERVED_ENDS[policy]}`,
  }
}

/** SQL of what is said of a pair that a snapshot's file does not have. */
export function missingMessage(missing: Missing): string {
  const becomes =
    missing === "unassign" ? "it is unassigned" : "its quantity goes to 0"
  return `'is not in the file; ${becomes} at ' || source_code || '.'`
}

function missingFromFile({
  missing,
  holdsMissing,
}: JudgingPolicy): IssueRule[] {
  const found: IssueRule = {
    severity: "warning",
    code: "missing_from_file",
    column: "sku",
    when: holdsMissing ? "missing and not held" : "missing",
    message: missingMessage(missing),
  }
  const held: IssueRule = {
    severity: "warning",
    code: "missing_beside_errors",
    column: "sku",
    when: "missing and held",
    message: `'is not in the file, but a row in error may stand for it; it stays as it is at ' || source_code || '.'`,
  }
  return holdsMissing ? [found, held] : [found]
}

/** The one list of what the check says about a line (DESIGN: codes are API). */
export function issueRules(policy: JudgingPolicy): IssueRule[] {
  const { behavior, onStale } = policy
  const rules = [...names(policy), ...missingFromFile(policy), REPEATED]
  return behavior === "delete"
    ? [
        ...rules,
        ...ambiguous(policy, ["expected_quantity"]),
        ...DELETED,
        STALE_RULES.delete[onStale],
      ]
    : [
        ...rules,
        ...valueRules(policy),
        belowReserved(policy.belowReserved),
        STALE_RULES.write[onStale],
      ]
}
