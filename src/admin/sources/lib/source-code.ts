const LONGEST = 64

/** What a source's code may be; the server's own rule. */
export const SOURCE_CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** A code made of a name, as the server makes one: `Lager Köln (Süd)` → `lager-koln-sud`; "" where nothing is left. */
export function suggestCode(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, LONGEST)
    .replace(/-$/, "")
}
