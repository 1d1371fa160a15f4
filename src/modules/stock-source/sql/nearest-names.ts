import type { Connection } from "../database"

// Most distinct names that are looked for among what differs by one letter; the rest stays without a proposal.
const MAX_TYPOS = 10_000

// Most names that are compared with every known name, and most comparisons: 1 to 3 µs each.
const MAX_COMPARED = 200
const MAX_COMPARISONS = 1_000_000

/** Less alike than this is no proposal but a guess. */
const MIN_SIMILARITY = 0.45

/**
 * Proposes the nearest known name for every name in `stock_import_unknown` that has no reason yet: first, without any
 * extension, names that differ by one letter or by punctuation, all in one hash join; then, for a few, the most
 * similar one, where the database has pg_trgm.
 *
 * @param known SQL of what is known: one column, `name`
 */
export async function proposeNearest(
  connection: Connection,
  known: string,
  noun: string
): Promise<void> {
  await proposeTypos(connection, known, noun)
  await proposeSimilar(connection, known, noun)
}

// Very long names would make very many parts; very short ones are near to everything.
const key = (name: string) =>
  `lower(regexp_replace(${name}, '[^[:alnum:]]', '', 'g'))`
const KEYED = "length(key) between 3 and 40"

/** A name's key, and its key without each of its letters: two names with a part in common differ by a letter or two. */
const parts = (relation: string) => `
  select
    name, at, length(key) as size,
    hashtextextended(case when at = 0 then key else overlay(key placing '' from at for 1) end, 0) as part
  from ${relation}, generate_series(0, length(key)) at`

async function proposeTypos(
  connection: Connection,
  known: string,
  noun: string
): Promise<void> {
  await connection.query(
    `with unknown as (
       select name, key from (
         select name, ${key("name")} as key from stock_import_unknown where reason is null
       ) named
       where ${KEYED}
       order by name
       limit ${MAX_TYPOS}
     ),
     known as (
       select name, key from (select name, ${key("name")} as key from (${known}) all_known) named
       where ${KEYED}
     ),
     unknown_part as materialized (${parts("unknown")}),
     known_part as (${parts("known")}),
     nearest as (
       select distinct on (u.name) u.name, k.name as proposal
       from known_part k
       join unknown_part u on u.part = k.part
       order by
         u.name,
         -- The same but for punctuation; one letter more, less or other; two letters changed places; two letters.
         case
           when u.at = 0 and k.at = 0 then 0
           when u.at = k.at or u.at = 0 or k.at = 0 then 1
           when abs(u.at - k.at) = 1 then 2
           else 3
         end,
         k.name
     )
     ${propose}`,
    [noun]
  )
}

const propose = `
  update stock_import_unknown u
  set
    proposal = nearest.proposal,
    reason = 'The nearest is ' || $1 || ' "' || left(nearest.proposal, 100) || '".'
  from nearest
  where u.name = nearest.name`

async function proposeSimilar(
  connection: Connection,
  known: string,
  noun: string
): Promise<void> {
  const schema = await trigramSchema(connection)
  const limit = schema && (await affordable(connection, known))
  if (!schema || !limit) {
    return
  }
  await connection.query(
    `with unknown as materialized (
       select name from stock_import_unknown
       where reason is null and length(name) between 3 and 100
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
     ${propose}`,
    [noun]
  )
}

/** Quoted name of the schema that pg_trgm's functions are in; undefined where the database does not have it. */
async function trigramSchema(
  connection: Connection
): Promise<string | undefined> {
  const { rows } = await connection.query<{ schema: string }>(
    `select quote_ident(schema.nspname) as schema
     from pg_extension extension
     join pg_namespace schema on schema.oid = extension.extnamespace
     where extension.extname = 'pg_trgm'`
  )
  return rows[0]?.schema
}

/** How many names may be compared with everything that is known. */
async function affordable(
  connection: Connection,
  known: string
): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select count(*)::integer as count from (${known}) all_known`
  )
  return Math.min(
    MAX_COMPARED,
    Math.floor(MAX_COMPARISONS / Math.max(1, rows[0].count))
  )
}
