import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import * as fc from "fast-check"
import { createAdmin } from "../helpers/admin"
import type { Client } from "../helpers/client"
import { doNativeAct } from "../helpers/native-acts"
import { printSeed, SEED } from "../helpers/random"
import {
  readAvailability,
  readColumns,
  type Column,
} from "../helpers/stock-columns"
import { act, check } from "../helpers/stock-imports"
import * as model from "../helpers/stock-model"
import {
  SOURCES,
  team,
  TEAM_SIZE,
  type Round,
  type Start,
  type Team,
} from "../helpers/stock-sequences"
import {
  askCart,
  createProduct,
  createSource,
  createStore,
} from "../helpers/store"
import type { TestStore } from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"
import { waitFor } from "../helpers/wait-for"

jest.setTimeout(900_000)

// RUNS x TEAMS x TEAM_SIZE sequences of acts, each on an item of its own.
const RUNS = 5
const TEAMS = 12
const TEAMS_AT_ONCE = 4
const LIMIT_MS = 600_000

/** An applied import, and what it did to each pair of the team. */
type Applied = {
  id: string
  done: { pair: model.Pair; done: model.Done }[]
}

/** The lines of an item in a file of a behavior. */
const linesOf = (
  column: Column,
  { lines }: Round["shares"][number],
  behavior: model.Behavior
) =>
  lines.flatMap((one, source) => {
    if (!one) {
      return []
    }
    const { state, takes, keepsStatus } = one
    const line: model.Line =
      behavior === "adjust"
        ? {
            status: keepsStatus ? null : state.status,
            // No -0, of which a file would make a text.
            quantity: takes ? 0 - state.quantity : state.quantity,
          }
        : state
    return [{ column, source, line }]
  })

