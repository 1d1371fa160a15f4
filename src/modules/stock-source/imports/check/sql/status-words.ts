import { STATUS_TEXTS } from "../../../../../csv"

const ACCENTS = ["áàâäéèêëíìîïóòôöúùûüñç", "aaaaeeeeiiiioooouuuunc"]
const WORD = `translate(lower(regexp_replace(status, '[\\s_\\u00a0-]+', ' ', 'g')), '${ACCENTS[0]}', '${ACCENTS[1]}')`

const oneOf = (words: readonly string[]) =>
  `${WORD} in (${[...new Set(words)].map((word) => `'${word}'`).join(", ")})`

/** SQL of a line's status, null where it is none. Nearly all are 1 or 0, which is asked first. */
export const STATUS_VALUE = `case
          when status in ('0', '1') then status::smallint
          when status ~ '^[01][.,]0+$' then left(status, 1)::smallint
          when ${oneOf(STATUS_TEXTS.inStock)} then 1::smallint
          when ${oneOf(STATUS_TEXTS.outOfStock)} then 0::smallint
        end`

/** The statuses of the staged lines that are words, what each means, and how often it comes. */
export const STATUS_WORDS = `
  select word as cell, status as meaning, count(*)::integer as count
  from (
    select status as word, ${STATUS_VALUE} as status
    from stock_import_stage
    where status not in ('0', '1', '') and problem is null
  ) written
  where status is not null
  group by word, status`
