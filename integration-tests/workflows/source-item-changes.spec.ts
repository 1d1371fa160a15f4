/** @jest-environment node */
import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  assignSourceItemsWorkflow,
  batchSourceItemsWorkflow,
  deleteSourceItemsWorkflow,
  transferSourceItemsWorkflow,
  unassignSourceItemsWorkflow,
  upsertSourceItemsWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import type {
  TransferSourceItem,
  UpsertSourceItem,
} from "../../src/modules/stock-source/batch/source-item-changes"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { listen } from "../helpers/events"
import { setUpOnce } from "../helpers/set-up-once"
import { dumpStock, liveStock, stockLines } from "../helpers/stock"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
  setStock,
  type TestStore,
  type TestVariant,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

const FAILURE = "the next step fails"

/** What the step after a write does before it fails: somebody sells or edits meanwhile. */
let meanwhile: () => Promise<unknown> = async () => undefined
let fails = false
const failIfAsked = async () => {
  if (fails) {
    await meanwhile()
    throw new Error(FAILURE)
  }
}
batchSourceItemsWorkflow.hooks.sourceItemsBatched(failIfAsked)
upsertSourceItemsWorkflow.hooks.sourceItemsUpserted(failIfAsked)
deleteSourceItemsWorkflow.hooks.sourceItemsDeleted(failIfAsked)
assignSourceItemsWorkflow.hooks.sourceItemsAssigned(failIfAsked)
unassignSourceItemsWorkflow.hooks.sourceItemsUnassigned(failIfAsked)
transferSourceItemsWorkflow.hooks.sourceItemsTransferred(failIfAsked)

const failStep = createStep("fail", async () => {
  await meanwhile()
  throw new Error(FAILURE)
})

/** A store's own workflow: ours are two steps of it. */
const receiveGoods = createWorkflow(
  "receive-goods",
  (input: { upsert: UpsertSourceItem[]; items: TransferSourceItem[] }) => {
    const upserted = upsertSourceItemsWorkflow.runAsStep({ input })
    transferSourceItemsWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(upserted)
  }
)

