import { act, check, importCsv, stockCsv } from "../../helpers/stock-imports"
import { park } from "../support/park"
import type { BrowserStore } from "../support/store"

const WITH_ERRORS = stockCsv([
  "berlin,TENT-1P-GRN,1,7",
  "berln,TENT-1P-GRN,1,5",
  "berlin,TENT-4P-GRM,1,3",
  "paris,SPORK-TI,1,twelve",
  "toronto,SPORK-TI,1,28",
  "toronto,SPORK-TI,1,29",
])

const TWO_SOURCES = (quantity: number) =>
  stockCsv([`berlin,SPORK-TI,1,${quantity}`, `paris,SPORK-TI,0,${quantity}`])

/** An import's id by what has become of it. */
export type Imports = Awaited<ReturnType<typeof openImports>>

/** Imports in every state in which one can be left. */
export async function openImports(store: BrowserStore) {
  const { admin, database } = store
  const checked = async (csv: string, options = {}): Promise<string> =>
    (await check(admin, csv, options)).id
  const after = async (id: string, action: "apply" | "undo" | "cancel") => {
    await act(admin, id, action)
    return id
  }
  const moved = await checked(TWO_SOURCES(61))
  const { id: dropped } = await importCsv(admin, TWO_SOURCES(62))
  const undone = await after(
    (await importCsv(admin, TWO_SOURCES(63))).id,
    "undo"
  )
  await database.rows(
    "update stock_import set plan_dropped_at = now() where id = $1",
    [dropped]
  )
  return {
    moved,
    dropped,
    undone,
    failed: await failed(store, 66),
    ...(await parked(store)),
    canceled: await after(await checked(TWO_SOURCES(64)), "cancel"),
    rejected: await checked(WITH_ERRORS),
    rejectedFile: await checked("sku,quantity\nSPORK-TI,7"),
    applied: await after(
      await checked(WITH_ERRORS, { validation_strategy: "skip_errors" }),
      "apply"
    ),
    alarm: await checked(stockCsv(["toronto,BAG-SYN-L,1,14"]), {
      behavior: "snapshot",
    }),
    checked: await checked(TWO_SOURCES(65)),
  }
}

/** Acts that have ended their server three times. Nothing is written or taken back by a click: each asks first. */
async function parked(store: BrowserStore) {
  const applied = async (quantity: number): Promise<string> =>
    (await importCsv(store.admin, TWO_SOURCES(quantity))).id
  return {
    halfApplied: await park(store, await failed(store, 67), "apply"),
    halfTakenBack: await park(store, await failed(store, 68), "take_back"),
    halfUndone: await park(store, await applied(69), "undo"),
    unannounced: await park(store, await applied(70), "hook"),
  }
}

/** An apply that PostgreSQL refuses to write. */
async function failed(
  { admin, database }: BrowserStore,
  quantity: number
): Promise<string> {
  const { id } = await check(admin, TWO_SOURCES(quantity))
  await database.rows(
    `create or replace function refuse() returns trigger language plpgsql as $$
     begin raise exception 'The disk is full.'; end $$;
     create trigger refuse before update on inventory_level execute function refuse()`
  )
  try {
    await act(admin, id, "apply")
  } finally {
    await database.rows("drop trigger refuse on inventory_level")
  }
  return id
}
