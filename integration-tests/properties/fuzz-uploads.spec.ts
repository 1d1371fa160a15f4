import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import http from "node:http"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import {
  fuzzedFiles,
  fuzzedUploads,
  type FuzzedUpload,
  goodFiles,
} from "../helpers/fuzz-uploads"
import { printSeed, SEED } from "../helpers/random"
import { startServer, type TestServer } from "../helpers/server"
import { check } from "../helpers/stock-imports"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(900_000)

const COUNT = 2_000
// More of other kinds are read in unit-tests/csv/kinds/fuzz.spec.ts; FUZZ_FILES=2000 sends as many here.
const OTHER_KINDS = Number(process.env.FUZZ_FILES ?? 300)
const AT_ONCE = 8
const BATCH = 100
// A hang is for ever; two cores that eight suites shared once took 15 s for an answer.
const ANSWER_SECONDS = 60
// What the server holds after so many uploads and after all of them, garbage collected in both. 5,000 uploads went up
// and down within 3 MiB; beyond this bound are some 5 KB that each upload leaves behind.
const WARM_UP = 500
const GROWTH_MEBIBYTES = 8
// For what is still under way: sockets, timers, the end of the last workflows.
const RELEASE_SECONDS = 30
// Twice what the server holds when it has booted: whoever needs much more for one of these files ends it.
const HEAP_MEBIBYTES = 384

storeSuite({
  moduleName: "stock-fuzz",
  testSuite: ({ api, dbConfig, getContainer }) => {
    let admin: Client
    let server: TestServer

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    beforeEach(async () => {
      printSeed("fuzz-uploads")
      admin = await createAdmin(getContainer(), api)
      await knex()("stock_location").insert({ id: "sloc_b", name: "Berlin" })
      await knex()("stock_source").insert({
        id: "src_b",
        code: "berlin",
        stock_location_id: "sloc_b",
      })
      await knex()("inventory_item").insert({ id: "iitem_mug", sku: "MUG" })
      server = await startServer(dbConfig.clientUrl, {
        NODE_OPTIONS: `--max-old-space-size=${HEAP_MEBIBYTES}`,
      })
    })

    afterEach(async () => {
      await server?.kill()
    })

    /** The answer's status, or undefined where we were the ones to hang up. */
    const send = (upload: FuzzedUpload): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const { body, contentType, query, hangsUp } = upload
        const request = http.request(
          `${server.url}/admin/stock-imports?${query}`,
          {
            method: "POST",
            agent: false,
            headers: {
              ...admin.headers,
              "content-type": contentType,
              "content-length": body.length + (hangsUp ? 1_000 : 0),
            },
          },
          (answer) => {
            answer.resume()
            answer.once("error", reject)
            answer.once("end", () => resolve(answer.statusCode))
          }
        )
        request.setTimeout(ANSWER_SECONDS * 1000, () =>
          request.destroy(new Error(`No answer in ${ANSWER_SECONDS} s`))
        )
        request.once("error", (error) =>
          hangsUp ? resolve(undefined) : reject(error)
        )
        if (hangsUp) {
          request.write(body, () => request.destroy())
        } else {
          request.end(body)
        }
      })

    /** The status, or what went wrong; the file itself is remade from seed and number. */
    const outcome = async (upload: FuzzedUpload, number: number) => {
      try {
        const status = await send(upload)
        return { number, status, bad: (status ?? 0) >= 500 }
      } catch (error) {
        return { number, status: (error as Error).message, bad: true }
      }
    }

    const countByStatus = async (): Promise<Record<string, number>> => {
      const { rows } = await knex().raw(
        "select status, count(*)::int as count from stock_import group by 1"
      )
      return Object.fromEntries(
        rows.map((row: any): [string, number] => [row.status, row.count])
      )
    }

    /** Those that are under way, or that ended by an error which nobody foresaw. */
    const unsettled = () =>
      knex()("stock_import")
        .select("id", "status", "error")
        .whereIn("status", ["uploaded", "checking", "failed"])

    const allSettled = () =>
      waitFor(
        "every check to end",
        unsettled,
        (imports) => imports.length === 0
      )

    const memoryComesBackTo = (warm: number) =>
      waitFor(
        `memory to come back to ${Math.round(warm)} MiB, give or take ${GROWTH_MEBIBYTES}`,
        () => server.heldMemory(),
        (held) => held < warm + GROWTH_MEBIBYTES,
        { seconds: RELEASE_SECONDS }
      )

    it("no upload ends in a 5xx, a hang or a failed import, and memory does not grow", async () => {
      const others = fuzzedFiles(SEED, OTHER_KINDS, await goodFiles())
      const uploads = [
        ...fuzzedUploads(SEED, COUNT),
        ...others.map(({ kind, file }) => ({
          kind,
          body: file,
          contentType: "application/octet-stream",
          query: "",
          hangsUp: false,
        })),
      ]
      const outcomes: Awaited<ReturnType<typeof outcome>>[] = []
      let warm = 0
      for (let from = 0; from < uploads.length; from += BATCH) {
        const batch = uploads.slice(from, from + BATCH)
        const next = batch.entries()
        await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            for (const [n, upload] of next) {
              outcomes.push(await outcome(upload, from + n))
            }
          })
        )
        await allSettled()
        if (from + BATCH === WARM_UP) {
          warm = await server.heldMemory()
        }
      }

      expect(outcomes).toHaveLength(uploads.length)
      expect(outcomes.filter(({ bad }) => bad)).toEqual([])
      const byStatus = await countByStatus()
      // Both kinds are among them: what can be read and what cannot.
      expect(byStatus).toMatchObject({
        checked: expect.any(Number),
        rejected: expect.any(Number),
      })
      expect(byStatus.failed).toBeUndefined()
      await memoryComesBackTo(warm)

      const good = await check(
        server.client(admin.headers),
        "source_code,sku,status,quantity\nberlin,MUG,1,8\n"
      )
      expect(good.status).toBe("checked")
    })
  },
})
