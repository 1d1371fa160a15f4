import { type PathOf, refuseTooMany } from "./call-issues"
import type { Connection } from "../database/connection"
import { type CallRow, explainCall, judgeCallRows } from "./judge-call"
import type {
  AdjustSourceItem,
  AllowedSources,
  BatchSourceItemsInput,
  SourceItemPair,
  SourceItemPairsInput,
  UpsertSourceItem,
} from "./source-item-changes"
import type { JudgingPolicy } from "../imports/check/sql/issue-rule"
import { keepAssigned } from "./sql/keep-assigned"
import { refuseRepeatedPairs } from "./sql/refuse-repeated-pairs"

/** Source items that are to be changed together: which, by which rules, and how its plan is made. */
export type SourceItemsCall = {
  /** SKUs that the call names, as they stand. */
  skus: string[]
  /** Number of lines of its plan; they begin with 1. */
  lines: number
  policy: Pick<JudgingPolicy, "onStale" | "belowReserved">
  pathOf: PathOf
  /** Makes the plan of the call in the transaction's own plan; throws where an entry contradicts another one. */
  plan(connection: Connection, callId: string): Promise<void>
}

/** Lists of a call in the order of its plan, by their names in the input, and how an import would judge them. */
const LISTS = [
  ["upsert", "append"],
  ["adjust", "adjust"],
  ["delete", "delete"],
] as const

/** Entries to write, changes and pairs to delete; `names`: what the lists are called in the input. */
export function batchCall(
  input: BatchSourceItemsInput,
  names: Partial<Record<(typeof LISTS)[number][0], string>> = {}
): SourceItemsCall {
  const { below_reserved: belowReserved = "warn", allowed_source_codes } = input
  let lines = 0
  const parts = LISTS.map(([list, behavior]) => {
    const entries: BatchEntry[] = input[list] ?? []
    const first = lines
    lines += entries.length
    return { name: names[list] ?? list, behavior, entries, first }
  })
  refuseTooMany(lines)
  const policy = {
    onStale: "skip",
    belowReserved,
    missing: "zero",
    allowedSources: toLowercase(allowed_source_codes),
  } as const
  const pathOf: PathOf = (row, column) => {
    const { name, first } =
      parts.filter((part) => part.first < row).pop() ?? parts[0]
    const entry = `${name}[${row - first - 1}]`
    return column ? `${entry}.${column}` : entry
  }
  return {
    skus: parts.flatMap(({ entries }) => entries.map(({ sku }) => sku)),
    lines,
    policy,
    pathOf,
    async plan(connection, callId) {
      for (const { entries, first, behavior } of parts) {
        const rows = entries.map((entry, at) => toRow(entry, first + at))
        await judgeCallRows(connection, callId, rows, { ...policy, behavior })
        if (first && rows.length) {
          await refuseRepeatedPairs(connection, first)
        }
      }
      await explainCall(connection)
    },
  }
}

/** Pairs that are to be assigned with quantity 0; those that are assigned are left alone. */
export function assignCall(input: SourceItemPairsInput): SourceItemsCall {
  const { pairs, pathOf } = listPairs(input)
  const policy = {
    onStale: "skip",
    belowReserved: "warn",
    allowedSources: toLowercase(input.allowed_source_codes),
  } as const
  return {
    skus: pairs.map(({ sku }) => sku),
    lines: pairs.length,
    policy,
    pathOf,
    async plan(connection, callId) {
      const rows = pairs.map((pair, at) =>
        toRow({ ...pair, status: 1, quantity: 0 }, at)
      )
      await judgeCallRows(connection, callId, rows, {
        ...policy,
        missing: "zero",
        behavior: "append",
      })
      await keepAssigned(connection)
      await explainCall(connection)
    },
  }
}

/** Pairs that are to be unassigned. */
export function unassignCall(input: SourceItemPairsInput): SourceItemsCall {
  const { pairs, pathOf } = listPairs(input)
  const { allowed_source_codes } = input
  return { ...batchCall({ delete: pairs, allowed_source_codes }), pathOf }
}

/** As the judging takes the sources that a call may be about. */
export function toLowercase(
  codes: AllowedSources["allowed_source_codes"]
): string[] | undefined {
  return codes?.map((code) => code.toLowerCase())
}

function listPairs({
  skus = [],
  source_codes = [],
  items,
}: SourceItemPairsInput): {
  pairs: SourceItemPair[]
  pathOf: PathOf
} {
  refuseTooMany(items?.length ?? skus.length * source_codes.length)
  if (items) {
    return {
      pairs: items,
      pathOf: (row, column) => `items[${row - 1}]${column ? `.${column}` : ""}`,
    }
  }
  const places = skus.length
  return {
    pairs: source_codes.flatMap((source_code) =>
      skus.map((sku) => ({ source_code, sku }))
    ),
    pathOf: (row, column) => {
      const sku = `skus[${(row - 1) % places}]`
      const code = `source_codes[${Math.floor((row - 1) / places)}]`
      return column === "source_code" ? code : column ? sku : `${sku}, ${code}`
    },
  }
}

/** An entry of whichever list. */
type BatchEntry = SourceItemPair &
  Partial<UpsertSourceItem> &
  Partial<AdjustSourceItem>

/** Number `at + 1` of a call, its values as the texts that a file would hold. */
export function toRow(entry: BatchEntry, at: number): CallRow {
  const text = (value?: string | number | null) => {
    const cell = value?.toString().trim()
    return cell ? cell : null
  }
  return {
    row_number: at + 1,
    source_code: text(entry.source_code),
    sku: entry.sku,
    status: text(entry.status),
    quantity: text(entry.quantity),
    expected_quantity: text(entry.expected_quantity),
    quantity_change: text(entry.quantity_change),
  }
}
