import type { Connection } from "../../../database/connection"
import { countIndexedItems, nameKey } from "../../../levels/sql/item-name-index"
import { NUMBER_WRITTEN_SHORT, spreadsheetForms } from "./spreadsheet-numbers"

// Names are taken apart from the unknown side only: to take every known name apart took 4 of the 5 seconds that a check
// with one unknown SKU took in a store of 100,000 items. A few are looked up by an index (item-name-index.ts); for many
// what is known is read once.

// Most names of which forms with a letter less, or two that changed places, are looked for; a dozen each.
const MOST_MISTYPED = 10_000
// Most forms with another letter, or one more, of all names together: some 1,400 a name.
const MOST_FORMS_WITH_OTHER_LETTERS = 150_000
// Letters that a mistyped name may lack: those of most SKUs, and of the languages around.
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789äöüßéèêáàâçñíóôúùåøæ"

// To look up the forms of one name takes as long as it takes to read this many known names.
const NAMES_READ_MEANWHILE = 4_000

// A known SKU of more digits than a GTIN is no article number that has lost its zeros.
const LONGEST_NUMBER = 14
const MOST_ZEROS_BEFORE_LETTERS = 3

// A comparison with every known name takes 2 µs for each of them, if the database can do it at all.
const MOST_COMPARISONS = 50_000
/** Less alike than this is no proposal but a guess. */
const MIN_SIMILARITY = 0.45

const visible = (name: string) => `translate(${name}, E' \\t\\r\\n\\u00a0', '')`

/** How near a candidate is to the name that it was made from, the nearest first. */
const RANK = { sameKey: 0, zeros: 1, spreadsheet: 2, letter: 3, swapped: 4 }

/** The unknown names' keys that a known name may have, each with how near that would be. */
const CANDIDATES = `
  unknown as materialized (
    select name, key, length(key) as size, ltrim(key, '0') as core
    from (select name, ${nameKey("name")} as key from stock_import_unknown where difference is null) named
    where key <> ''
  ),
  mistyped as materialized (
    select name, key, size, sum(size * 2 + 1) over (order by name) * ${LETTERS.length} as forms
    from (
      select * from unknown
      -- Very long names would make very many forms; very short ones are near to everything.
      where size between 3 and 40 and name !~* '${NUMBER_WRITTEN_SHORT}'
      order by name
      limit ${MOST_MISTYPED}
    ) first
  ),
  letter as (select unnest(string_to_array('${LETTERS}', null)) as letter),
  candidate as (
    select name, key, ${RANK.sameKey} as rank, null::numeric as value from unknown
    union all
    select name, core, ${RANK.zeros}, null from unknown where core <> key and core <> ''
    union all
    select name, repeat('0', zeros) || core, ${RANK.zeros}, null
    from unknown, generate_series(1, case
      when core ~ '^[0-9]+$' then ${LONGEST_NUMBER} - length(core)
      when core ~ '^[0-9]' then ${MOST_ZEROS_BEFORE_LETTERS}
    end) zeros
    union all
    select name, form, ${RANK.spreadsheet}, value from (${spreadsheetForms("unknown")}) written
    union all
    select name, overlay(key placing '' from at for 1), ${RANK.letter}, null from mistyped, generate_series(1, size) at
    union all
    select name, overlay(key placing substr(key, at + 1, 1) || substr(key, at, 1) from at for 2), ${RANK.swapped}, null
    from mistyped, generate_series(1, size - 1) at
    union all
    select name, overlay(key placing letter from at for replaced), ${RANK.letter}, null
    from mistyped, generate_series(1, size + 1) at, generate_series(0, 1) replaced, letter
    where forms <= ${MOST_FORMS_WITH_OTHER_LETTERS} and at <= size + 1 - replaced
  )`

/** How the nearest known name differs: the sentence of src/texts that says so. */
const DIFFERENCE = `
  case
    when rank = ${RANK.sameKey} or rank = ${RANK.zeros} then case
      when lower(proposal) = lower(name) then 'case'
      when ${visible("proposal")} = ${visible("name")} then 'spaces'
      when rank = ${RANK.zeros} and ltrim(proposal, '0') = ltrim(name, '0') then 'leading_zeros'
      when rank = ${RANK.zeros} then 'zeros_or_writing'
      when lower(${visible("proposal")}) = lower(${visible("name")}) then 'case_or_spaces'
      else 'writing'
    end
    when rank = ${RANK.spreadsheet} then 'spreadsheet'
    else 'letters'
  end`

