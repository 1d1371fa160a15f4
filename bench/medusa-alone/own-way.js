// Medusa's own way to write and export inventory levels: its bulk workflow, 1,000 levels a call, and its export step.
const fs = require("node:fs")
const {
  createWorkflow,
  WorkflowResponse,
} = require("@medusajs/framework/workflows-sdk")
const {
  batchInventoryItemLevelsWorkflow,
  exportInventoryItemsStep,
} = require("@medusajs/medusa/core-flows")
const { ContainerRegistrationKeys } = require("@medusajs/framework/utils")

const LEVELS_A_CALL = 1000

const exportLevels = createWorkflow(
  "bench-export-inventory-levels",
  (input) => new WorkflowResponse(exportInventoryItemsStep(input))
)

/**
 * @param {{args: string[]}} input file for the result; how many levels
 */
module.exports.default = async function ownWay({ container, args }) {
  const [out, sample] = args
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const levels = await knex("inventory_level")
    .select("id", "inventory_item_id", "location_id", "stocked_quantity")
    .where("inventory_item_id", "like", "iitem_000%")
    .orderBy("id")
    .limit(Number(sample))
  const update = await timed(() =>
    eachCall(levels, (some) =>
      batch(container, {
        update: some.map((level) => ({
          ...level,
          stocked_quantity: Number(level.stocked_quantity) + 1,
        })),
      })
    )
  )
  const exported = await timed(() => exportAll(container, levels))
  const create = await timed(() =>
    eachCall(levels, (some) =>
      batch(container, {
        create: some.map((level) => ({
          inventory_item_id: level.inventory_item_id,
          // No such stock location: Medusa does not look, and our sources do not have it.
          location_id: `bench_${level.location_id}`,
          stocked_quantity: 1000,
        })),
      })
    )
  )
  await knex("inventory_level").where("location_id", "like", "bench_%").delete()
  const rows = levels.length
  fs.writeFileSync(
    out,
    JSON.stringify([
      { work: "create", rows, ms: create },
      { work: "update", rows, ms: update },
      { work: "export", rows, ms: exported },
    ])
  )
}

async function exportAll(container, levels) {
  const ids = [...new Set(levels.map((level) => level.inventory_item_id))]
  await exportLevels(container).run({
    input: { select: ["id", "sku", "title"], filter: { id: ids } },
  })
}

const batch = (container, input) =>
  batchInventoryItemLevelsWorkflow(container).run({ input })

async function eachCall(levels, act) {
  for (let from = 0; from < levels.length; from += LEVELS_A_CALL)
    await act(levels.slice(from, from + LEVELS_A_CALL))
}

async function timed(act) {
  const began = performance.now()
  await act()
  return performance.now() - began
}
