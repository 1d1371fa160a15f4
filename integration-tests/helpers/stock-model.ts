/**
 * What stock must be, in plain arithmetic: the yardstick of the property tests. It knows nothing of SQL or Medusa.
 * Quantities are multiples of 1/16, which floats add without error.
 */
export type Level = {
  status: 0 | 1
  stocked: number
  withheld: number
  /** Units of each reservation, the oldest first. */
  reservations: number[]
}

/** One inventory item at one source. */
export type Pair = {
  enabled: boolean
  level: Level | null
  /** Units of each shipment that could still be canceled. */
  shipments: number[]
}

export type State = { status: 0 | 1; quantity: number }
export type Behavior = "append" | "replace" | "delete" | "adjust"
/** A line of a file: how many units there will be, or, where it adjusts, how many more or less; status null: whatever it is. */
export type Line = { status: 0 | 1 | null; quantity: number }

/** What an import's plan says about a line once the file is checked. */
export type Judged = {
  outcome: "write" | "adjust" | "delete" | "skip" | "error"
  before: State | null
  after: State | null
  /** Of a line that adjusts, which says by how much. */
  line?: Line
}
/** What an import has done to a pair, so that it can be undone. */
export type Done = {
  outcome: "create" | "update" | "delete" | "none"
  before: State | null
  after: State | null
}

export const sum = (numbers: number[]): number =>
  numbers.reduce((total, number) => total + number, 0)

export const quantityOf = (level: Level): number =>
  level.stocked + level.withheld

export const availableOf = (level: Level): number =>
  level.stocked - sum(level.reservations)

const stateOf = (level: Level | null): State | null =>
  level && { status: level.status, quantity: quantityOf(level) }

const same = (a: State | null, b: State | null): boolean =>
  a?.status === b?.status && a?.quantity === b?.quantity

/** Units lie in `stocked` where status and source sell them; a level below 0 there has shipped what is withheld. */
export function settle({ enabled, level }: Pair): void {
  if (!level) {
    return
  }
  if (enabled && level.status === 1) {
    level.stocked += level.withheld
    level.withheld = 0
  } else if (level.stocked > 0) {
    level.withheld += level.stocked
    level.stocked = 0
  }
}

/** The pair holds exactly this, as after a line of a file. Reservations stay. */
export function put(pair: Pair, { status, quantity }: State): void {
  const sells = pair.enabled && status === 1
  pair.level = {
    status,
    stocked: sells ? quantity : 0,
    withheld: sells ? 0 : quantity,
    reservations: pair.level?.reservations ?? [],
  }
}

/** The check: nothing is written. */
export function judge(pair: Pair, behavior: Behavior, line: Line): Judged {
  const before = stateOf(pair.level)
  if (behavior === "adjust") {
    const after = adjusted(before, line)
    return { outcome: after ? "adjust" : "error", before, after, line }
  }
  if (behavior !== "delete") {
    return { outcome: "write", before, after: line as State }
  }
  if (!pair.level) {
    return { outcome: "skip", before, after: null }
  }
  const held = pair.level.reservations.length > 0
  return { outcome: held ? "error" : "delete", before, after: null }
}

/** What units that come or go make of what is there; null where more would go than are there. */
function adjusted(
  before: State | null,
  { status, quantity: change }: Line
): State | null {
  const quantity = (before?.quantity ?? 0) + change
  return change < 0 && quantity < 0
    ? null
    : { status: status ?? before?.status ?? 1, quantity }
}

/** What a line wants by what is there now: absolute, or by as much as it says; null where that cannot be. */
function wanted(now: State | null, { line, before, after }: Judged) {
  if (!line) {
    return after
  }
  // It leaves as it is what is not there any more.
  if (before && !now && line.quantity === 0) {
    return null
  }
  // Where nothing is left of it, the status is the one that it had.
  return adjusted(
    now,
    now ? line : { ...line, status: (after as State).status }
  )
}

/** The apply, by what is there now. */
export function apply(pair: Pair, judged: Judged): Done {
  const before = stateOf(pair.level)
  const nothing: Done = { outcome: "none", before, after: before }
  if (judged.outcome === "write" || judged.outcome === "adjust") {
    const after = wanted(before, judged)
    if (!after) {
      return nothing
    }
    if (!same(before, after) || !same(before, judged.before)) {
      put(pair, after)
    }
    const outcome = before ? "update" : "create"
    return same(before, after) ? nothing : { outcome, before, after }
  }
  if (judged.outcome === "delete" && pair.level) {
    // Reserved since the check: it stays.
    if (pair.level.reservations.length) {
      return nothing
    }
    pair.level = null
    return { outcome: "delete", before, after: null }
  }
  return nothing
}

/** The undo: by difference, so that what was sold or edited since stays. What cannot be undone stays as it is. */
export function undo(pair: Pair, { outcome, before, after }: Done): void {
  const { level } = pair
  if (outcome === "none") {
    return
  }
  if (!level) {
    // Only a deleted level comes back: of another one nothing is left that could be taken back.
    if (outcome === "delete") {
      put(pair, before as State)
    }
    return
  }
  const quantity =
    quantityOf(level) - (after?.quantity ?? 0) + (before?.quantity ?? 0)
  // Fewer units than would have to go, but for those that were owed before.
  const owed = Math.min(quantityOf(level), before?.quantity ?? 0, 0)
  if (outcome !== "delete" && quantity < owed) {
    return
  }
  if (outcome === "create" && level.reservations.length) {
    return
  }
  if (outcome === "create" && quantity === 0) {
    pair.level = null
    return
  }
  const untouched = outcome === "update" && level.status === after?.status
  put(pair, {
    status: untouched ? (before as State).status : level.status,
    quantity,
  })
}
