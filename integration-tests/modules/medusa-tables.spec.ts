import { storeSuite } from "../helpers/store-suite"

// Our SQL reads and writes Medusa's own tables (docs/adr/0002). Where a new Medusa changes one of
// them, this suite says so before a store does.

const TIMESTAMPS = {
  created_at: "timestamp with time zone not null",
  updated_at: "timestamp with time zone not null",
  deleted_at: "timestamp with time zone",
}

const COLUMNS: Record<string, Record<string, string>> = {
  inventory_level: {
    id: "text not null",
    inventory_item_id: "text not null",
    location_id: "text not null",
    stocked_quantity: "numeric not null",
    reserved_quantity: "numeric not null",
    incoming_quantity: "numeric not null",
    raw_stocked_quantity: "jsonb",
    raw_reserved_quantity: "jsonb",
    raw_incoming_quantity: "jsonb",
    metadata: "jsonb",
    ...TIMESTAMPS,
  },
  inventory_item: {
    id: "text not null",
    sku: "text",
    title: "text",
    ...TIMESTAMPS,
  },
  stock_location: {
    id: "text not null",
    name: "text not null",
    ...TIMESTAMPS,
  },
  reservation_item: {
    id: "text not null",
    inventory_item_id: "text not null",
    location_id: "text not null",
    quantity: "numeric not null",
    raw_quantity: "jsonb",
    line_item_id: "text",
    ...TIMESTAMPS,
  },
  order_item: {
    item_id: "text not null",
    order_id: "text not null",
    ...TIMESTAMPS,
  },
  order: {
    id: "text not null",
    display_id: "integer",
    custom_display_id: "text",
    ...TIMESTAMPS,
  },
  product_variant: {
    id: "text not null",
    sku: "text",
    manage_inventory: "boolean not null",
    ...TIMESTAMPS,
  },
  product_variant_inventory_item: {
    variant_id: "character varying(255) not null",
    inventory_item_id: "character varying(255) not null",
    required_quantity: "numeric not null",
    ...TIMESTAMPS,
  },
}

// As `on conflict (…) where …` must name them, and as our joins need them to be quick.
const INDEXES: Record<string, string[]> = {
  inventory_level: [
    "unique (inventory_item_id, location_id) where (deleted_at is null)",
    "(inventory_item_id) where (deleted_at is null)",
    "(location_id) where (deleted_at is null)",
    "unique (id)",
  ],
  inventory_item: ["unique (sku) where (deleted_at is null)", "unique (id)"],
  stock_location: ["unique (id)"],
  reservation_item: [
    "(inventory_item_id) where (deleted_at is null)",
    "(location_id) where (deleted_at is null)",
    "unique (id)",
  ],
  order_item: ["(item_id) where (deleted_at is null)"],
  order: ["unique (id)"],
  product_variant: ["unique (sku) where (deleted_at is null)"],
  product_variant_inventory_item: [
    "unique (variant_id, inventory_item_id)",
    "(inventory_item_id) where (deleted_at is null)",
  ],
}

// An insert of ours names the columns above only, so that every other one must do without us.
const INSERTED_INTO = ["inventory_level"]

storeSuite({
  moduleName: "medusa-tables",
  testSuite: ({ dbConnection }) => {
    async function columnsOf(table: string): Promise<Record<string, string>> {
      const { rows } = await dbConnection.raw(
        `select attname as name, format_type(atttypid, atttypmod)
           || case when attnotnull then ' not null' else '' end as type
         from pg_attribute
         where attrelid = to_regclass(quote_ident(?)) and attnum > 0 and not attisdropped`,
        [table]
      )
      return Object.fromEntries(
        rows.map((row: { name: string; type: string }) => [row.name, row.type])
      )
    }

    async function indexesOf(table: string): Promise<string[]> {
      const { rows } = await dbConnection.raw(
        "select indexdef from pg_indexes where tablename = ? and schemaname = 'public'",
        [table]
      )
      return rows.map(({ indexdef }: { indexdef: string }) => {
        const [, keys] = indexdef.split(" USING btree ")
        const unique = indexdef.startsWith("CREATE UNIQUE") ? "unique " : ""
        return `${unique}${keys}`.toLowerCase()
      })
    }

    /** Null where a column that we read is nullable and Medusa made it stricter: that does not hurt us. */
    function difference(found: string | undefined, wanted: string) {
      return found === wanted || found === `${wanted} not null`
        ? undefined
        : { wanted, found: found ?? "no such column" }
    }

    describe("Medusa's tables are what our SQL takes them for", () => {
      it.each(Object.keys(COLUMNS))("%s has our columns", async (table) => {
        const found = await columnsOf(table)

        const differences = Object.entries(COLUMNS[table])
          .map(([column, wanted]) => ({
            column: `${table}.${column}`,
            ...difference(found[column], wanted),
          }))
          .filter(({ wanted }) => wanted)

        expect(differences).toEqual([])
      })

      it.each(Object.keys(INDEXES))("%s has our indexes", async (table) => {
        const found = await indexesOf(table)

        const missing = INDEXES[table].filter((index) => !found.includes(index))

        expect({ table, missing, found }).toEqual({ table, missing: [], found })
      })

      it.each(INSERTED_INTO)(
        "%s asks for no column that we leave out",
        async (table) => {
          const { rows } = await dbConnection.raw(
            `select column_name from information_schema.columns
           where table_schema = 'public' and table_name = ?
             and is_nullable = 'NO' and column_default is null`,
            [table]
          )

          const unknown = rows
            .map(({ column_name }: { column_name: string }) => column_name)
            .filter((column: string) => !(column in COLUMNS[table]))

          expect(unknown).toEqual([])
        }
      )

      // docs/adr/0013: who deletes an item waits for who makes a level of it.
      it("a level locks its inventory item by a foreign key", async () => {
        const { rows } = await dbConnection.raw(
          `select 1 from pg_constraint
           where contype = 'f' and conrelid = 'inventory_level'::regclass and confrelid = 'inventory_item'::regclass`
        )
        expect(rows).toHaveLength(1)
      })
    })
  },
})