/** What the names of a file are compared with. */
export type Known = {
  /** SQL of what is known: one column, `name`. */
  names: string
  /** Where they can be looked up by their keys: how many there are. */
  indexed?: (connection: Connection) => Promise<number | null>
}

export const KNOWN_SKUS: Known = {
  names:
    "select sku as name from inventory_item where deleted_at is null and sku is not null",
  indexed: countIndexedItems,
}

/**
 * Proposes the nearest known name for every name in `stock_import_unknown` that has none yet: one that differs by
 * case, spaces, punctuation or zeros in front, that a spreadsheet turns into this number, or that is a letter away.
 * Without any extension.
 *
 * @param unknown how many names these are
 */
export async function proposeNearest(
  connection: Connection,
  { names, indexed }: Known,
  unknown: number
): Promise<void> {
  const items = (await indexed?.(connection)) ?? 0
  const lookUp = items > unknown * NAMES_READ_MEANWHILE
  // PostgreSQL cannot tell how many candidates there are.
  const ways = lookUp ? LOOK_UP : READ_ALL
  await connection.query(ways.map((way) => `set local ${way} = off`).join("; "))
  await connection.query(
    `with ${CANDIDATES},
     nearest as (
       select distinct on (c.name) c.name, c.rank, k.name as proposal
       from candidate c
       join (
         select name, ${nameKey("name")} as key from (${names}) all_known ${lookUp ? "" : "offset 0"}
       ) k on k.key = c.key
       where c.value is null or case when k.name ~* '${NUMBER_WRITTEN_SHORT}' then k.name::numeric = c.value end
       order by
         c.name, c.rank,
         lower(k.name) = lower(c.name) desc, ${visible("k.name")} = ${visible("c.name")} desc,
         ltrim(k.name, '0') = ltrim(c.name, '0') desc, k.name
     )
     update stock_import_unknown u
     set proposal = found.proposal, difference = found.difference
     from (select name, proposal, ${DIFFERENCE} as difference from nearest) found
     where u.name = found.name`
  )
  await connection.query(
    ways.map((way) => `set local ${way} to default`).join("; ")
  )
}

/** What PostgreSQL leaves to look each candidate up, and to read the known names once: then they come to 1 µs each. */
const LOOK_UP = ["enable_hashjoin", "enable_mergejoin", "enable_seqscan"]
const READ_ALL = ["enable_nestloop", "enable_mergejoin"]

/** Proposes the most similar known name for a few that have none yet, where the database has pg_trgm. */
export async function proposeSimilar(
  connection: Connection,
  known: string
): Promise<void> {
  const schema = await trigramSchema(connection)
  const limit = schema && (await affordable(connection, known))
  if (!schema || !limit) {
    return
  }
  await connection.query(
    `with unknown as materialized (
       select name from stock_import_unknown
       where difference is null and length(name) between 3 and 100
       order by name
       limit ${limit}
     ),
     known as materialized (${known}),
     nearest as (
       select u.name, best.name as proposal
       from unknown u
       cross join lateral (
         select name from (
           select name, ${schema}.similarity(name, u.name) as likeness from known
         ) compared
         where likeness >= ${MIN_SIMILARITY}
         order by likeness desc, name
         limit 1
       ) best
     )
     update stock_import_unknown u
     set proposal = nearest.proposal, difference = 'letters'
     from nearest
     where u.name = nearest.name`
  )
}

/** Quoted name of the schema that pg_trgm's functions are in; undefined where the database does not have it, or no name needs them. */
async function trigramSchema(
  connection: Connection
): Promise<string | undefined> {
  const { rows } = await connection.query<{ schema: string }>(
    `select quote_ident(schema.nspname) as schema
     from pg_extension extension
     join pg_namespace schema on schema.oid = extension.extnamespace
     where extension.extname = 'pg_trgm'
       and exists (select from stock_import_unknown where difference is null)`
  )
  return rows[0]?.schema
}

/** How many names may be compared with everything that is known. */
async function affordable(
  connection: Connection,
  known: string
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select count(*)::integer as count from (select 1 from (${known}) all_known limit ${MOST_COMPARISONS} + 1) counted`
  )
  return Math.floor(MOST_COMPARISONS / Math.max(1, rows[0].count))
}
