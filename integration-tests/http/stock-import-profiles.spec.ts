import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { exportInventoryItemsWorkflow } from "@medusajs/medusa/core-flows"
import {
  createStockImportProfilesWorkflow,
  dropOldStockImportPlansWorkflow,
} from "medusa-plugin-stock-sources/workflows"
import fs from "node:fs"
import path from "node:path"
import { STOCK_SOURCE_MODULE } from "../../src/modules/stock-source"
import { createAdmin } from "../helpers/admin"
import { expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import { seedManyLevels, seedSourceItems } from "../helpers/source-items"
import {
  act,
  check,
  finished,
  form,
  rows,
  stockCsv,
  upload,
} from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { useFileFolder } from "../helpers/suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)
const files = useFileFolder()

storeSuite({
  moduleName: "stock-import-profiles",
  testSuite: ({ api, getContainer }) => {
    let admin: Client

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      await seedSourceItems(
        getContainer(),
        { berlin: "Berlin", paris: "Paris" },
        [
          { source: "berlin", sku: "SHIRT", stocked: "5", status: 1 },
          { source: "berlin", sku: "CAP", stocked: "20", status: 1 },
          { source: "paris", sku: "SHIRT", stocked: "7", status: 1 },
        ]
      )
    })

    const reading = async (id: string) =>
      expectOk(await admin.get(`/admin/stock-imports/${id}/reading`)).reading
    const quantities = async () => {
      const { source_items } = expectOk(await admin.get("/admin/source-items"))
      return Object.fromEntries(
        source_items.map(({ source_code, sku, quantity }: any) => [
          `${source_code} ${sku}`,
          quantity,
        ])
      )
    }
    const changeImport = (id: string, to: object) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("stock_import")
        .where({ id })
        .update(to)
    const checkAgain = async (id: string, body: object) => {
      await finished(admin, id)
      expectOk(await admin.post(`/admin/stock-imports/${id}/check`, body))
      return finished(admin, id)
    }

    describe("what a file was taken for", () => {
      it("is told of a checked file, with what was left out of it", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin;SHIRT;8;blue"], "source_code;sku;quantity;colour")
        )
        expect(await reading(id)).toMatchObject({
          kind: "csv",
          encoding: "utf-8",
          delimiter: ";",
          sheet: null,
          header_row: 1,
          columns: [
            { index: 1, name: "source_code" },
            { index: 2, name: "sku" },
            { index: 3, name: "quantity" },
            { index: 4, name: "colour" },
          ],
          profile_id: null,
          notes: [
            {
              code: "unknown_column",
              message: 'The column "colour" is not known; it is ignored.',
            },
          ],
        })
      })

      it("is not told before the file is read", async () => {
        const { id, number } = await check(
          admin,
          stockCsv(["berlin,SHIRT,1,8"])
        )
        for (const status of ["uploaded", "checking"]) {
          await changeImport(id, { status })
          const { status: answered, data } = await admin.get(
            `/admin/stock-imports/${id}/reading`
          )
          expect(answered).toBe(409)
          expect(data.message).toBe(
            `Stock import #${number} is ${status}: what its file was taken for is known when it is checked.`
          )
        }
        await changeImport(id, { status: "checked" })
      })

      it("of an import of an earlier version is what its record says", async () => {
        const { id } = await check(
          admin,
          stockCsv(["berlin;SHIRT;8"], "source_code;sku;quantity")
        )
        await changeImport(id, { reading: null })
        expect(await reading(id)).toMatchObject({
          kind: "csv",
          encoding: "utf-8",
          delimiter: ";",
          header_row: null,
          columns: [],
          mapping: {},
        })
      })

      it("is what it was where the file is checked again as it is", async () => {
        const { id } = await check(admin, stockCsv(["berlin,SHIRT,1,8"]))
        const before = await reading(id)
        const again = await checkAgain(id, {})
        expect(again.status).toBe("checked")
        expect(await reading(id)).toEqual(before)
        expect(await rows(admin, id)).toMatchObject([
          { sku: "SHIRT", after: { quantity: 8 } },
        ])
      })
    })

    describe("profiles", () => {
      const PROFILES = "/admin/stock-import-profiles"
      const NORTH = {
        name: "Supplier North",
        reading: {
          delimiter: ";",
          mapping: { sku: { column: "Teil" }, quantity: { column: "Zahl" } },
        },
        options: { behavior: "snapshot", validation_strategy: "skip_errors" },
        replacements: [{ column: "sku", from: "SHRT", to: "SHIRT" }],
      }
      const save = async (body: object) =>
        expectOk(await admin.post(PROFILES, body)).stock_import_profile
      const refusal = async (
        answer: Promise<{ status: number; data: any }>
      ) => {
        const { status, data } = await answer
        return [status, data.code ?? null, data.message]
      }

      it("are saved, read, listed, changed and deleted", async () => {
        const saved = await save({ ...NORTH, header: ["Teil", "Zahl"] })
        expect(saved).toMatchObject({
          ...NORTH,
          id: expect.stringMatching(/^simppro_/),
          built_in: false,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          created_by: expect.stringMatching(/^user_/),
        })
        const path = `${PROFILES}/${saved.id}`
        const changed = expectOk(
          await admin.post(path, { replacements: [], header: null })
        ).stock_import_profile
        expect(changed).toMatchObject({
          ...NORTH,
          replacements: [],
          fingerprint: null,
        })
        expect(
          expectOk(await admin.get(`${path}?fields=name`)).stock_import_profile
        ).toEqual({ id: saved.id, name: "Supplier North" })
        expect(expectOk(await admin.delete(path))).toEqual({
          id: saved.id,
          object: "stock_import_profile",
          deleted: true,
        })
        expect((await admin.get(path)).status).toBe(404)
        // The name is free again.
        await save({ name: "supplier north" })
      })

      it("are listed page by page, the built-in ones first", async () => {
        for (const name of ["B", "A", "C"]) {
          await save({ name })
        }
        const names = async (query: string) => {
          const list = expectOk(await admin.get(`${PROFILES}?${query}`))
          return [
            list.count,
            ...list.stock_import_profiles.map(({ name }: any) => name),
          ]
        }
        const builtIn = ["magento", "medusa", "shopify", "woocommerce"]
        expect(await names("")).toEqual([7, ...builtIn, "A", "B", "C"])
        expect(await names("limit=3&offset=3")).toEqual([
          7,
          "woocommerce",
          "A",
          "B",
        ])
        expect(await names("limit=2")).toEqual([7, "magento", "medusa"])
        expect(await names("offset=4&order=-name")).toEqual([7, "C", "B", "A"])
        expect(await names("q=shop")).toEqual([1, "shopify"])
      })

      it("are refused where a name is taken, or they come with the plugin", async () => {
        const { id } = await save({ name: "Taken" })
        const other = await save({ name: "Other" })
        const taken = (name: string) => [
          409,
          "profile_name_taken",
          `There is a profile called "${name}" already; names are unique whatever their case.`,
        ]
        expect(await refusal(admin.post(PROFILES, { name: "TAKEN" }))).toEqual(
          taken("TAKEN")
        )
        expect(
          await refusal(admin.post(PROFILES, { name: "Shopify" }))
        ).toEqual(taken("Shopify"))
        expect(
          await refusal(
            admin.post(`${PROFILES}/${other.id}`, { name: "taken" })
          )
        ).toEqual(taken("taken"))
        expectOk(await admin.post(`${PROFILES}/${id}`, { name: "taken" }))
        for (const answer of [
          admin.post(`${PROFILES}/shopify`, { name: "Mine" }),
          admin.delete(`${PROFILES}/shopify`),
        ]) {
          expect((await refusal(answer)).slice(0, 2)).toEqual([
            400,
            "profile_built_in",
          ])
        }
      })
    })

    describe("corrections of an import, put into a profile", () => {
      const PROFILES = "/admin/stock-import-profiles"
      const save = async (body: object, path = PROFILES) =>
        expectOk(await admin.post(path, body)).stock_import_profile
      const correct = async (id: string, body: object) => {
        await finished(admin, id)
        expectOk(
          await admin.post(`/admin/stock-imports/${id}/corrections`, body)
        )
        return finished(admin, id)
      }
      const sku = (from: string, to: string) => ({ column: "sku", from, to })
      const FILE = stockCsv(["berlin,shirt,1,8", "berlin,KAP,there,4"])

      it("are what it replaces from then on, but for what is of that file only", async () => {
        const { id } = await check(admin, FILE)
        await correct(id, {
          accept: "safe",
          replace: [sku("KAP", "CAPE"), sku("CAPE", "CAP")],
          rows: [{ row_number: 3, status: "1" }],
        })
        const profile = await save({ name: "Learns", corrections_of: id })
        expect(profile.replacements).toEqual([
          sku("shirt", "SHIRT"),
          sku("KAP", "CAP"),
          // What the second one says of other files.
          sku("CAPE", "CAP"),
        ])
        const next = await check(admin, FILE, { profile: "Learns" })
        expect(next.counts).toMatchObject({ error: 1, update: 1 })
        expect(await rows(admin, next.id)).toMatchObject([
          { sku: "SHIRT", outcome: "update" },
          { sku: "CAP", issues: [{ code: "invalid_status" }] },
        ])
      })

      it("are of values as they came, with what cannot be seen in them", async () => {
        const hidden = "KA\u200bP"
        const csv = stockCsv([`berlin,${hidden},1,4`])
        const { id } = await check(admin, csv)
        await correct(id, { replace: [sku(hidden, "CAP")] })
        await save({ name: "Sees", corrections_of: id })
        const next = await check(admin, csv, { profile: "Sees" })
        expect(await rows(admin, next.id)).toMatchObject([
          { sku: "CAP", outcome: "update" },
        ])
      })

      it("are added to what it replaces already, and go before it", async () => {
        const before = [
          sku("KAP", "KEP"),
          sku("HEMD", "shirt"),
          sku("X", "SHIRT"),
        ]
        const { id: profile_id } = await save({
          name: "Knows",
          replacements: before,
        })
        const path = `${PROFILES}/${profile_id}`
        const { id } = await check(admin, FILE)
        await finished(admin, id)
        expect((await save({ corrections_of: id }, path)).replacements).toEqual(
          before
        )
        await correct(id, {
          accept: [{ column: "sku", value: "shirt" }],
          replace: [sku("KAP", "CAP"), sku("SHIRT", "X")],
        })
        expect((await save({ corrections_of: id }, path)).replacements).toEqual(
          [
            sku("HEMD", "X"),
            sku("shirt", "X"),
            sku("KAP", "CAP"),
            sku("SHIRT", "X"),
          ]
        )
        // Once more it is the same, and beside others they are added to these.
        const again = { corrections_of: id, replacements: [sku("A", "B")] }
        expect((await save(again, path)).replacements).toEqual([
          sku("A", "B"),
          sku("shirt", "X"),
          sku("KAP", "CAP"),
          sku("SHIRT", "X"),
        ])
      })

      it("are refused of no import, and where they are too many", async () => {
        const { id: profile_id } = await save({
          name: "Full",
          replacements: Array.from({ length: 1000 }, (_, n) =>
            sku(`A${n}`, "SHIRT")
          ),
        })
        const path = `${PROFILES}/${profile_id}`
        const { id } = await check(admin, FILE)
        await correct(id, { accept: "safe" })
        for (const [corrections_of, wanted] of [
          ["simp_none", [404, "not_found", "simp_none"]],
          [id, [400, "correction", "1000 values"]],
        ] as const) {
          const { status, data } = await admin.post(path, { corrections_of })
          expect([status, data.code, data.message]).toEqual([
            ...wanted.slice(0, 2),
            expect.stringContaining(wanted[2] as string),
          ])
        }
        const { stock_import_profile } = expectOk(await admin.get(path))
        expect(stock_import_profile.replacements).toHaveLength(1000)
      })
    })

    describe("a file read by a profile", () => {
      const save = async (body: object) =>
        expectOk(await admin.post("/admin/stock-import-profiles", body))
          .stock_import_profile
      const file = (...lines: string[]) =>
        stockCsv(lines, "sku;quantity;colour")

      it("takes what the upload does not say, and says what was replaced", async () => {
        const { id: profile_id } = await save({
          name: "North",
          reading: { mapping: { source_code: { value: "berlin" } } },
          options: { validation_strategy: "skip_errors", allowed_errors: 3 },
          replacements: [
            { column: "sku", from: "SHRT", to: "SHIRT" },
            { column: "quantity", from: "none", to: "0" },
          ],
        })
        const checked = await check(
          admin,
          file("SHRT;8;blue", "CAP;none;red"),
          { profile: "NORTH", allowed_errors: 1 }
        )
        expect(checked).toMatchObject({
          status: "checked",
          profile_id,
          validation_strategy: "skip_errors",
          allowed_errors: 1,
          mapping: { source_code: { value: "berlin" } },
        })
        expect(await reading(checked.id)).toMatchObject({
          profile_id,
          proposed_profile_id: null,
          replacements: [{ from: "SHRT" }, { from: "none" }],
        })
        const notes = checked.issues.filter(
          ({ code, params }: any) =>
            code === "assumed" && /profile|replaced/.test(params.reason)
        )
        expect(notes.map(({ message }: any) => message)).toEqual([
          'Read by the profile "North".',
          "1 cell of sku held a value that the profile replaces.",
          "1 cell of quantity held a value that the profile replaces.",
        ])
        expect(await rows(admin, checked.id)).toMatchObject([
          { sku: "SHIRT", source_code: "berlin", after: { quantity: 8 } },
          { sku: "CAP", source_code: "berlin", after: { quantity: 0 } },
        ])
      })

      it("is the same upload again under its Idempotency-Key", async () => {
        await save({
          name: "Keyed",
          reading: { mapping: { source_code: { value: "berlin" } } },
        })
        const send = (mapping: object) =>
          admin.post(
            `/admin/stock-imports?profile=keyed&mapping=${encodeURIComponent(JSON.stringify(mapping))}`,
            file("SHIRT;8;blue"),
            { "content-type": "text/csv", "idempotency-key": "k" }
          )
        const first = expectOk(await send({ status: null })).stock_import
        const again = expectOk(await send({ status: null })).stock_import
        expect(again.id).toBe(first.id)
        expect((await send({ status: { value: "0" } })).status).toBe(422)
      })

      it("is refused where no profile has the name, and no file stays", async () => {
        const { status, data } = await upload(admin, file("SHIRT;8;blue"), {
          profile: "South",
        })
        expect([status, data.code, data.message]).toEqual([
          400,
          "unknown_profile",
          'There is no profile "South", neither by name nor by id.',
        ])
      })

      it("is checked again by a profile, and by none", async () => {
        const { id: profile_id } = await save({
          name: "Again",
          reading: { mapping: { source_code: { value: "paris" } } },
          replacements: [{ column: "sku", from: "SHRT", to: "SHIRT" }],
        })
        const { id, status } = await check(admin, file("SHRT;8;blue"))
        expect(status).toBe("rejected")
        expect(await checkAgain(id, { profile: "again" })).toMatchObject({
          status: "checked",
          profile_id,
        })
        expect(await rows(admin, id)).toMatchObject([
          { sku: "SHIRT", source_code: "paris" },
        ])
        const without = await checkAgain(id, { profile: null })
        expect(without).toMatchObject({ status: "rejected", profile_id: null })
        expect((await reading(id)).replacements).toEqual([])
        const answer = await admin.post(`/admin/stock-imports/${id}/check`, {
          profile: "nobody's",
        })
        expect([answer.status, answer.data.code]).toEqual([
          400,
          "unknown_profile",
        ])
      })

      it("is found by its header, where this says nothing by itself", async () => {
        const { id: profile_id } = await save({
          name: "By header",
          reading: {
            mapping: {
              source_code: { column: "Wo" },
              sku: { column: "Was" },
              quantity: { column: "Wieviel" },
            },
          },
          options: { behavior: "snapshot" },
          header: ["Wo", "WAS", "Wieviel"],
        })
        const csv = stockCsv(["berlin,SHIRT,8"], "Wo,Was,Wieviel")
        const taken = await check(admin, csv)
        expect(taken).toMatchObject({
          status: "checked",
          profile_id,
          behavior: "append",
        })
        expect(taken.issues[0].message).toBe('Read by the profile "By header".')
        const byItself = await check(admin, csv, { apply: true })
        expect(byItself).toMatchObject({
          status: "rejected",
          profile_id: null,
        })
        expect(await reading(byItself.id)).toMatchObject({
          columns: [{ name: "Wo" }, { name: "Was" }, { name: "Wieviel" }],
          proposed_profile_id: profile_id,
        })
      })
    })

    describe("a supplier's own numbers", () => {
      type Pair = { number: string; sku: string }
      const pairs = (...given: string[]): Pair[] =>
        given.map((one) => {
          const [number, sku] = one.split(" ")
          return { number, sku }
        })
      let profile: string
      const at = (query = "") =>
        `/admin/stock-import-profiles/${profile}/supplier-numbers${query}`
      const put = (supplier_numbers: Pair[], replace?: boolean) =>
        admin.post(at(), { supplier_numbers, replace })
      const kept = async (query = "") =>
        expectOk(await admin.get(at(query))).supplier_numbers.map(
          ({ number, sku }: Pair) => `${number} ${sku}`
        )
      const LINES = stockCsv(
        ["berlin;4711;8", "berlin; 4712 ;21", "paris;SHIRT;9"],
        "source_code;sku;quantity"
      )
      const SAYS = ["supplier_number", "sku"]
      const read = (csv: string, options: object = {}) =>
        check(admin, csv, {
          profile: "Numbers",
          validation_strategy: "skip_errors",
          ...options,
        })
      const said = async (id: string) =>
        (await rows(admin, id)).map(({ sku, outcome, issues }) => [
          sku,
          outcome,
          ...issues.map(
            ({ code, params }: any) => `${code} ${params.reason ?? ""}`
          ),
        ])

      beforeEach(async () => {
        const { stock_import_profile } = expectOk(
          await admin.post("/admin/stock-import-profiles", {
            name: "Numbers",
            reading: { match_by: SAYS },
          })
        )
        profile = stock_import_profile.id
      })

      it("are added, changed, replaced, read page by page and deleted", async () => {
        expect(
          expectOk(await put(pairs("4711 SHIRT", "4712 CAP", "4711 SHIRT")))
        ).toEqual({
          ...{ profile_id: profile, added: 2, changed: 0 },
          ...{ removed: 0, count: 2 },
        })
        expect(
          expectOk(await put(pairs("4712 SHIRT", "4713 CAP")))
        ).toMatchObject({ added: 1, changed: 1, removed: 0, count: 3 })
        expect(expectOk(await admin.get(at("?limit=1&offset=1")))).toEqual({
          supplier_numbers: [
            { ...pairs("4712 SHIRT")[0], inventory_item_id: "iitem_SHIRT" },
          ],
          ...{ count: 3, limit: 1, offset: 1 },
        })
        expect(await kept("?q=cap")).toEqual(["4713 CAP"])
        expect(await kept("?sku=SHIRT&number[]=4711&number[]=4713")).toEqual([
          "4711 SHIRT",
        ])
        expect(
          expectOk(await put(pairs("4711 SHIRT", "9 CAP"), true))
        ).toMatchObject({ added: 1, changed: 0, removed: 2, count: 2 })
        expect(await kept()).toEqual(["4711 SHIRT", "9 CAP"])
        expect(
          expectOk(await admin.delete(at("?number=9&number=10")))
        ).toMatchObject({ removed: 1 })
        expect(expectOk(await admin.delete(at()))).toMatchObject({ removed: 1 })
        expect(await kept()).toEqual([])
      })

      it("are refused where they say two things, or nothing; all or none", async () => {
        const refusal = async (given: Pair[]) => {
          const { status, data } = await put(given)
          return [status, data.code, data.message]
        }
        expect(await refusal(pairs("1 CAP", "4711 SHIRT", "4711 CAP"))).toEqual(
          [
            400,
            "supplier_number",
            'The supplier\'s number "4711" stands for two SKUs, "SHIRT" and "CAP"; keep one of them. Nothing was saved.',
          ]
        )
        expect(await refusal(pairs("1 CAP", "2 HAT", "3 SOCK"))).toEqual([
          400,
          "supplier_number",
          "No inventory item has these SKUs: HAT, SOCK. Correct or leave out their numbers; nothing was saved.",
        ])
        expect(await kept()).toEqual([])
        profile = "medusa"
        expect((await put(pairs("1 CAP"))).status).toBe(400)
        expect(await kept()).toEqual([])
      })

      it("find items, in the order that match_by says", async () => {
        expectOk(await put(pairs("4711 SHIRT", "4712 CAP", "SHIRT CAP")))
        const { id, issues } = await read(LINES)
        expect(await said(id)).toEqual([
          ["SHIRT", "update"],
          ["CAP", "update"],
          ["CAP", "create"],
        ])
        expect(issues.map(({ message }: any) => message)).toContain(
          'Items were found by supplier_number: " 4712 " is CAP (1 row), "4711" is SHIRT (1 row), "SHIRT" is CAP (1 row).'
        )
        const bySku = await read(LINES, { match_by: "sku" })
        expect((await said(bySku.id)).map(([, outcome]) => outcome)).toEqual([
          "error",
          "error",
          "update",
        ])
        expect((await act(admin, id, "apply")).status).toBe("applied")
        expect(await quantities()).toMatchObject({
          "berlin SHIRT": 8,
          "berlin CAP": 21,
          "paris CAP": 9,
        })
        expect((await act(admin, id, "undo")).status).toBe("undone")
      })

      it("that nobody has, or whose SKU is gone, are errors that say so", async () => {
        expectOk(await put(pairs("4711 SHIRT")))
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)("inventory_item")
          .where({ id: "iitem_SHIRT" })
          .update({ sku: "SHIRT-2" })
        const { id } = await read(LINES)
        expect(await said(id)).toEqual([
          ["4711", "error", "unknown_sku supplier_number"],
          [" 4712 ", "error", "unknown_sku not_listed"],
          ["SHIRT", "error", "unknown_sku not_listed"],
        ])
        expect((await rows(admin, id))[0].issues[0].message).toContain(
          'it is the SKU "SHIRT", which no inventory item has'
        )
        expect(expectOk(await admin.get(at())).supplier_numbers).toEqual([
          { ...pairs("4711 SHIRT")[0], inventory_item_id: null },
        ])
        const alone = await check(admin, LINES, {
          match_by: "supplier_number",
          validation_strategy: "skip_errors",
        })
        expect((await said(alone.id))[0]).toEqual([
          "4711",
          "error",
          "unknown_sku no_numbers",
        ])
      })

      it("may change, and their profile go, after the check: the plan stays, a check anew has what is there", async () => {
        expectOk(await put(pairs("4711 SHIRT", "4712 CAP")))
        const [first, second] = [await read(LINES), await read(LINES)]
        expectOk(await put(pairs("4711 CAP"), true))
        expectOk(await admin.delete(`/admin/stock-import-profiles/${profile}`))
        expect((await admin.get(at())).status).toBe(404)
        expect((await act(admin, first.id, "apply")).status).toBe("applied")
        expect(await quantities()).toMatchObject({ "berlin SHIRT": 8 })
        const again = await checkAgain(second.id, {})
        expect(await said(again.id)).toEqual([
          ["4711", "error", "unknown_sku no_numbers"],
          [" 4712 ", "error", "unknown_sku no_numbers"],
          ["SHIRT", "unchanged"],
        ])
      })

      it("are as many as a supplier has", async () => {
        const MANY = 20_000
        await seedManyLevels(getContainer(), "berlin", MANY, 1)
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw("analyze inventory_item, inventory_level")
        const all = Array.from({ length: MANY }, (_, n) => n + 1)
        for (const first of [0, MANY / 2]) {
          const given = all
            .slice(first, first + MANY / 2)
            .map((n) => ({ number: `${n}/7`, sku: `SKU-${n}` }))
          expectOk(await put(given))
        }
        const { counts } = await read(
          stockCsv(
            all.map((n) => `berlin,${n}/7,1,6`),
            "source_code,sku,status,quantity"
          )
        )
        expect(counts).toMatchObject({ rows: MANY, update: MANY, error: 0 })
        const { status, data } = await put(
          Array.from({ length: 10_001 }, () => pairs("1 CAP")[0])
        )
        expect([status, data.type]).toEqual([400, "invalid_data"])
      })

      it("are dropped a day after their profile is deleted", async () => {
        expectOk(await put(pairs("4711 SHIRT")))
        expectOk(await admin.delete(`/admin/stock-import-profiles/${profile}`))
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        const left = async () => {
          await dropOldStockImportPlansWorkflow(getContainer()).run()
          const numbers = knex("stock_import_supplier_number")
          return (await numbers.where({ profile_id: profile })).length
        }
        expect(await left()).toBe(1)
        await knex("stock_import_profile")
          .where({ id: profile })
          .update({ deleted_at: new Date(Date.now() - 25 * 3600 * 1000) })
        expect(await left()).toBe(0)
      })

      it("are what they were where a workflow fails behind them, but for what somebody has changed", async () => {
        expectOk(await put(pairs("1 SHIRT", "2 SHIRT", "3 CAP")))
        const service = getContainer().resolve(STOCK_SOURCE_MODULE)
        const change = await service.putSupplierNumbers({
          profile_id: profile,
          supplier_numbers: pairs("1 CAP", "2 CAP", "4 CAP"),
          replace: true,
        })
        expectOk(await put(pairs("2 SHIRT", "4 SHIRT")))
        await service.restoreSupplierNumbersBefore(profile, change)
        expect(await kept()).toEqual(["1 SHIRT", "2 SHIRT", "3 CAP", "4 SHIRT"])
      })
    })

    describe("a file with a header that nobody knows", () => {
      const FILE = stockCsv(
        ["SHIRT;berlin;8", "CAP;berlin;21"],
        "Teil;Ort;Zahl"
      )

      it("is rejected with its columns to choose from, then checked by a mapping and applied", async () => {
        const { id, status, error } = await check(admin, FILE)
        expect([status, error.code]).toEqual(["rejected", "missing_column"])
        expect(await reading(id)).toMatchObject({
          delimiter: ";",
          columns: [
            { index: 1, name: "Teil", samples: ["SHIRT", "CAP"] },
            { index: 2, name: "Ort", samples: ["berlin", "berlin"] },
            { index: 3, name: "Zahl", samples: ["8", "21"] },
          ],
          proposed_profile_id: null,
        })
        const mapping = {
          sku: { column: "Teil" },
          source_code: { column: 2 },
          quantity: { column: "Zahl" },
        }
        const mapped = await checkAgain(id, { mapping })
        expect(mapped).toMatchObject({ status: "checked", mapping })
        expect(mapped.counts).toMatchObject({ rows: 2, update: 2, error: 0 })
        expect((await act(admin, id, "apply")).status).toBe("applied")
        expect(await quantities()).toMatchObject({
          "berlin SHIRT": 8,
          "berlin CAP": 21,
          "paris SHIRT": 7,
        })
      })

      it.each([
        ["a name that is not there", { sku: { column: "Artikel" } }, "Artikel"],
        ["a position behind the last", { sku: { column: 4 } }, "4"],
        ["a source's column", { sources: { Bonn: "berlin" } }, "Bonn"],
      ])(
        "is rejected for %s, which is named",
        async (_what, mapping, named) => {
          const { id } = await check(admin, FILE)
          const { status, error } = await checkAgain(id, { mapping })
          expect([status, error.code]).toEqual(["rejected", "missing_column"])
          expect(error.message).toContain(named)
          expect((await checkAgain(id, { mapping: null })).status).toBe(
            "rejected"
          )
        }
      )
    })

    describe("a mapping that contradicts itself", () => {
      const column = "Zahl"
      const CONTRADICTORY: [string, object, string][] = [
        [
          "a column for two fields",
          { sku: { column }, quantity: { column } },
          'The mapping gives both sku and quantity from the column "Zahl";',
        ],
        [
          "a position for two fields",
          { quantity: { column: 3 }, expected_quantity: { column: 3 } },
          'both quantity and expected_quantity from the column "3"',
        ],
        [
          "a column for a field and a source",
          { sku: { column }, sources: { Zahl: "berlin" } },
          'both sku and the quantity of the source "berlin" from the column "Zahl"',
        ],
        [
          "two columns for a source",
          { sources: { Zahl: "berlin", Ort: "Berlin" } },
          'two columns, "Zahl" and "Ort", for the source "Berlin"',
        ],
      ]
      const FILE = stockCsv(["SHIRT;berlin;8"], "Teil;Ort;Zahl")
      const said = ({ status, data }: { status: number; data: any }) => [
        status,
        data.type,
        data.message,
      ]

      it.each(CONTRADICTORY)(
        "is refused wherever it is given: %s",
        async (_what, mapping, named) => {
          const { id } = await check(admin, FILE)
          const { id: profile } = expectOk(
            await admin.post("/admin/stock-import-profiles", { name: "Plain" })
          ).stock_import_profile
          const text = JSON.stringify(mapping)
          const { body, headers } = await form([
            ["mapping", text],
            ["file", new File([FILE], "stock.csv")],
          ])
          const profiles = "/admin/stock-import-profiles"
          for (const answer of [
            await upload(admin, FILE, { mapping: text }),
            await admin.post("/admin/stock-imports", body, headers),
            await admin.post(`/admin/stock-imports/${id}/check`, { mapping }),
            await admin.post(profiles, { name: "Self", reading: { mapping } }),
            await admin.post(`${profiles}/${profile}`, {
              reading: { mapping },
            }),
          ]) {
            expect(said(answer)).toEqual([
              400,
              "invalid_data",
              expect.stringContaining(named),
            ])
          }
          const run = createStockImportProfilesWorkflow(getContainer()).run({
            input: {
              profiles: [{ name: "Self", reading: { mapping } as object }],
            },
          })
          await expect(run).rejects.toMatchObject({
            message: expect.stringContaining(named),
          })
        }
      )

      it("only with the file's header, or with what its profile says, rejects the file", async () => {
        expectOk(
          await admin.post("/admin/stock-import-profiles", {
            name: "Skus",
            reading: { mapping: { sku: { column: "Teil" } } },
          })
        )
        for (const [options, named] of [
          [
            {
              mapping: { sku: { column: 1 }, source_code: { column: "Teil" } },
            },
            'both source_code and sku from the column "Teil"',
          ],
          [
            { mapping: { sku: { column: 1 }, sources: { teil: "berlin" } } },
            'both sku and the quantity of the source "berlin"',
          ],
          [
            { mapping: { sources: { Zahl: "berlin", zahl: "paris" } } },
            'the column "Zahl" for two sources, "berlin" and "paris"',
          ],
          [
            { mapping: { quantity: { column: "Teil" } }, profile: "skus" },
            'both sku and quantity from the column "Teil"',
          ],
        ] as const) {
          const { status, error } = await check(admin, FILE, {
            ...options,
            mapping: JSON.stringify(options.mapping),
          })
          expect([status, error.code]).toEqual(["rejected", "duplicate_column"])
          expect(error.message).toContain(named)
        }
      })
    })

    describe("an export of another shop", () => {
      // Made by hand from the formats that the shops document.
      const SHOPIFY = [
        "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)",
        "shirt,Shirt,Size,M,SHIRT,,,Berlin,,0,0,1,4,5,9",
        "shirt,Shirt,Size,M,SHIRT,,,Paris,,0,0,0,7,7,",
        "cap,Cap,Title,Default Title,CAP,,,Berlin,A-1,0,0,0,20,20,18",
        "cap,Cap,Title,Default Title,CAP,,,Paris,,not stocked,not stocked,not stocked,not stocked,not stocked,not stocked",
      ]
      const WOOCOMMERCE = [
        'ID,Type,SKU,Name,Published,"Is featured?","In stock?",Stock,"Low stock amount","Backorders allowed?"',
        "11,simple,SHIRT,Shirt,1,0,1,9,,0",
        "12,simple,CAP,Cap,1,0,0,18,2,0",
      ]

      it("Shopify's is read by itself: what was counted is written", async () => {
        const taken = await check(admin, stockCsv(SHOPIFY.slice(1), SHOPIFY[0]))
        expect(taken).toMatchObject({
          status: "checked",
          profile_id: "shopify",
          error: null,
        })
        expect(taken.issues[0].message).toBe('Read by the profile "shopify".')
        await act(admin, taken.id, "apply")
        expect(await quantities()).toEqual({
          "berlin SHIRT": 9,
          "berlin CAP": 18,
          "paris SHIRT": 7,
        })
      })

      describe("Shopify's with pairs that are not stocked", () => {
        const NOT_STOCKED = "not stocked"
        const line = (sku: string, at: string, now: string, next: string) =>
          `h,T,,,${sku},,,${at},,0,0,0,0,${now},${next}`
        const read = (...lines: string[]) =>
          check(admin, stockCsv(lines, SHOPIFY[0]), {
            validation_strategy: "skip_errors",
          })
        const plan = async (id: string) =>
          (await rows(admin, id)).map(({ sku, outcome, before, issues }) => [
            sku,
            outcome,
            before?.quantity ?? null,
            ...issues.map(({ code, severity }: any) => `${severity} ${code}`),
          ])

        it("unassigns them, and undo brings them back", async () => {
          const taken = await read(
            line("SHIRT", "Paris", NOT_STOCKED, NOT_STOCKED),
            line("CAP", "Paris", NOT_STOCKED, NOT_STOCKED),
            line("CAP", "Berlin", "20", "18")
          )
          expect(taken.counts).toMatchObject({
            ...{ rows: 3, delete: 1, skip: 1, update: 1 },
            ...{ error: 0, warning: 0 },
          })
          expect(taken.totals).toContainEqual({
            ...{ source_code: "paris", before: 7, after: 0 },
          })
          expect(await plan(taken.id)).toEqual([
            ["SHIRT", "delete", 7],
            ["CAP", "skip", null, "note not_assigned"],
            ["CAP", "update", 20],
          ])
          expect(taken.issues.map(({ message }: any) => message)).toContain(
            "2 lines say that their SKUs are not stocked at the source: where they are assigned, they are unassigned."
          )
          expect((await act(admin, taken.id, "apply")).status).toBe("applied")
          expect(await quantities()).toEqual({
            "berlin SHIRT": 5,
            "berlin CAP": 18,
          })
          expect((await act(admin, taken.id, "undo")).status).toBe("undone")
          expect(await quantities()).toEqual({
            "berlin SHIRT": 5,
            "berlin CAP": 20,
            "paris SHIRT": 7,
          })
        })

        it("are judged as rows to delete: reserved, sold since, repeated, of a snapshot", async () => {
          expectOk(
            await admin.post("/admin/reservations", {
              inventory_item_id: "iitem_SHIRT",
              location_id: "sloc_paris",
              quantity: 2,
            })
          )
          const lines = [
            line("SHIRT", "Paris", "7", NOT_STOCKED),
            line("CAP", "Berlin", "21", "Not stocked "),
            line("SHIRT", "Berlin", "5", NOT_STOCKED),
            line("SHIRT", "Berlin", "5", ""),
          ]
          const { id } = await read(...lines)
          expect(await plan(id)).toEqual([
            ["SHIRT", "error", 7, "error has_reservations"],
            ["CAP", "delete", 20, "warning stale"],
            ["SHIRT", "error", 5, "error duplicate_row"],
            ["SHIRT", "error", 5, "error duplicate_row"],
          ])
          const options = {
            validation_strategy: "skip_errors",
            profile: "shopify",
          }
          const csv = stockCsv(lines.slice(0, 2), SHOPIFY[0])
          const skipped = await check(admin, csv, {
            ...options,
            on_stale: "skip",
          })
          expect((await plan(skipped.id))[1].slice(0, 2)).toEqual([
            "CAP",
            "skip",
          ])
          const snapshot = await check(admin, csv, {
            ...options,
            behavior: "snapshot",
          })
          expect(await plan(snapshot.id)).toEqual([
            ["SHIRT", "error", 7, "error has_reservations"],
            ["CAP", "delete", 20, "warning stale"],
            ["SHIRT", "update", 5, "warning missing_from_file"],
          ])
        })

        it("asks where that is most of a source", async () => {
          const { id, alarms } = await read(
            line("SHIRT", "Berlin", "5", NOT_STOCKED),
            line("CAP", "Berlin", "20", NOT_STOCKED)
          )
          expect(alarms).toMatchObject([
            {
              code: "withdraws_most",
              source_code: "berlin",
              params: { withdrawn: 2, withdrawn_units: 25, units: 25 },
            },
          ])
          expect(
            (await admin.post(`/admin/stock-imports/${id}/apply`, {})).status
          ).toBe(409)
          expect((await act(admin, id, "apply")).status).toBe("applied")
          expect(await quantities()).toEqual({ "paris SHIRT": 7 })
        })

        it("keeps a pair that is corrected to have a quantity", async () => {
          const { id } = await read(
            line("SHIRT", "Paris", "7", NOT_STOCKED),
            line("CAP", "Berlin", "20", NOT_STOCKED)
          )
          expectOk(
            await admin.post(`/admin/stock-imports/${id}/corrections`, {
              rows: [{ row_number: 2, quantity: "8" }],
            })
          )
          await finished(admin, id)
          expect((await rows(admin, id)).map(({ outcome }) => outcome)).toEqual(
            ["update", "delete"]
          )
        })

        it("means them where stock is moved over, too", async () => {
          const moved = await check(
            admin,
            stockCsv(
              [
                line("SHIRT", "Berlin", "9", ""),
                line("SHIRT", "Paris", NOT_STOCKED, ""),
              ],
              SHOPIFY[0]
            ),
            {
              profile: "shopify",
              mapping: JSON.stringify({
                quantity: { column: "On hand (current)" },
                expected_quantity: null,
              }),
            }
          )
          expect(
            (await rows(admin, moved.id)).map(({ outcome, after }) => [
              outcome,
              after?.quantity,
            ])
          ).toEqual([
            ["update", 9],
            ["delete", undefined],
          ])
        })
      })

      it("WooCommerce's is read for the source that is named beside it", async () => {
        const csv = stockCsv(WOOCOMMERCE.slice(1), WOOCOMMERCE[0])
        const { status } = await check(admin, csv)
        expect(status).toBe("rejected")
        const { id } = await check(admin, csv, {
          profile: "woocommerce",
          mapping: JSON.stringify({ source_code: { value: "berlin" } }),
        })
        expect(await rows(admin, id)).toMatchObject([
          { sku: "SHIRT", after: { status: 1, quantity: 9 } },
          { sku: "CAP", after: { status: 0, quantity: 18 } },
        ])
        expect((await act(admin, id, "apply")).status).toBe("applied")
        expect(await quantities()).toMatchObject({
          "berlin SHIRT": 9,
          "berlin CAP": 18,
        })
      })

      it("Medusa's own is read by itself, and changes nothing as it is", async () => {
        const csv = await medusaExport()
        const ways: Record<string, string>[] = [{}, { profile: "medusa" }]
        for (const options of ways) {
          const taken = await check(admin, csv, options)
          expect(taken).toMatchObject({
            status: "checked",
            profile_id: "medusa",
            counts: { rows: 3, unchanged: 3 },
          })
          expect((await reading(taken.id)).mapping).toMatchObject({
            sku: { column: "Item Sku" },
            sources: {
              "Location [Berlin] Stocked Quantity": "Berlin",
              "Location [Paris] Stocked Quantity": "Paris",
            },
          })
        }
        const [header, ...lines] = csv.trim().split("\n")
        const at = header
          .split(",")
          .findIndex((name) => name.includes("[Berlin] Stocked"))
        const counted = lines.map((line) =>
          line
            .split(",")
            .map((cell, index) => (index === at ? String(+cell + 1) : cell))
            .join(",")
        )
        const { id } = await check(admin, stockCsv(counted, header))
        await act(admin, id, "apply")
        expect(await quantities()).toEqual({
          "berlin SHIRT": 6,
          "berlin CAP": 21,
          "paris SHIRT": 7,
        })
      })

      it("Medusa's has an item once for each of its variants: what says the same is one line", async () => {
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        await knex("product").insert({ id: "prod_1", title: "P", handle: "p" })
        for (const [at, letter] of ["a", "b", "c"].entries()) {
          const id = `variant_${letter}`
          await knex("product_variant").insert({
            ...{ id, product_id: "prod_1", title: letter, sku: letter },
          })
          await knex("product_variant_inventory_item").insert({
            id: `pvitem_${letter}`,
            variant_id: id,
            inventory_item_id: `iitem_${at < 2 ? "SHIRT" : "CAP"}`,
          })
        }
        const csv = await medusaExport()
        expect(csv.match(/,SHIRT,/g)).toHaveLength(2)
        const taken = await check(admin, csv)
        expect(taken).toMatchObject({
          status: "checked",
          counts: { rows: 3, unchanged: 3, error: 0 },
        })
        expect(taken.issues.map(({ message }: any) => message)).toContain(
          "2 lines are left out: lines above say the same of their SKUs."
        )
        const counted = csv.replace(/(,SHIRT,.*?),5,/s, "$1,6,")
        expect(counted).not.toBe(csv)
        const { id, counts } = await check(admin, counted, {
          validation_strategy: "skip_errors",
        })
        expect(counts).toMatchObject({ rows: 4, unchanged: 2, error: 2 })
        expect(
          (await rows(admin, id, "outcome=error")).map(({ sku, issues }) => [
            sku,
            issues[0].code,
          ])
        ).toEqual([
          ["SHIRT", "duplicate_row"],
          ["SHIRT", "duplicate_row"],
        ])
      })

      async function medusaExport(): Promise<string> {
        const before = files()
        await exportInventoryItemsWorkflow(getContainer()).run({
          input: { select: ["*"] },
        })
        const name = await waitFor(
          "Medusa's export",
          async () =>
            files().find(
              (one) =>
                one.includes("inventory-item-exports") && !before.includes(one)
            ),
          (found) => found !== undefined
        )
        const file = path.join(
          process.env.DEMO_UPLOADS as string,
          name as string
        )
        return waitFor(
          "Medusa's export to be whole",
          async () => fs.readFileSync(file, "utf8"),
          (text) => text.split("\n").length >= 3
        )
      }
    })
  },
})
