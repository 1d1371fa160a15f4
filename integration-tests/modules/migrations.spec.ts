import type { Logger } from "@medusajs/framework/types"
import { DALUtils } from "@medusajs/framework/utils"
import fs from "node:fs"
import path from "node:path"
import { Client } from "pg"
import { inTransaction } from "../../src/modules/stock-source/database/database"
import { dropTables } from "../../src/modules/stock-source/database/drop-tables"
import { installMakeWayTrigger } from "../../src/modules/stock-source/levels/sql/make-way-trigger"
import { TestDatabase } from "../helpers/test-database"

jest.setTimeout(120_000)

const FOLDER = path.resolve(
  __dirname,
  "../../src/modules/stock-source/migrations"
)
const MIGRATIONS = fs
  .readdirSync(FOLDER)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => path.basename(file, ".ts"))
  .sort()
const [FIRST, PLANS] = MIGRATIONS
const TOGETHER = "Migration20261128120000"
const NOTES = "Migration20261128150000"

const STATUSES = [
  "uploaded",
  "checking",
  "checked",
  "rejected",
  "applying",
  "applied",
  "failed",
  "undone",
  "canceled",
]

/** A store of the first schema: two sources, one of them gone, items of every kind, an import in each status. */
const STOCK = `
  insert into stock_source (id, code, enabled, is_default, code_generated, stock_location_id, deleted_at) values
    ('src_berlin', 'berlin', true, true, false, 'sloc_berlin', null),
    ('src_paris', 'paris', false, false, true, 'sloc_paris', null),
    ('src_gone', 'gone', true, false, true, 'sloc_gone', now());
  insert into stock_source_item
    (id, inventory_level_id, inventory_item_id, status, withheld_quantity, raw_withheld_quantity, source_id, deleted_at)
  values
    ('sitem_1', 'ilev_1', 'iitem_1', 1, 0, '{"value": "0", "precision": 20}', 'src_berlin', null),
    ('sitem_2', 'ilev_2', 'iitem_2', 0, 12.5, '{"value": "12.5", "precision": 20}', 'src_berlin', null),
    ('sitem_3', 'ilev_3', 'iitem_1', 1, 7, '{"value": "7", "precision": 20}', 'src_paris', null),
    ('sitem_4', 'ilev_1', 'iitem_1', 0, 3, '{"value": "3", "precision": 20}', 'src_berlin', now());
  insert into stock_import
    (id, status, filename, file_key, file_size, file_hash, counts, progress, totals, alarms, issues, pending_act,
     idempotency_key, created_by, applied_through)
  select 'simp_' || status, status, status || '.csv', 'key-' || status, 10, 'hash', '{"rows": 2}', '{}', '[]', '[]', '[]',
    case status when 'applying' then 'apply' when 'checking' then 'check' end, 'once-' || status, 'user_1', 2
  from unnest('{${STATUSES}}'::text[]) status;
`

/** Plans came with the second schema. */
const PLAN_ROWS = `
  insert into stock_import_row
    (import_number, row_number, source_code, sku, outcome, before_quantity, after_quantity, change_quantity, issues)
  select i.number, r.number, 'berlin', 'SKU-' || r.number, r.outcome, 1, 2.5, 1.5, r.issues
  from stock_import i, (values
    (2, 'update', null::jsonb),
    (3, 'error', '[{"code": "unknown_sku", "column": "sku", "message": "?"}]')
  ) r (number, outcome, issues);
`

/** Everything that a query can tell of the tables: columns, indexes, constraints, sequences. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ': ' || data_type || ' ' || is_nullable || ' '
    || coalesce(column_default, '') as line
  from information_schema.columns where table_schema = 'public' and table_name <> 'mikro_orm_migrations'
  union all
  select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename <> 'mikro_orm_migrations'
  union all
  select 'constraint ' || conrelid::regclass || '.' || conname || ': ' || pg_get_constraintdef(oid)
  from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid not in (0, coalesce(to_regclass('mikro_orm_migrations'), 0))
  union all
  select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace and proname like 'stock%'
  union all
  select 'trigger ' || tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal
  union all
  select 'sequence ' || sequencename from pg_sequences
  where schemaname = 'public' and sequencename not like 'mikro_orm_migrations%'
  order by line
`

/** Medusa's part of them, of the levels that items are of, and of one that is deleted. */
const LEVELS = `
  create table inventory_level (
    id text primary key, inventory_item_id text, location_id text, stocked_quantity numeric default 5,
    created_at timestamptz default now(), updated_at timestamptz default now(), deleted_at timestamptz
  );
  insert into inventory_level (id, inventory_item_id, location_id, deleted_at) values
    ('ilev_1', 'iitem_1', 'sloc_berlin', null),
    ('ilev_2', 'iitem_2', 'sloc_berlin', null),
    ('ilev_3', 'iitem_1', 'sloc_paris', null),
    ('ilev_5', 'iitem_5', 'sloc_berlin', now()),
    ('ilev_6', 'iitem_6', 'sloc_gone', null),
    ('7', 'iitem_7', 'sloc_berlin', null);
  insert into stock_source_item
    (id, inventory_level_id, inventory_item_id, status, withheld_quantity, raw_withheld_quantity, source_id, deleted_at)
  values
    ('sitem_5', 'ilev_5', 'iitem_5', 0, 4, '{"value": "4", "precision": 20}', 'src_berlin', now()),
    ('sitem_6', 'ilev_6', 'iitem_6', 0, 6, '{"value": "6", "precision": 20}', 'src_gone', now());
`