storeSuite({
  moduleName: "stock-model",
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: TestStore
    let columns: Column[]

    const knex = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    beforeEach(async () => {
      printSeed("model")
      admin = await createAdmin(getContainer(), api)
      store = await createStore(api, admin)
      await createSource(admin, store, { code: "default" })
      const skus = Array.from(
        { length: TEAMS * TEAM_SIZE },
        (_, n) => `SKU${n}`
      )
      const variants = await createProduct(
        admin,
        store,
        Object.fromEntries(skus.map((sku) => [sku, {}]))
      )
      columns = variants.map((variant) => ({
        variant,
        sources: Array.from({ length: SOURCES }, (_, n) => ({
          code: `${variant.sku}-${n}`,
          locationId: `sloc_${variant.sku}_${n}`,
        })),
        pairs: [],
        reservationIds: [],
      }))
      const places = columns.flatMap(({ sources }) => sources)
      await knex()("stock_location").insert(
        places.map(({ code, locationId }) => ({ id: locationId, name: code }))
      )
      await knex()("sales_channel_stock_location").insert(
        places.map(({ code, locationId }) => ({
          id: `scloc_${code}`,
          stock_location_id: locationId,
          sales_channel_id: store.salesChannelId,
        }))
      )
      await knex()("stock_source").insert(
        places.map(({ code, locationId }) => ({
          id: `src_${code}`,
          code,
          stock_location_id: locationId,
        }))
      )
      // The last thing that the new product's events bring about.
      await waitFor(
        "every item at the default source",
        async () => (await knex()("stock_source_item").count())[0].count,
        (count) => Number(count) === columns.length
      )
    })

    /** Puts the column where the sequence begins, straight into the tables. */
    const begin = async (column: Column, starts: Start) => {
      const { inventoryItemId } = column.variant
      column.reservationIds = starts.map(() => [])
      column.pairs = starts.map(({ enabled, level, bare }) => {
        const pair: model.Pair = { enabled, level: null, shipments: [] }
        // Without a source item it counts as in stock, and what is withheld has nowhere to be.
        if (level) {
          model.put(pair, bare && enabled ? { ...level, status: 1 } : level)
        }
        return pair
      })
      const places = column.sources.map(({ locationId }) => locationId)
      for (const table of ["reservation_item", "inventory_level"]) {
        await knex()(table).whereIn("location_id", places).delete()
      }
      const raw = (value: number) =>
        JSON.stringify({ value: String(value), precision: 20 })
      for (const [n, { enabled, bare }] of starts.entries()) {
        const { code, locationId } = column.sources[n]
        const level = column.pairs[n].level
        const source = { id: `src_${code}` }
        await knex()("stock_source").where(source).update({ enabled })
        await knex()("stock_source_item_note")
          .where({ inventory_level_id: `ilev_${code}` })
          .delete()
        if (!level) {
          continue
        }
        await knex()("inventory_level").insert({
          id: `ilev_${code}`,
          inventory_item_id: inventoryItemId,
          location_id: locationId,
          stocked_quantity: level.stocked,
          raw_stocked_quantity: raw(level.stocked),
          raw_reserved_quantity: raw(0),
          raw_incoming_quantity: raw(0),
        })
        if (!(bare && enabled)) {
          await knex()("stock_source_item_note").insert({
            inventory_level_id: `ilev_${code}`,
            status: level.status,
            withheld_quantity: level.withheld,
          })
        }
      }
    }

    // One import writes at a time; a second one gets 409, which another suite is about.
    let turn: Promise<unknown> = Promise.resolve()
    const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    }

    const doNatives = (team: Column[], { shares }: Round) =>
      Promise.all(
        team.map((column, n) =>
          doNativeAct(getContainer(), admin, column, shares[n].native)
        )
      )

    const doImport = async (
      team: Column[],
      round: Round,
      behavior: model.Behavior,
      applied: Applied[]
    ) => {
      const lines = team.flatMap((column, n) =>
        linesOf(column, round.shares[n], behavior)
      )
      if (!lines.length) {
        return
      }
      const file = [
        `source_code,sku,status,${behavior === "adjust" ? "quantity_change" : "quantity"}`,
        ...lines.map(
          ({ column, source, line }) =>
            `${column.sources[source].code},${column.variant.sku},${line.status ?? ""},${line.quantity}`
        ),
      ].join("\n")
      const checked = await check(admin, file, {
        behavior,
        validation_strategy: "skip_errors",
      })
      const judged = lines.map(({ column, source, line }) => ({
        pair: column.pairs[source],
        judged: model.judge(column.pairs[source], behavior, line),
      }))
      if (round.drifts) {
        await doNatives(team, round)
        await settled(team)
      }
      const { status } = await inTurn(() => act(admin, checked.id, "apply"))
      expect(status).toBe("applied")
      applied.push({
        id: checked.id,
        done: judged.map(({ pair, judged }) => ({
          pair,
          done: model.apply(pair, judged),
        })),
      })
    }

    /** What adjusts stock without a file: all of an item, or nothing where more is taken away than is there. */
    const doCalls = (team: Column[], { shares }: Round) =>
      Promise.all(
        team.map(async (column, n) => {
          const lines = linesOf(column, shares[n], "adjust").map((one) => ({
            ...one,
            line: { ...one.line, status: null },
          }))
          if (!lines.length) {
            return
          }
          const judged = lines.map(({ source, line }) => ({
            pair: column.pairs[source],
            judged: model.judge(column.pairs[source], "adjust", line),
          }))
          const { status } = await admin.post("/admin/source-items/batch", {
            adjust: lines.map(({ source, line }) => ({
              source_code: column.sources[source].code,
              sku: column.variant.sku,
              quantity_change: line.quantity,
            })),
          })
          const isRefused = judged.some((one) => one.judged.outcome === "error")
          expect(status).toBe(isRefused ? 400 : 200)
          if (!isRefused) {
            judged.forEach((one) => model.apply(one.pair, one.judged))
          }
        })
      )

    const doUndo = async ({ back }: Round, applied: Applied[]) => {
      const [taken] = applied.splice(-1 - (back % (applied.length || 1)), 1)
      if (!taken) {
        return
      }
      const { status } = await inTurn(() => act(admin, taken.id, "undo"))
      expect(status).toBe("undone")
      taken.done.forEach(({ pair, done }) => model.undo(pair, done))
    }

    /** Medusa holds what the model says, once the events have been heard, and sells just that. */
    const settled = async (team: Column[]) => {
      const expected = team.map(({ pairs }) =>
        pairs.map(
          ({ level }) =>
            level && {
              status: level.status,
              stocked: level.stocked,
              withheld: level.withheld,
              reserved: model.sum(level.reservations),
              agrees: true,
            }
        )
      )
      let found: unknown
      await waitFor(
        "the stock that the model says",
        async () => (found = await readColumns(getContainer(), team)),
        (now) => JSON.stringify(now) === JSON.stringify(expected),
        { seconds: 8 }
      ).catch(() => expect(found).toEqual(expected))
      const available = await readAvailability(
        getContainer(),
        store.salesChannelId,
        team
      )
      expect(available).toEqual(
        team.map((column) => Math.floor(model.sum(availableAt(column))))
      )
    }

    const availableAt = ({ pairs }: Column): number[] =>
      pairs.flatMap(({ level }) => (level ? [model.availableOf(level)] : []))

    /** Medusa's cart takes what one place has, or all of them together, and not one more. */
    const tryCart = async (column: Column) => {
      const places = availableAt(column)
      const limit = Math.floor(Math.max(model.sum(places), 0, ...places))
      if (limit > 0) {
        const enough = await askCart(store, column.variant.id, limit)
        expect(enough).toMatchObject({ accepted: true })
      }
      const tooMuch = await askCart(store, column.variant.id, limit + 1)
      expect(tooMuch).toMatchObject({ accepted: false, status: 400 })
    }

    const runTeam = async ({ starts, rounds }: Team, team: Column[]) => {
      for (const [n, column] of team.entries()) {
        await begin(column, starts[n])
      }
      const applied: Applied[] = []
      for (const round of rounds) {
        if (round.kind === "native") {
          await doNatives(team, round)
        } else if (round.kind === "adjust call") {
          await doCalls(team, round)
        } else if (round.kind === "undo") {
          await doUndo(round, applied)
        } else {
          await doImport(team, round, round.kind, applied)
        }
        await settled(team)
      }
      await tryCart(team[0])
    }

    it("any sequence of imports, undos, edits, orders and switches leaves what the model says, and sells just that", async () => {
      let sequences = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(team, { minLength: TEAMS, maxLength: TEAMS }),
          async (teams) => {
            const waiting = teams.entries()
            const failures: unknown[] = []
            await Promise.all(
              Array.from({ length: TEAMS_AT_ONCE }, async () => {
                for (const [n, one] of waiting) {
                  const own = columns.slice(n * TEAM_SIZE, (n + 1) * TEAM_SIZE)
                  await runTeam(one, own).catch((error) => {
                    error.message = `Team ${n} of seed ${SEED}: ${JSON.stringify(one)}\n${error.message}`
                    failures.push(error)
                  })
                  sequences += own.length
                }
              })
            )
            if (failures.length) {
              throw failures[0]
            }
          }
        ),
        {
          seed: SEED,
          numRuns: RUNS,
          // A team that fails is printed whole; to make it smaller takes minutes.
          endOnFailure: process.env.SHRINK === undefined,
          interruptAfterTimeLimit: LIMIT_MS,
          markInterruptAsFailure: true,
        }
      )
      expect(sequences).toBeGreaterThanOrEqual(300)
    })
  },
})
