/**
 * Words for a status, in the languages of the texts: those of shops, and what spreadsheets write for true and false.
 * As {@link WORD} has them: in lowercase, without accents, one space between words.
 */
const WORDS: Record<"inStock" | "outOfStock", readonly string[]> = {
  inStock: [
    ...["true", "t", "yes", "y", "in stock", "instock", "available"],
    ...["wahr", "ja", "j", "auf lager", "am lager", "lagernd", "vorratig"],
    ...["vorraetig", "lieferbar", "verfugbar", "verfuegbar"],
    ...["verdadero", "si", "s", "en stock", "con stock", "hay existencias"],
    ...["en existencia", "en existencias", "con existencias", "disponible"],
    ...["vrai", "oui", "o", "en stock", "disponible"],
    ...["waar", "op voorraad", "in voorraad", "beschikbaar", "leverbaar"],
  ],
  outOfStock: [
    ...["false", "f", "no", "n", "out of stock", "outofstock", "sold out"],
    ...["soldout", "not in stock", "unavailable", "not available", "no stock"],
    ...["falsch", "nein", "nicht auf lager", "nicht am lager", "ausverkauft"],
    ...["nicht vorratig", "nicht vorraetig", "nicht lieferbar", "vergriffen"],
    ...["nicht verfugbar", "nicht verfuegbar"],
    ...["falso", "agotado", "agotada", "sin stock", "fuera de stock"],
    ...["sin existencias", "no hay existencias", "no disponible"],
    ...["faux", "non", "rupture", "rupture de stock", "en rupture"],
    ...["en rupture de stock", "epuise", "epuisee", "hors stock"],
    ...["indisponible", "non disponible", "pas en stock"],
    ...["onwaar", "nee", "niet op voorraad", "uitverkocht", "geen voorraad"],
    ...["niet beschikbaar", "niet leverbaar", "niet in voorraad"],
  ],
}

const ACCENTS = ["áàâäéèêëíìîïóòôöúùûüñç", "aaaaeeeeiiiioooouuuunc"]
const WORD = `translate(lower(regexp_replace(status, '[\\s_\\u00a0-]+', ' ', 'g')), '${ACCENTS[0]}', '${ACCENTS[1]}')`

const oneOf = (words: readonly string[]) =>
  `${WORD} in (${[...new Set(words)].map((word) => `'${word}'`).join(", ")})`

/** SQL of a line's status, null where it is none. Nearly all are 1 or 0, which is asked first. */
export const STATUS_VALUE = `case
          when status in ('0', '1') then status::smallint
          when status ~ '^[01][.,]0+$' then left(status, 1)::smallint
          when ${oneOf(WORDS.inStock)} then 1::smallint
          when ${oneOf(WORDS.outOfStock)} then 0::smallint
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
