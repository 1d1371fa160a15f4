/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import fs from "node:fs"
import {
  batchSourceItemsWorkflow,
  importStockSourcesWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import path from "node:path"
import {
  createClient,
  expectOk,
  type Answer,
  type Client,
} from "../helpers/client"
import {
  act,
  check,
  importCsv,
  rows,
  settled,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder, usePluginOptions, useRoles } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"
import { callsOfTheDoc } from "./support/doc-calls"
import { createRole, logInWithRoles, SUPER_ADMIN } from "./support/people"
import { POLICIES, ROUTES } from "./support/routes"
import {
  checkedImport,
  savedProfile,
  fingerprint,
  freshTarget,
  OWN,
  SECRETS,
  seed,
  type Target,
} from "./support/world"

jest.setTimeout(120_000)
useRoles()
usePluginOptions({ assign_default_source: false })
const uploadedFiles = useFileFolder()
const folder = process.env.DEMO_UPLOADS as string

/** What each route answers a user of the sources in {@link OWN} who asks for another's. */
const ABOUT_OTHERS: Record<string, number> = {
  "GET /admin/sources": 200,
  "POST /admin/sources": 403,
  "GET /admin/sources/:code": 404,
  "POST /admin/sources/:code": 404,
  "DELETE /admin/sources/:code": 404,
  "GET /admin/source-items": 200,
  "GET /admin/source-items/export": 200,
  "POST /admin/source-items/export": 202,
  "POST /admin/source-items/batch": 403,
  "POST /admin/source-items/assign": 403,
  "POST /admin/source-items/unassign": 403,
  "POST /admin/source-items/transfer": 403,
  "GET /admin/stock-imports": 200,
  "POST /admin/stock-imports": 202,
  "GET /admin/stock-imports/sample": 200,
  "GET /admin/stock-imports/:id": 404,
  "DELETE /admin/stock-imports/:id": 404,
  "GET /admin/stock-imports/:id/reading": 404,
  "GET /admin/stock-imports/:id/rows": 404,
  "GET /admin/stock-imports/:id/issues": 404,
  "GET /admin/stock-imports/:id/report": 404,
  "GET /admin/stock-imports/:id/file": 404,
  "GET /admin/stock-imports/:id/events": 404,
  "POST /admin/stock-imports/:id/check": 404,
  "GET /admin/stock-imports/:id/corrections": 404,
  "POST /admin/stock-imports/:id/corrections": 404,
  "DELETE /admin/stock-imports/:id/corrections": 404,
  "DELETE /admin/stock-imports/:id/corrections/:correction_id": 404,
  "POST /admin/stock-imports/:id/apply": 404,
  "POST /admin/stock-imports/:id/undo": 404,
  "POST /admin/stock-imports/:id/cancel": 404,
  // Profiles belong to all of the store.
  "GET /admin/stock-import-profiles": 200,
  "POST /admin/stock-import-profiles": 200,
  "GET /admin/stock-import-profiles/:id": 200,
  "POST /admin/stock-import-profiles/:id": 200,
  "DELETE /admin/stock-import-profiles/:id": 200,
  "GET /admin/stock-import-profiles/:id/supplier-numbers": 200,
  "POST /admin/stock-import-profiles/:id/supplier-numbers": 200,
  "DELETE /admin/stock-import-profiles/:id/supplier-numbers": 200,
}

storeSuite({
  moduleName: "stock-sources-scope",
  testSuite: ({ api, getContainer, dbConnection }) => {
    let container: MedusaContainer
    let admin: Client
    let warehouse: Client
    let own: Target
    let others: Target

    const userOf = async (
      source_codes: unknown,
      policies = POLICIES
    ): Promise<Client> =>
      logInWithRoles(container, api, [
        await createRole(container, policies, { metadata: { source_codes } }),
      ])

    // Once: what the runner brings back before each test is what is there after this.
    beforeAll(async () => {
      container = getContainer()
      admin = await logInWithRoles(container, api, [SUPER_ADMIN])
      await seed(admin)
      warehouse = await userOf([...OWN, "Empty"])
      own = {
        code: "berlin",
        otherCode: "potsdam",
        emptyCode: "empty",
        importId: await checkedImport(warehouse, "berlin"),
        profileId: await savedProfile(admin),
      }
      others = {
        code: "hamburg",
        otherCode: "berlin",
        emptyCode: "hamburg",
        importId: await checkedImport(admin, "hamburg"),
        profileId: await savedProfile(admin),
      }
    })

    /** What others have: the sources, levels and imports that are not the warehouse's. */
    const stateOfOthers = () =>
      fingerprint(dbConnection, { exceptSources: [...OWN, "empty"] })

    function leaks({ data }: Answer): string[] {
      const text = typeof data === "string" ? data : JSON.stringify(data)
      return [...SECRETS.hamburg, ...SECRETS.kiel].filter((secret) =>
        text.includes(secret)
      )
    }

    describe("a user whose role names some sources", () => {
      it("sees and changes nothing of the others, on any route", async () => {
        const before = await stateOfOthers()
        const statuses: Record<string, number> = {}
        for (const [name, route] of Object.entries(ROUTES)) {
          const answer = await route.ask(warehouse, others)
          statuses[name] = answer.status
          expect([name, leaks(answer)]).toEqual([name, []])
          expect([name, await stateOfOthers()]).toEqual([name, before])
          if (answer.data.stock_import) {
            await settled(warehouse, answer.data.stock_import.id)
          }
        }
        expect(statuses).toEqual(ABOUT_OTHERS)
        expect(await stateOfOthers()).toBe(before)
      })

      it("does with its own what its policies allow, save making sources", async () => {
        for (const [name, route] of Object.entries(ROUTES)) {
          const target = await freshTarget(warehouse, admin, route.needs, own)
          const answer = await route.ask(warehouse, target)
          const isDone = answer.status < 300
          expect([name, isDone]).toEqual([name, name !== "POST /admin/sources"])
          expect([name, leaks(answer)]).toEqual([name, []])
          if (answer.status === 202 && answer.data.stock_import) {
            await settled(admin, answer.data.stock_import.id)
          }
        }
      })

      it("has the lists, the export and the sample of its sources", async () => {
        const { sources, count } = expectOk(
          await warehouse.get("/admin/sources?order=name&q=depot")
        )
        expect(sources.map((one: any) => one.code)).toEqual([
          "potsdam",
          "berlin",
        ])
        expect(count).toBe(2)
        const items = expectOk(await warehouse.get("/admin/source-items"))
        expect(items.count).toBe(4)
        const csv = await warehouse.get("/admin/source-items/export")
        expect(csv.data.trim().split("\n")).toHaveLength(5)
        const sample = await warehouse.get("/admin/stock-imports/sample")
        expect(sample.data).toContain("berlin,SKU-1")
        const chosen = await warehouse.get(
          "/admin/source-items?source_code[]=hamburg&source_code[]=berlin"
        )
        expect(chosen.data.count).toBe(2)
      })

      it("exports its sources in the background, too", async () => {
        const before = new Set(uploadedFiles())
        expectOk(await warehouse.post("/admin/source-items/export"))
        const [file] = await waitFor(
          "the exported file",
          async () =>
            uploadedFiles().filter(
              (one) =>
                !before.has(one) &&
                fs.readFileSync(path.join(folder, one), "utf8").includes("\n")
            ),
          ({ length }) => length > 0
        )
        const csv = fs.readFileSync(path.join(folder, file), "utf8")
        expect(csv).toContain("potsdam,SKU-2,1,12")
        expect(leaks({ data: csv } as Answer)).toEqual([])
      })

      it("is told row by row which sources of a file are not its own", async () => {
        const before = await stateOfOthers()
        const { id, status, counts, totals, alarms } = await check(
          warehouse,
          stockCsv([
            "berlin,SKU-1,1,50",
            "hamburg,SKU-1,1,50",
            "nowhere,SKU-1,1,50",
          ]),
          { validation_strategy: "skip_errors", behavior: "snapshot" }
        )
        expect([status, counts.error]).toEqual(["checked", 2])
        // Of its own sources, too: a row that names no source of its own may be a mistyped one.
        expect(alarms).toEqual([
          expect.objectContaining({
            code: "missing_beside_errors",
            source_code: "berlin",
          }),
        ])
        expect(totals.map((total: any) => total.source_code)).toEqual([
          "berlin",
        ])
        const failing = await rows(warehouse, id, "outcome=error")
        expect(
          failing.map(({ before, after, issues }: any) => ({
            before,
            after,
            code: issues[0].code,
            proposal: issues[0].proposal,
          }))
        ).toEqual(
          Array(2).fill({
            before: null,
            after: null,
            code: "source_not_allowed",
            proposal: null,
          })
        )
        expect(failing[0].issues[0].message).toBe(
          'Row 3, source_code: got "hamburg"; it is none of the sources whose stock you may change; use the code of one of them, or ask an administrator for this one.'
        )

        expect((await act(warehouse, id, "apply")).status).toBe("applied")
        expect((await act(warehouse, id, "undo")).status).toBe("undone")
        expect(await stateOfOthers()).toBe(before)
      })

      it("need not name its source where it has one", async () => {
        const berliner = await userOf("berlin")
        const { id } = await importCsv(
          berliner,
          stockCsv(["SKU-1,77"], "sku,quantity")
        )
        const [row] = await rows(berliner, id)
        expect([row.source_code, row.before.quantity]).toEqual(["berlin", 11])
        const { upserted } = expectOk(
          await berliner.post("/admin/source-items/batch", {
            upsert: [{ sku: "SKU-2", quantity: 3 }],
          })
        )
        expect(upserted[0].source_code).toBe("berlin")
      })

      it("is not told of another's quantity by leaving it out", async () => {
        // Below 0, so that a message would quote it.
        await dbConnection.raw(
          `update inventory_level set stocked_quantity = -7331
           where location_id = (select stock_location_id from stock_source where code = 'hamburg')`
        )
        const answer = await warehouse.post("/admin/source-items/batch", {
          upsert: [{ source_code: "hamburg", sku: "SKU-1", status: 1 }],
        })
        expect(answer.status).toBe(403)
        expect(leaks(answer)).toEqual([])
        expect(
          answer.data.issues.map(({ path, code }: any) => `${path} ${code}`)
        ).toContain("upsert[0].source_code source_not_allowed")
      })

      it("cannot say which source is the default, nor follow fields to others", async () => {
        const answers = [
          await warehouse.post("/admin/sources/berlin", { is_default: true }),
          await warehouse.get(
            "/admin/sources?fields=*sales_channels.stock_locations"
          ),
          await warehouse.get("/admin/sources/berlin?fields=stock_location.*"),
          await warehouse.get(
            "/admin/sources/berlin?fields=*items.inventory_item"
          ),
        ]
        expect(answers.map(({ status }) => status)).toEqual([
          403, 403, 403, 403,
        ])
        expect(answers.flatMap(leaks)).toEqual([])
      })
    })

    describe("stock imports", () => {
      it("are seen by those whose sources cover those of the uploader", async () => {
        const colleague = await userOf(OWN.concat("empty"))
        const leader = await userOf([...OWN, "empty", "hamburg"])
        const berliner = await userOf(["berlin"])
        const status = async (client: Client) =>
          (await client.get(`/admin/stock-imports/${own.importId}`)).status

        expect(
          await Promise.all(
            [admin, leader, colleague, warehouse, berliner].map(status)
          )
        ).toEqual([200, 200, 200, 200, 404])
        expect(
          expectOk(await warehouse.get("/admin/stock-imports")).count
        ).toBe(1)
        const asked = await warehouse.get(
          `/admin/stock-imports?id[]=${own.importId}&id[]=${others.importId}`
        )
        expect(asked.data.stock_imports.map(({ id }: any) => id)).toEqual([
          own.importId,
        ])
      })

      it("are judged again by the sources of the one who applies them", async () => {
        const before = await fingerprint(dbConnection)
        const berliner = await userOf(["berlin"])
        const applied = await berliner.post(
          `/admin/stock-imports/${own.importId}/apply`
        )
        expect(applied.status).toBe(404)
        expect(await fingerprint(dbConnection)).toBe(before)
      })

      it("give their corrections to the profiles of those only who may read them", async () => {
        const path = `/admin/stock-import-profiles/${own.profileId}`
        const takes = async (client: Client) =>
          Promise.all(
            [own, others].map(
              async ({ importId: corrections_of }) =>
                (await client.post(path, { corrections_of })).status
            )
          )
        const mayNotRead = await userOf(OWN, [
          "stock_import_profile:update",
          "stock_import_profile:read",
        ])
        expect(await takes(admin)).toEqual([200, 200])
        expect(await takes(warehouse)).toEqual([200, 404])
        expect(await takes(mayNotRead)).toEqual([403, 403])
      })

      it("do not apply by themselves beyond what the uploader may apply", async () => {
        const uploads = await createRole(container, ["stock_import:create"], {
          metadata: { source_codes: OWN },
        })
        const applies = await createRole(container, ["stock_import:apply"], {
          metadata: { source_codes: ["berlin"] },
        })
        const user = await logInWithRoles(container, api, [uploads, applies])
        const csv = stockCsv(["berlin,SKU-1,1,5"])
        expect((await upload(user, csv, { apply: true })).status).toBe(403)
        expect((await upload(user, csv)).status).toBe(202)
      })

      it("of somebody else are not given away by their Idempotency-Key", async () => {
        const csv = stockCsv(["berlin,SKU-1,1,5"])
        const headers = { "content-type": "text/csv", "idempotency-key": "k1" }
        const first = await admin.post("/admin/stock-imports", csv, headers)
        const again = await warehouse.post("/admin/stock-imports", csv, headers)
        expect([first.status, again.status]).toEqual([202, 422])
        expect(again.data.message).not.toContain(first.data.stock_import.id)
        await settled(admin, first.data.stock_import.id)
      })
    })

    describe("several roles", () => {
      it("grant each policy for the sources of those that have it", async () => {
        const user = await logInWithRoles(container, api, [
          await createRole(container, ["stock_source:read"]),
          await createRole(container, ["stock_source_item:update"], {
            metadata: { source_codes: ["berlin"] },
          }),
          await createRole(container, ["stock_source_item:update"], {
            metadata: { source_codes: ["potsdam"] },
          }),
        ])
        expect(expectOk(await user.get("/admin/sources")).count).toBe(5)
        const write = ROUTES["POST /admin/source-items/batch"]
        const codes = ["berlin", "potsdam", "hamburg"]
        const statuses = []
        for (const code of codes) {
          statuses.push((await write.ask(user, { ...own, code })).status)
        }
        expect(statuses).toEqual([200, 200, 403])
      })

      it("that inherit are held by the roles that they inherit from", async () => {
        const parent = await createRole(container, ["stock_source:read"], {
          metadata: { source_codes: OWN },
        })
        const seenBy = async (metadata?: Record<string, unknown>) => {
          const role = await createRole(container, [], {
            metadata,
            parent_id: parent,
          })
          const user = await logInWithRoles(container, api, [role])
          const { sources } = expectOk(await user.get("/admin/sources"))
          return sources.map(({ code }: any) => code)
        }
        expect(await seenBy()).toEqual(OWN)
        expect(await seenBy({ source_codes: "berlin, kiel" })).toEqual([
          "berlin",
        ])
      })

      it("let nothing through where source_codes are no codes", async () => {
        for (const source_codes of [[], "", 7, { berlin: true }, ["nowhere"]]) {
          const user = await userOf(source_codes)
          expect(expectOk(await user.get("/admin/sources")).count).toBe(0)
          expect(expectOk(await user.get("/admin/source-items")).count).toBe(0)
          expect(
            (await ROUTES["POST /admin/source-items/batch"].ask(user, own))
              .status
          ).toBe(403)
        }
      })
    })

    describe("docs/permissions.md", () => {
      it("its calls make a warehouse's user, who sees that warehouse and cannot widen it", async () => {
        const credentials = {
          email: "anna@example.com",
          password: "supersecret",
        }
        const { token } = expectOk(
          await createClient(api, {}).post(
            "/auth/user/emailpass/register",
            credentials
          )
        )
        const user = await container
          .resolve(Modules.USER)
          .createUsers({ email: credentials.email })
        const { auth_identity_id } = JSON.parse(
          Buffer.from(token.split(".")[1], "base64url").toString()
        )
        await container.resolve(Modules.AUTH).updateAuthIdentities({
          id: auth_identity_id,
          app_metadata: { user_id: user.id },
        })

        const fill: Record<string, string> = { "user id": user.id }
        let called = 0
        for (const { method, path, body } of callsOfTheDoc(fill)) {
          const data = expectOk(
            method === "GET"
              ? await admin.get(path)
              : await admin.post(path, body)
          )
          data.policies?.forEach(({ key, id }: any) => {
            fill[`id of ${key.replace(/[:_]/g, " ")}`] = id
          })
          fill["role id"] ??= data.role?.id
          called++
        }
        expect(called).toBe(3)

        const login = expectOk(
          await createClient(api, {}).post("/auth/user/emailpass", credentials)
        )
        const anna = createClient(api, {
          authorization: `Bearer ${login.token}`,
        })
        const { sources } = expectOk(await anna.get("/admin/sources"))
        expect(sources.map(({ code }: any) => code)).toEqual(["berlin"])
        expect(
          (await importCsv(anna, stockCsv(["berlin,SKU-1,1,5"]))).status
        ).toBe("applied")

        const role = `/admin/rbac/roles/${fill["role id"]}`
        expectOk(
          await admin.post(role, { metadata: { source_codes: ["potsdam"] } })
        )
        expect((await anna.get("/admin/sources/berlin")).status).toBe(404)
        expectOk(await anna.get("/admin/sources/potsdam"))

        const wider = { metadata: { source_codes: ["berlin", "kiel"] } }
        const refused = [
          await anna.post(role, wider),
          await anna.post(`/admin/users/${user.id}`, wider),
          await anna.post(`/admin/users/${user.id}/roles`, {
            roles: [SUPER_ADMIN],
          }),
          await anna.get("/admin/inventory-items"),
          await anna.get("/admin/stock-locations"),
          await anna.get("/admin/notifications"),
          await anna.get("/admin/workflows-executions"),
          await anna.post(
            "/admin/workflows-executions/batch-source-items/run",
            {
              input: {
                upsert: [{ source_code: "kiel", sku: "SKU-1", quantity: 0 }],
              },
            }
          ),
        ]
        expect(refused.map(({ status }) => status)).toEqual(Array(8).fill(403))
      })
    })

    describe("workflows called from code", () => {
      it("change every source unless they are told which are allowed", async () => {
        const upsert = [{ source_code: "Kiel", sku: "SKU-1", quantity: 9 }]
        const call = (allowed_source_codes?: string[]) =>
          batchSourceItemsWorkflow(container).run({
            input: { upsert, allowed_source_codes },
          })

        await expect(call(["Berlin"])).rejects.toMatchObject({
          type: "forbidden",
          message: expect.stringContaining("none of the sources"),
        })
        expect((await call(["KIEL"])).result.source_items).toHaveLength(1)
        expect((await call()).result.source_items).toHaveLength(1)
      })

      it("import for the sources that they are told of", async () => {
        const { result } = await importStockSourcesWorkflow(container).run({
          input: {
            rows: [{ source_code: "kiel", sku: "SKU-1", quantity: 9 }],
            allowed_source_codes: ["Berlin"],
          },
        })
        const { status } = await settled(admin, result.id)
        expect(status).toBe("rejected")
      })
    })
  },
})
