import type { Connection } from "../../../database/connection"

/** A number as spreadsheets shorten it, such as `4.00638E+12`; with a comma in many languages. SKUs may look like it: `7E5`. */
export const NUMBER_WRITTEN_SHORT =
  "^[0-9]{1,30}([.,][0-9]{1,30})?e[+]?[0-9]{1,2}$"

/** The value of a name that looks like a number, as SQL; null where it does not. */
const valueOf = (name: string) => `
  case
    when ${name} ~ '^[0-9]{1,30}$' then ${name}::numeric
    when ${name} ~* '${NUMBER_WRITTEN_SHORT}' then replace(${name}, ',', '.')::numeric
  end`

// A name with more digits than this before its E is none that somebody has given.
const MOST_DIGITS = 6
// `700E3` is one way to write 700000.
const MOST_ZEROS = 3

/**
 * SKUs such as `7E5`, which a spreadsheet turns into 700000 or 7.00E+05: keys of what the numbers among `unknown` may have
 * been, as `name`, `form` and `value`. The key has no dot, so a known name is to be compared by its value, too.
 */
export function spreadsheetForms(unknown: string): string {
  return `
    select name, digits || repeat('0', zeros) || 'e' || lead || exponent as form, value
    from (
      select name, value, rtrim(whole, '0') as digits, length(whole) - length(rtrim(whole, '0')) as tens
      from (
        select name, value, trim_scale(value)::text as whole
        from (select name, ${valueOf("name")} as value from ${unknown}) numbers
        where value > 0 and value = trunc(value)
      ) wholes
    ) number,
    generate_series(0, least(tens, ${MOST_ZEROS})) zeros,
    generate_series(tens - zeros, tens + length(digits) - 1) exponent,
    unnest(array['', '0']) lead
    where length(digits) <= ${MOST_DIGITS} and (lead = '' or exponent < 10)`
}

const FEWEST_DIGITS = 3

/**
 * Names the SKU that a spreadsheet has shortened to a number such as `4.00638E+12`, where exactly one SKU of digits is
 * shown so; of the others it says what they look like. Reads what is known once for each length, where there is such a name.
 */
export async function nameShortenedNumbers(
  connection: Connection,
  known: string
): Promise<void> {
  const { rowCount } = await connection.query(
    `create temporary table stock_import_shortened on commit drop as
     select name, low, high, length(low::text) as size
     from (
       select name, ceil(value - half) as low, value + half as high
       from (
         select
           name,
           ${valueOf("name")} as value,
           -- Half of what the last digit before the E stands for; one or two digits do not tell one SKU from others.
           case
             when length(regexp_replace(name, '[.,]|[eE].*', '', 'g')) < ${FEWEST_DIGITS} then 0.5
             else power(10::numeric, substring(name from '[0-9]+$')::integer
               - length(coalesce(substring(name from '[.,]([0-9]+)'), ''))) / 2
           end as half
         from stock_import_unknown
         where difference is null and name ~* '${NUMBER_WRITTEN_SHORT}'
       ) shown
     ) ranges`
  )
  if (rowCount) {
    await matchShortened(connection, known)
  }
  await connection.query("drop table stock_import_shortened")
}

async function matchShortened(
  connection: Connection,
  known: string
): Promise<void> {
  await connection.query(
    `create temporary table stock_import_number on commit drop as
     select name, name::numeric as value
     from (${known}) known
     where length(name) between (select min(size) from stock_import_shortened) and (select max(size) + 1 from stock_import_shortened)
       and name ~ '^[1-9][0-9]*$'`
  )
  await connection.query(
    "create index on pg_temp.stock_import_number (value); analyze stock_import_number"
  )
  await connection.query(
    `with shown as (
       select s.name, count(k.name) as found, min(k.name) as proposal
       from stock_import_shortened s
       left join lateral (
         select name from stock_import_number where value >= s.low and value < s.high limit 2
       ) k on true
       group by s.name
     )
     update stock_import_unknown u
     set
       proposal = case when found = 1 then shown.proposal end,
       difference = case when found = 1 then 'shortened' else 'shortened_unknown' end
     from shown
     where u.name = shown.name`
  )
  await connection.query("drop table stock_import_number")
}