storeSuite({
  moduleName: "source-item-changes-workflows",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let berlin: string
    let tent: TestVariant

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
      berlin = (await createSource(admin, store, { code: "berlin" }))
        .stock_location_id
      await createSource(admin, store, { code: "paris" })
      ;[tent] = await createProduct(admin, store, {
        TENT: { [berlin]: 10 },
        ROPE: { [berlin]: 4 },
      })
      await waitFor(
        "their assignments to the default source",
        () => dumpStock(getContainer()),
        ({ levels }) => levels.length === 4
      )
    })

    beforeEach(() => {
      fails = false
      meanwhile = async () => undefined
    })

    const lines = async () =>
      (await stockLines(admin)).filter((line) => !line.startsWith("default"))
    const failing = async (act: () => Promise<unknown>) => {
      fails = true
      await expect(act()).rejects.toMatchObject({ message: FAILURE })
      fails = false
    }

    it("every workflow is taken back when a later step fails, as if it had not been", async () => {
      const container = getContainer()
      const withdrawn = { source_code: "berlin", sku: "ROPE", status: 0 }
      await upsertSourceItemsWorkflow(container).run({
        input: { upsert: [withdrawn] },
      })
      const before = await liveStock(container)
      const pairs = { skus: ["TENT", "ROPE"], source_codes: ["berlin"] }
      const rows = [
        { source_code: "berlin", sku: "TENT", quantity: "7.5", status: 0 },
        { source_code: "berlin", sku: "ROPE", status: 1 },
        { source_code: "paris", sku: "TENT", quantity: 3 },
      ]
      const acts: [string, () => Promise<unknown>][] = [
        [
          "batch",
          () =>
            batchSourceItemsWorkflow(container).run({
              input: {
                upsert: [rows[0], rows[2]],
                delete: [{ source_code: "berlin", sku: "ROPE" }],
              },
            }),
        ],
        [
          "upsert",
          () =>
            upsertSourceItemsWorkflow(container).run({
              input: { upsert: rows },
            }),
        ],
        [
          "delete",
          () =>
            deleteSourceItemsWorkflow(container).run({
              input: { delete: [{ source_code: "berlin", sku: "TENT" }] },
            }),
        ],
        [
          "assign",
          () =>
            assignSourceItemsWorkflow(container).run({
              input: { ...pairs, source_codes: ["paris", "berlin"] },
            }),
        ],
        [
          "unassign",
          () => unassignSourceItemsWorkflow(container).run({ input: pairs }),
        ],
        [
          "transfer",
          () =>
            transferSourceItemsWorkflow(container).run({
              input: {
                items: [
                  { sku: "TENT", from: "berlin", to: "paris", quantity: 4 },
                  { sku: "ROPE", from: "berlin", to: "paris" },
                ],
              },
            }),
        ],
      ]
      for (const [name, act] of acts) {
        let changed
        meanwhile = async () => {
          changed = await liveStock(container)
        }
        await failing(act)
        expect({ name, changed }).not.toEqual({ name, changed: before })
        expect({ name, stock: await liveStock(container) }).toEqual({
          name,
          stock: before,
        })
      }
    })

    it("is taken back by difference: what was edited or reserved meanwhile stays", async () => {
      meanwhile = async () => {
        await setStock(admin, tent.inventoryItemId, berlin, 18)
        expectOk(
          await admin.post("/admin/reservations", {
            inventory_item_id: tent.inventoryItemId,
            location_id: berlin,
            quantity: 1,
          })
        )
      }
      await failing(() =>
        upsertSourceItemsWorkflow(getContainer()).run({
          input: {
            upsert: [{ source_code: "berlin", sku: "TENT", quantity: 20 }],
          },
        })
      )
      expect(await lines()).toContain("berlin,TENT,1,8")
      const { source_items } = expectOk(
        await admin.get("/admin/source-items?source_code=berlin&sku=TENT")
      )
      expect(source_items).toMatchObject([
        { reserved_quantity: 1, available_quantity: 7 },
      ])
      expect((await askCart(store, tent.id, 7)).accepted).toBe(true)
      expect((await askCart(store, tent.id, 8)).accepted).toBe(false)
    })

    it("tells Medusa of the levels that it takes back", async () => {
      const heard = listen(getContainer())
      await failing(() =>
        assignSourceItemsWorkflow(getContainer()).run({
          input: { skus: ["TENT"], source_codes: ["paris"] },
        })
      )
      expect(heard.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          "inventory.inventory-level.created",
          "inventory.inventory-level.deleted",
        ])
      )
    })

    it("two of ours as steps of a store's own workflow are taken back when its later step fails", async () => {
      const before = await lines()
      let between: string[] = []
      meanwhile = async () => {
        between = await lines()
      }
      await expect(
        receiveGoods(getContainer()).run({
          input: {
            upsert: [{ source_code: "berlin", sku: "TENT", quantity: 50 }],
            items: [{ sku: "TENT", from: "berlin", to: "paris", quantity: 20 }],
          },
        })
      ).rejects.toMatchObject({ message: FAILURE })
      expect(between).toEqual([
        "berlin,ROPE,1,4",
        "berlin,TENT,1,30",
        "paris,TENT,1,20",
      ])
      expect(await lines()).toEqual(before)
    })

    it("a refusal of ours tells the store's code everything that is wrong", async () => {
      const { errors } = await upsertSourceItemsWorkflow(getContainer()).run({
        input: {
          upsert: [
            { source_code: "berln", sku: "TENT", quantity: 1 },
            { source_code: "berlin", sku: "TENT", quantity: "many" },
          ],
        },
        throwOnError: false,
      })
      expect(errors[0]).toMatchObject({
        error: {
          type: "invalid_data",
          source_item_issues: [
            { code: "unknown_source", path: "upsert[0].source_code" },
            { code: "invalid_quantity", path: "upsert[1].quantity" },
          ],
        },
      })
    })

    it("returns quantities as exact decimal text", async () => {
      const { result } = await upsertSourceItemsWorkflow(getContainer()).run({
        input: {
          upsert: [
            {
              source_code: "berlin",
              sku: "TENT",
              quantity: "999999999999.1234",
            },
          ],
        },
      })
      expect(result.source_items[0]).toMatchObject({
        quantity: "999999999999.1234",
        available_quantity: "999999999999.1234",
      })
    })
  },
})
