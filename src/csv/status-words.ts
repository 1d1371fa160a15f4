/**
 * Words for a status, in the languages of the texts: those of shops, and what spreadsheets write for true and false.
 * In lowercase, without accents, one space between words.
 */
export const STATUS_TEXTS: Record<"inStock" | "outOfStock", readonly string[]> =
  {
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
      ...[
        "soldout",
        "not in stock",
        "unavailable",
        "not available",
        "no stock",
      ],
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

const ALL = new Set([...STATUS_TEXTS.inStock, ...STATUS_TEXTS.outOfStock])

/** Whether a cell is a status, as a number or in words. */
export function isStatusText(cell: string): boolean {
  const plain = cell
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
  return /^[01]([.,]0+)?$/.test(plain) || ALL.has(plain)
}
