import type { FileAct } from "./history"
import {
  isSomebodyWriting,
  type ImportsWatch,
  type SeenImport,
} from "./imports-watch"
import type { Turns } from "./turns"
import type { UnreliableStore } from "./unreliable-store"
import type { World } from "./world"

const UNDER_WAY = ["uploaded", "checking", "applying", "undoing"]
// Fifty imports wait for each other, and one whose process died for a minute more.
const SECONDS = 240

export type FileScene = {
  store: UnreliableStore
  watch: ImportsWatch
  /** A few at a time ask for what only one gets. */
  askers: Turns
}

/** Does one act with files; what the store refuses (404, 409, 400) is an answer as good as another. */
export async function doFileAct(
  scene: FileScene,
  world: World,
  act: FileAct
): Promise<void> {
  switch (act.act) {
    case "import":
      return importFile(scene, world, act)
    case "undo":
      return askFor(
        scene,
        newest(await scene.watch.look(), world, "applied"),
        "undo"
      )
    case "cancel":
      return askFor(scene, world.imports.at(-1), "cancel")
    case "forget": {
      const id = world.imports.at(-1)
      if (id) {
        await scene.store.ask((admin) =>
          admin.delete(`/admin/stock-imports/${id}`)
        )
      }
    }
  }
}

async function importFile(
  scene: FileScene,
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
  const answer = await scene.store.ask((admin) =>
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
    await ended(scene, id)
    await askFor(scene, id, "apply")
  }
  if (waits) {
    await ended(scene, id)
  }
}

function newest(
  imports: Map<string, SeenImport>,
  world: World,
  status: string
): string | undefined {
  return [...world.imports]
    .reverse()
    .find((id) => imports.get(id)?.status === status)
}

/** Asks again while another import writes stock: only one does at a time. */
async function askFor(
  { store, watch, askers }: FileScene,
  id: string | undefined,
  act: "apply" | "undo" | "cancel"
): Promise<void> {
  if (!id) {
    return
  }
  await askers.run(async () => {
    for (const end = Date.now() + SECONDS * 1000; Date.now() < end; ) {
      const imports = await watch.until(
        (seen) => act === "cancel" || !isSomebodyWriting(seen),
        SECONDS
      )
      const body = act === "apply" ? { confirm: imports?.get(id)?.alarms } : {}
      const answer = await store.ask((admin) =>
        admin.post(`/admin/stock-imports/${id}/${act}`, body)
      )
      if (answer?.status !== 409 || !/has to wait/.test(answer.data.message)) {
        return
      }
    }
  })
}

/** Waits until nothing is under way with an import, or it is gone. */
async function ended({ store, watch }: FileScene, id: string): Promise<void> {
  const isOver = (imports: Map<string, SeenImport>) =>
    !UNDER_WAY.includes(imports.get(id)?.status ?? "deleted")
  if (!(await watch.until(isOver, SECONDS))) {
    throw new Error(
      `Stock import ${id} is under way for ${SECONDS} s:\n${store.log}`
    )
  }
}
