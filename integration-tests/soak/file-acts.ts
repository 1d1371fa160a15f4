import { setTimeout as wait } from "node:timers/promises"
import type { UnreliableStore } from "./unreliable-store"
import type { FileAct } from "./history"
import type { World } from "./world"

const UNDER_WAY = ["uploaded", "checking", "applying", "undoing"]
// Fifty imports wait for each other, and one whose process died for a minute more.
const SECONDS = 240

/** Does one act with files; what the store refuses (404, 409, 400) is an answer as good as another. */
export async function doFileAct(
  store: UnreliableStore,
  world: World,
  act: FileAct
): Promise<void> {
  switch (act.act) {
    case "import":
      return importFile(store, world, act)
    case "undo":
      return askFor(store, await newest(store, world, "applied"), "undo")
    case "cancel":
      return askFor(store, world.imports.at(-1), "cancel")
    case "forget": {
      const id = world.imports.at(-1)
      if (id) {
        await store.ask((admin) => admin.delete(`/admin/stock-imports/${id}`))
      }
    }
  }
}

async function importFile(
  store: UnreliableStore,
  world: World,
  { behavior, strategy, lines, apply, waits }: FileAct & { act: "import" }
): Promise<void> {
  const csv = [
    "source_code,sku,status,quantity",
    ...lines.map(
      ({ source, item, status, quantity }) =>
        `${world.sources[source].code},${world.items[item].sku},${status},${quantity}`
    ),
  ].join("\n")
  const query = new URLSearchParams({
    behavior,
    validation_strategy: strategy,
    filename: `${world.name}.csv`,
    ...(apply === "itself" ? { apply: "true" } : {}),
  })
  const answer = await store.ask((admin) =>
    admin.post(`/admin/stock-imports?${query}`, csv, {
      "content-type": "text/csv",
    })
  )
  if (answer?.status !== 202) {
    return
  }
  const { id } = answer.data.stock_import
  world.imports.push(id)
  if (apply === "asked") {
    await ended(store, id)
    await askFor(store, id, "apply")
  }
  if (waits) {
    await ended(store, id)
  }
}

async function newest(
  store: UnreliableStore,
  world: World,
  status: string
): Promise<string | undefined> {
  for (const id of [...world.imports].reverse()) {
    if ((await read(store, id))?.status === status) {
      return id
    }
  }
  return undefined
}

/** Asks again while another import writes stock: only one does at a time. */
async function askFor(
  store: UnreliableStore,
  id: string | undefined,
  act: "apply" | "undo" | "cancel"
): Promise<void> {
  for (const end = Date.now() + SECONDS * 1000; id && Date.now() < end; ) {
    const { alarms = [] } = (await read(store, id)) ?? {}
    const body =
      act === "apply"
        ? { confirm: alarms.map(({ code }: { code: string }) => code) }
        : {}
    const answer = await store.ask((admin) =>
      admin.post(`/admin/stock-imports/${id}/${act}`, body)
    )
    if (answer?.status !== 409 || !/has to wait/.test(answer.data.message)) {
      return
    }
    await wait(200)
  }
}

/** Waits until nothing is under way with an import, or it is gone. */
async function ended(store: UnreliableStore, id: string): Promise<void> {
  for (const end = Date.now() + SECONDS * 1000; Date.now() < end; ) {
    const found = await read(store, id)
    if (found && !UNDER_WAY.includes(found.status)) {
      return
    }
    await wait(200)
  }
  throw new Error(
    `Stock import ${id} is under way for ${SECONDS} s:\n${store.log}`
  )
}

async function read(
  store: UnreliableStore,
  id: string
): Promise<any | undefined> {
  const answer = await store.ask((admin) =>
    admin.get(`/admin/stock-imports/${id}`)
  )
  return answer?.status === 404
    ? { status: "deleted" }
    : answer?.data.stock_import
}
