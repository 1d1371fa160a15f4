/** @jest-environment node */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createClient, expectOk, type Client } from "../helpers/client"
import { settled, stockCsv, upload } from "../helpers/stock-imports"
import { useFileFolder, usePluginOptions, useRoles } from "../helpers/suite"
import { declaredRoutes } from "../helpers/declared-routes"
import { storeSuite } from "../helpers/store-suite"
import { createRole, logInWithRoles, SUPER_ADMIN } from "./support/people"
import { POLICIES, ROUTES } from "./support/routes"
import {
  checkedImport,
  savedProfile,
  fingerprint,
  freshTarget,
  seed,
  type Target,
} from "./support/world"

jest.setTimeout(120_000)
useRoles()
usePluginOptions({ assign_default_source: false })
const uploadedFiles = useFileFolder()

/** Whom a store may have, beside those who may do one thing only. */
const ROLES = {
  reader: ["stock_source:read", "stock_import:read"],
  importer: ["stock_import:read", "stock_import:create", "stock_import:cancel"],
  applier: ["stock_import:read", "stock_import:apply", "stock_import:undo"],
  exporter: ["stock_source:read", "stock_source:export"],
  manager: [
    "stock_source:read",
    "stock_source:create",
    "stock_source:update",
    "stock_source:delete",
  ],
}

storeSuite({
  moduleName: "stock-sources-rbac",
  testSuite: ({ api, getContainer, dbConnection }) => {
    let container: MedusaContainer
    let admin: Client
    let target: Target

    // Once: what the runner brings back before each test is what is there after this.
    beforeAll(async () => {
      container = getContainer()
      admin = await logInWithRoles(container, api, [SUPER_ADMIN])
      await seed(admin)
      target = {
        code: "berlin",
        otherCode: "potsdam",
        emptyCode: "empty",
        importId: await checkedImport(admin, "berlin"),
        profileId: await savedProfile(admin),
      }
    })

    const state = () => fingerprint(dbConnection)

    /** What every route answers a user: "done", or "forbidden" where the answer is Medusa's own and nothing changed. */
    async function tryAll(client: Client, policies: string[]) {
      const answers: Record<string, string> = {}
      for (const [name, route] of Object.entries(ROUTES)) {
        const isAllowed = policies.includes(route.policy)
        const about = isAllowed
          ? await freshTarget(admin, admin, route.needs, target)
          : target
        const before = isAllowed ? "" : await state()
        const { status, data } = await route.ask(client, about)
        answers[name] = status < 300 ? "done" : `${status} ${data.message}`
        if (status === 403) {
          expect(data.type).toBe("forbidden")
          expect([name, await state()]).toEqual([name, before])
          answers[name] = "forbidden"
        }
        if (isAllowed) {
          await untilQuiet()
        }
      }
      return answers
    }

    async function untilQuiet(): Promise<void> {
      const { stock_imports } = expectOk(
        await admin.get(
          "/admin/stock-imports?status[]=checking&status[]=applying&status[]=undoing&status[]=uploaded"
        )
      )
      for (const { id } of stock_imports) {
        await settled(admin, id)
      }
    }

    const expected = (policies: string[]) =>
      Object.fromEntries(
        Object.entries(ROUTES).map(([name, { policy }]) => [
          name,
          policies.includes(policy) ? "done" : "forbidden",
        ])
      )

    const userWith = async (policies: string[], metadata = {}) =>
      logInWithRoles(container, api, [
        await createRole(container, policies, { metadata }),
      ])

    it("the table of routes has every route that there is", () => {
      expect(Object.keys(ROUTES).sort()).toEqual(
        declaredRoutes().filter((route) => route.includes(" /admin/"))
      )
    })

    it("each policy opens its own routes and no other", async () => {
      for (const policy of POLICIES) {
        const answers = await tryAll(await userWith([policy]), [policy])
        expect({ policy, ...answers }).toEqual({
          policy,
          ...expected([policy]),
        })
      }
    })

    it("a role is what its policies are together", async () => {
      for (const [role, policies] of Object.entries(ROLES)) {
        const answers = await tryAll(await userWith(policies), policies)
        expect({ role, ...answers }).toEqual({ role, ...expected(policies) })
      }
    })

    it("nobody without a policy of ours does anything", async () => {
      const strangers = {
        "a role for orders": await userWith(["order:read", "order:update"]),
        "no role": await logInWithRoles(container, api, []),
        "a secret API key": await secretKey(),
      }
      for (const [name, client] of Object.entries(strangers)) {
        expect({ name, ...(await tryAll(client, [])) }).toEqual({
          name,
          ...expected([]),
        })
      }
    })

    it("a super admin does everything", async () => {
      expect(await tryAll(admin, POLICIES)).toEqual(expected(POLICIES))
    })

    it("who may upload and not apply cannot upload what applies by itself", async () => {
      const importer = await userWith(ROLES.importer)
      const before = await state()
      const files = uploadedFiles()

      const { status, data } = await upload(
        importer,
        stockCsv(["berlin,SKU-1,1,99"]),
        { apply: true }
      )

      expect([status, data.type]).toEqual([403, "forbidden"])
      expect(data.message).toContain("stock_import:apply")
      expect(await state()).toBe(before)
      expect(uploadedFiles()).toEqual(files)
    })

    it("who may not read orders is not shown their numbers in a plan", async () => {
      const { id } = await settled(
        admin,
        expectOk(await upload(admin, stockCsv(["berlin,SKU-1,1,many"])))
          .stock_import.id
      )
      const said = "3 units are reserved for orders"
      const issue = {
        code: "below_reserved",
        severity: "error",
        column: "quantity",
        value: "1",
        params: {
          reason: "warn",
          count: "3",
          left: "1",
          orders: "#7, #8",
          more_orders: 3,
        },
      }
      // As an earlier version has kept it.
      const kept = {
        code: "below_reserved",
        severity: "error",
        column: "sku",
        value: "1",
        message: `Row 2, sku: ${said}. Orders: #7, #8 and 3 more.`,
      }
      await dbConnection.raw(
        `update stock_import_row set issues = ? where import_number =
           (select number from stock_import where id = ?)`,
        [JSON.stringify([issue, kept]), id]
      )
      const read = async (policies: string[]) => {
        const client = await userWith(policies)
        const parts = ["rows", "issues", "report"].map(async (part) => {
          const { status, data } = await client.get(
            `/admin/stock-imports/${id}/${part}`
          )
          expect([part, status]).toEqual([part, 200])
          return JSON.stringify(data)
        })
        return (await Promise.all(parts)).join("\n")
      }
      const forReader = await read(ROLES.reader)
      expect(forReader.split(said)).toHaveLength(7)
      expect(forReader).not.toMatch(/Orders|orders"|#7/)
      const forSales = await read([...ROLES.reader, "order:read"])
      expect(forSales.match(/Orders: #7, #8 and 3 more\./g)).toHaveLength(6)
    })

    async function secretKey(): Promise<Client> {
      const { api_key } = expectOk(
        await admin.post("/admin/api-keys", { title: "ERP", type: "secret" })
      )
      const basic = Buffer.from(`${api_key.token}:`).toString("base64")
      return createClient(api, { authorization: `Basic ${basic}` })
    }
  },
})