const TABLES = {
  stock_source: "id",
  stock_import: "id",
  stock_import_row: "import_number, row_number",
}
type Table = keyof typeof TABLES

type ConnectionOptions = Parameters<typeof DALUtils.mikroOrmCreateConnection>[0]
type Orm = Awaited<ReturnType<typeof DALUtils.mikroOrmCreateConnection>>

describe("the module's migrations", () => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await TestDatabase.create("stock-sources-migrations")
  })

  afterEach(async () => {
    await database.drop()
  })

  /** Runs `act` with the migrator that Medusa's own commands use. */
  async function migrate(
    act: (migrator: Orm["migrator"]) => Promise<unknown>
  ): Promise<void> {
    const orm = await DALUtils.mikroOrmCreateConnection(
      { clientUrl: database.url, snapshot: false } as ConnectionOptions,
      [],
      FOLDER
    )
    try {
      await act(orm.migrator)
    } finally {
      await orm.close(true)
    }
  }

  const up = (to?: string) =>
    migrate((migrator) => migrator.up(to ? { to } : undefined))
  const down = () => migrate((migrator) => migrator.down())

  async function schema(): Promise<string[]> {
    const rows = await database.rows<{ line: string }>(SCHEMA)
    return rows.map(({ line }) => line)
  }

  async function dump(table: Table): Promise<Record<string, unknown>[]> {
    return database.rows(`select * from ${table} order by ${TABLES[table]}`)
  }

  /** What is noted of which level. */
  const notes = async () =>
    (
      await database.rows(
        "select inventory_level_id as id, status, withheld_quantity as withheld from stock_source_item_note order by 1"
      )
    ).map(({ id, status, withheld }) => [id, status, withheld])

  /** The rows as they were, whatever columns came to them. */
  function kept(rows: Record<string, unknown>[]) {
    return rows.map((row) => expect.objectContaining(row))
  }

  it("keep every row of a store of the first schema, and end in the schema of a fresh one", async () => {
    await up(FIRST)
    await database.rows(STOCK)
    const before = {
      stock_source: await dump("stock_source"),
      stock_import: await dump("stock_import"),
      stock_import_row: [] as Record<string, unknown>[],
    }

    for (const name of MIGRATIONS.slice(1)) {
      await up(name)
      if (name === PLANS) {
        await database.rows(PLAN_ROWS)
        before.stock_import_row = await dump("stock_import_row")
      }
    }

    const migrated = await schema()
    for (const table of Object.keys(TABLES) as Table[]) {
      expect(before[table].length).toBeGreaterThan(0)
      expect(await dump(table)).toEqual(kept(before[table]))
    }
    expect(await notes()).toEqual([
      ["ilev_2", 0, "12.5"],
      ["ilev_3", 1, "7"],
    ])
    await database.drop()
    database = await TestDatabase.create("stock-sources-migrations")
    await up()
    expect(migrated).toEqual(await schema())
  })

  /** Still written by servers of the version before, which a deployment has beside ours for a moment. */
  const UNUSED = ["check_runs"]

  it("make the tables that the models speak of", async () => {
    await up()

    const { tables } = JSON.parse(
      fs.readFileSync(
        path.join(FOLDER, ".snapshot-medusa-stock-source.json"),
        "utf8"
      )
    )
    for (const table of tables) {
      const columns = await database.rows(
        "select column_name as name from information_schema.columns where table_name = $1 order by 1",
        [table.name]
      )
      const names = columns.map(({ name }) => name)
      expect(names.filter((name) => !UNUSED.includes(name))).toEqual(
        Object.keys(table.columns).sort()
      )
    }
  })

  it("go back one by one, each to the schema that was there before it, and leave nothing", async () => {
    const schemas = [await schema()]
    for (const name of MIGRATIONS) {
      await up(name)
      schemas.push(await schema())
      if (name === FIRST) {
        await database.rows(STOCK)
      }
    }

    for (const before of schemas.slice(0, -1).reverse()) {
      await down()
      expect(await schema()).toEqual(before)
    }
    expect(await schema()).toEqual([])
  })

  it("give each line that changes nothing a row again on their way back", async () => {
    await up(TOGETHER)
    await database.rows(
      `insert into stock_import_unchanged values
         (7, 2, 4, 'src_1', 'berlin', 1, true, 2, 5.5, '{2,4}', '{A,B}', '{iitem_1,iitem_2}', '{ilev_1,ilev_2}', '{5,0.5}', '{0,2}')`
    )

    await down()

    expect(await dump("stock_import_row")).toMatchObject([
      {
        row_number: 2,
        sku: "A",
        outcome: "unchanged",
        inventory_level_id: "ilev_1",
        before_quantity: "5",
        after_quantity: "5",
        change_quantity: "0",
        reserved_quantity: "0",
      },
      {
        row_number: 4,
        sku: "B",
        inventory_item_id: "iitem_2",
        before_status: 1,
        after_quantity: "0.5",
        reserved_quantity: "2",
      },
    ])
  })

  it("leave a note of a source item only where it says something, and Query what it had", async () => {
    await up(TOGETHER)
    await database.rows(STOCK)
    await database.rows(LEVELS)
    const items = () =>
      database.rows(
        `select id, inventory_level_id, inventory_item_id, source_id, status, withheld_quantity, raw_withheld_quantity, assigned_by_default
         from stock_source_item where deleted_at is null order by id`
      )
    const before = await items()

    await up(NOTES)

    expect(await notes()).toEqual([
      ["ilev_2", 0, "12.5"],
      ["ilev_3", 1, "7"],
      ["ilev_5", 0, "4"],
      ["ilev_6", 0, "6"],
    ])
    const bare = {
      id: "sitem_7",
      inventory_level_id: "7",
      inventory_item_id: "iitem_7",
      source_id: "src_berlin",
      status: 1,
      withheld_quantity: "0",
      raw_withheld_quantity: { value: "0", precision: 20 },
      assigned_by_default: false,
    }
    expect(await items()).toEqual([...before, bare])
    await database.rows(
      "update inventory_level set deleted_at = null where id = 'ilev_5'"
    )
    expect(await items()).toMatchObject([
      ...before,
      { id: "sitem_5", status: 0, withheld_quantity: "4" },
      bare,
    ])
    await database.rows(
      "update inventory_level set deleted_at = now() where id = 'ilev_5'"
    )

    await down()

    expect(await items()).toEqual([...before, bare])
    const gone = await database.rows(
      "select id, source_id, status, withheld_quantity from stock_source_item where deleted_at is not null order by id"
    )
    expect(gone).toEqual([
      {
        id: "sitem_5",
        source_id: "src_berlin",
        status: 0,
        withheld_quantity: "4",
      },
      {
        id: "sitem_6",
        source_id: "src_gone",
        status: 0,
        withheld_quantity: "6",
      },
    ])
  })

  it("take the trigger from Medusa's levels on their way back", async () => {
    // The inventory module's part of it.
    await database.rows(
      "create table inventory_item (id text primary key, sku text, deleted_at timestamptz)"
    )
    await database.rows(
      "create table inventory_level (id text, inventory_item_id text, location_id text, created_at timestamptz, updated_at timestamptz, deleted_at timestamptz)"
    )
    const before = await schema()
    await up()
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await inTransaction(client, installMakeWayTrigger)
    await client.end()
    expect(await schema()).toEqual(
      expect.arrayContaining([
        "trigger stock_source_make_way_insert on inventory_level",
      ])
    )

    for (const _ of MIGRATIONS) {
      await down()
    }

    expect(await schema()).toEqual(before)
  })

  it("all go back at once, as the uninstall script takes them", async () => {
    await up()

    await dropTables({
      database: {
        clientUrl: database.url,
        driverOptions: { connection: { ssl: false } },
      },
      logger: { ...console, info: () => undefined } as unknown as Logger,
    })

    expect(await schema()).toEqual([])
  })
})
