import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAdmin } from "../helpers/admin"
import { createClient, expectOk, type Client } from "../helpers/client"
import { setUpOnce } from "../helpers/set-up-once"
import {
  createLocation,
  createSource,
  createStore,
  type TestStore,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "stock-sources",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore

    setUpOnce(getContainer, async () => {
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      expectOk(
        await admin.post("/admin/sources", { code: "default", name: "Default" })
      )
    })

    const readSource = async (code: string) =>
      expectOk(await admin.get(`/admin/sources/${code}`)).source

    const sourceOf = (locationId: string) =>
      waitFor("the location's source", async () =>
        expectOk(await admin.get("/admin/sources")).sources.find(
          (one: any) => one.stock_location_id === locationId
        )
      )

    describe("GET and POST /admin/sources", () => {
      it("a source is made with a stock location, its address and its sales channels", async () => {
        const { status, data } = await admin.post(
          "/admin/sources?fields=+sales_channels.id",
          {
            code: "Berlin_1",
            name: "Berlin",
            address: { address_1: "Unter den Linden 1", country_code: "de" },
            sales_channel_ids: [store.salesChannelId],
          }
        )

        expect(status).toBe(200)
        expect(data.source).toEqual({
          id: expect.stringMatching(/^src_[0-9A-Z]{26}$/),
          code: "Berlin_1",
          name: "Berlin",
          enabled: true,
          is_default: false,
          stock_location_id: expect.stringMatching(/^sloc_/),
          address: expect.objectContaining({
            address_1: "Unter den Linden 1",
            country_code: "de",
          }),
          sales_channels: [{ id: store.salesChannelId }],
          settling: null,
          created_at: expect.any(String),
          updated_at: expect.any(String),
        })
        const { stock_location } = expectOk(
          await admin.get(
            `/admin/stock-locations/${data.source.stock_location_id}`
          )
        )
        expect(stock_location.name).toBe("Berlin")
      })

      it("the first source becomes the default", async () => {
        expect(await readSource("default")).toMatchObject({
          is_default: true,
          enabled: true,
        })
      })

      it("sources are listed with filters, search, order and pages", async () => {
        await createSource(admin, store, { code: "lyon", name: "Entrepôt Sud" })
        await createSource(admin, store, { code: "oslo", enabled: false })
        const list = async (query: string) => {
          const data = expectOk(await admin.get(`/admin/sources?${query}`))
          return { ...data, sources: data.sources.map((one: any) => one.code) }
        }

        expect(await list("")).toEqual({
          sources: ["default", "lyon", "oslo"],
          count: 3,
          offset: 0,
          limit: 20,
        })
        expect(await list("order=-code&limit=1&offset=1")).toEqual({
          sources: ["lyon"],
          count: 3,
          offset: 1,
          limit: 1,
        })
        expect((await list("enabled=false")).sources).toEqual(["oslo"])
        expect((await list("is_default=true")).sources).toEqual(["default"])
        expect((await list("code[]=oslo&code[]=lyon")).sources).toEqual([
          "lyon",
          "oslo",
        ])
        expect((await list("q=OSL")).sources).toEqual(["oslo"])
        expect(await admin.get("/admin/sources?order=colour")).toMatchObject({
          status: 400,
          data: {
            type: "invalid_data",
            message: expect.stringMatching(/colour/),
          },
        })
        expect((await list("q=entrep")).sources).toEqual(["lyon"])
        expect(
          expectOk(await admin.get("/admin/sources?fields=code,name&code=lyon"))
            .sources
        ).toEqual([
          expect.objectContaining({ code: "lyon", name: "Entrepôt Sud" }),
        ])
      })

      it("without a login every route answers 401", async () => {
        const nobody = createClient(api, {})
        const answers = await Promise.all([
          nobody.get("/admin/sources"),
          nobody.post("/admin/sources", { code: "x", name: "X" }),
          nobody.get("/admin/sources/default"),
          nobody.post("/admin/sources/default", { name: "X" }),
          nobody.delete("/admin/sources/default"),
        ])
        expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(401))
      })

      it.each([
        [{ code: "-a", name: "A" }, /code starts with a letter or digit/],
        [{ code: "a b", name: "A" }, /code starts with a letter or digit/],
        [{ code: "a".repeat(65), name: "A" }, /at most 64/],
        [{ name: "A" }, /code/],
        [{ code: "a" }, /name/],
        [{ code: "a", name: " " }, /name/],
        [{ code: "a", name: "A", colour: "red" }, /colour/],
      ])("a body %j is refused with its reason", async (body, message) => {
        const { status, data } = await admin.post("/admin/sources", body)
        expect({ status, ...data }).toMatchObject({
          status: 400,
          type: "invalid_data",
          message: expect.stringMatching(message),
        })
      })

      it("a code is taken whatever its case", async () => {
        const { status, data } = await admin.post("/admin/sources", {
          code: "DEFAULT",
          name: "Other",
        })
        expect({ status, ...data }).toMatchObject({
          status: 422,
          type: "duplicate_error",
          message: expect.stringMatching(/"default" is taken/),
        })
        const { stock_locations } = expectOk(
          await admin.get("/admin/stock-locations")
        )
        expect(stock_locations).toHaveLength(1)
      })

      it("an unknown stock location or sales channel is refused by name", async () => {
        for (const field of [
          { stock_location_id: "sloc_gone" },
          { sales_channel_ids: ["sc_gone"] },
        ]) {
          const { status, data } = await admin.post("/admin/sources", {
            code: "a",
            name: "A",
            ...field,
          })
          expect({ status, ...data }).toMatchObject({
            status: 404,
            type: "not_found",
            message: expect.stringMatching(/(sloc|sc)_gone was not found/),
          })
        }
      })
    })

    describe("stock locations made in Medusa", () => {
      it("a new stock location gets a source named after it", async () => {
        const first = await createLocation(admin, store, "Lager Köln (Süd)")
        expect(await sourceOf(first)).toMatchObject({
          code: "lager-koln-sud",
          name: "Lager Köln (Süd)",
          enabled: true,
          is_default: false,
        })
        const second = await createLocation(admin, store, "LAGER köln: süd")
        expect((await sourceOf(second)).code).toBe("lager-koln-sud-2")
        const nameless = await createLocation(admin, store, "北京")
        expect((await sourceOf(nameless)).code).toBe("source")
      })

      it("a source made by itself is given its code once", async () => {
        const location = await createLocation(admin, store, "Berlin")
        await sourceOf(location)

        const { source } = expectOk(
          await admin.post("/admin/sources", {
            code: "BER",
            name: "Berlin Mitte",
            stock_location_id: location,
          })
        )
        expect(source).toMatchObject({
          code: "BER",
          name: "Berlin Mitte",
          stock_location_id: location,
        })
        const { status, data } = await admin.post("/admin/sources", {
          code: "BER2",
          stock_location_id: location,
        })
        expect({ status, ...data }).toMatchObject({
          status: 422,
          type: "duplicate_error",
          message: expect.stringMatching(/already is the source "BER"/),
        })
        expect((await admin.get("/admin/sources/berlin")).status).toBe(404)
      })

      it("a generated code is taken for other locations, and the refusal says how to name it", async () => {
        const location = await createLocation(admin, store, "Berlin")
        await sourceOf(location)
        const { status, data } = await admin.post("/admin/sources", {
          code: "berlin",
          name: "Berlin",
        })
        expect({ status, ...data }).toMatchObject({
          status: 422,
          message: expect.stringContaining(`${location}; that code was made`),
        })
        const adopted = await admin.post("/admin/sources", {
          code: "berlin",
          stock_location_id: location,
        })
        expect(adopted.status).toBe(200)
      })

      it("a stock location that Medusa deletes takes its source with it", async () => {
        const location = await createLocation(admin, store, "Berlin")
        await sourceOf(location)
        expectOk(await admin.delete(`/admin/stock-locations/${location}`))
        await waitFor(
          "the source to go",
          async () => (await admin.get("/admin/sources/berlin")).status,
          (status) => status === 404
        )
      })
    })

    describe("GET, POST and DELETE /admin/sources/:code", () => {
      it("a code is found whatever its case, and an unknown one is named", async () => {
        expect((await readSource("DEFAULT")).code).toBe("default")
        for (const answer of [
          await admin.get("/admin/sources/nowhere"),
          await admin.post("/admin/sources/nowhere", { name: "X" }),
          await admin.delete("/admin/sources/nowhere"),
        ]) {
          expect(answer).toMatchObject({
            status: 404,
            data: {
              type: "not_found",
              message: 'Source with code "nowhere" was not found.',
            },
          })
        }
      })

      it("name, address and sales channels are changed; what is left out stays", async () => {
        await createSource(admin, store, { code: "berlin", name: "Berlin" })
        const { sales_channel } = expectOk(
          await admin.post("/admin/sales-channels", { name: "Outlet" })
        )
        const change = async (body: object) =>
          expectOk(
            await admin.post(
              "/admin/sources/berlin?fields=+sales_channels.id",
              body
            )
          ).source

        expect(
          await change({
            name: "Berlin Mitte",
            address: { address_1: "Platz 1", country_code: "de" },
            sales_channel_ids: [sales_channel.id],
          })
        ).toMatchObject({
          code: "berlin",
          name: "Berlin Mitte",
          address: { address_1: "Platz 1", country_code: "de" },
          sales_channels: [{ id: sales_channel.id }],
        })
        const again = await change({
          address: { address_1: "Platz 2", country_code: "de" },
        })
        expect(again).toMatchObject({
          name: "Berlin Mitte",
          address: { address_1: "Platz 2" },
          sales_channels: [{ id: sales_channel.id }],
        })
        expect(
          (await change({ sales_channel_ids: [] })).sales_channels
        ).toEqual([])
      })

      it("a code cannot be changed", async () => {
        const { status, data } = await admin.post("/admin/sources/default", {
          code: "other",
        })
        expect({ status, ...data }).toMatchObject({
          status: 400,
          type: "invalid_data",
          message: expect.stringMatching(/code/),
        })
      })

      it("there is exactly one default source, and it is enabled", async () => {
        await createSource(admin, store, { code: "berlin" })
        const defaults = async () =>
          expectOk(
            await admin.get("/admin/sources?is_default=true")
          ).sources.map((one: any) => one.code)
        const refused = async (code: string, body: object, message: RegExp) =>
          expect(
            await admin.post(`/admin/sources/${code}`, body)
          ).toMatchObject({
            status: 400,
            data: {
              type: "not_allowed",
              message: expect.stringMatching(message),
            },
          })

        await refused(
          "default",
          { enabled: false },
          /make another source the default first/
        )
        await refused(
          "default",
          { is_default: false },
          /make another source the default instead/
        )
        await refused(
          "berlin",
          { is_default: true, enabled: false },
          /enable it in the same request/
        )
        expectOk(await admin.post("/admin/sources/berlin", { enabled: false }))
        await refused(
          "berlin",
          { is_default: true },
          /enable it in the same request/
        )
        expect(await admin.delete("/admin/sources/default")).toMatchObject({
          status: 400,
          data: {
            type: "not_allowed",
            message: expect.stringMatching(
              /"default" cannot be deleted: it is the default source/
            ),
          },
        })
        expect(await defaults()).toEqual(["default"])

        expectOk(
          await admin.post("/admin/sources/berlin", {
            is_default: true,
            enabled: true,
          })
        )
        expect(await defaults()).toEqual(["berlin"])
        await createSource(admin, store, { code: "oslo", is_default: true })
        expect(await defaults()).toEqual(["oslo"])
        await refused("oslo", { enabled: false }, /default first/)
        expectOk(await admin.delete("/admin/sources/default"))
        expect(
          await admin.post("/admin/sources", {
            code: "x",
            name: "X",
            is_default: true,
            enabled: false,
          })
        ).toMatchObject({ status: 400, data: { type: "not_allowed" } })
      })

      it("an empty source is deleted with its stock location, and its code is free again", async () => {
        const berlin = await createSource(admin, store, { code: "berlin" })
        const { status, data } = await admin.delete("/admin/sources/berlin")
        expect(status).toBe(200)
        expect(data).toEqual({ id: berlin.id, object: "source", deleted: true })
        expect((await admin.get("/admin/sources/berlin")).status).toBe(404)
        expect(
          (
            await admin.get(
              `/admin/stock-locations/${berlin.stock_location_id}`
            )
          ).status
        ).toBe(404)
        await createSource(admin, store, { code: "Berlin" })
      })

      it("a source that somebody brings back before its stock location is deleted is deleted all the same", async () => {
        const berlin = await createSource(admin, store, { code: "berlin" })
        const knex = getContainer().resolve(
          ContainerRegistrationKeys.PG_CONNECTION
        )
        // What a reconcile does that comes between the two deletions.
        await knex.raw(`
          create function bring_back() returns trigger language plpgsql as $$
          begin
            update stock_source set deleted_at = null where stock_location_id = new.id;
            return new;
          end $$;
          create trigger bring_back before update of deleted_at on stock_location
            for each row execute function bring_back()`)
        try {
          expectOk(await admin.delete("/admin/sources/berlin"))
        } finally {
          await knex.raw(`drop function bring_back() cascade`)
        }
        const { rows } = await knex.raw(
          `select deleted_at from stock_source where id = ?`,
          [berlin.id]
        )
        expect(rows).toEqual([{ deleted_at: expect.any(Date) }])
        expect((await admin.get("/admin/sources/berlin")).status).toBe(404)
      })
    })
  },
})
