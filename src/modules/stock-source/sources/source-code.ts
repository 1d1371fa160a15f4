// Free of Node and Medusa: the dashboard suggests codes and checks them with it.

const LONGEST = 64

/** What a source's code may be. */
export const SOURCE_CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** {@link SOURCE_CODE} in words, for messages. */
export const SOURCE_CODE_RULE =
  "a code starts with a letter or digit and has at most 64 letters, digits, hyphens and underscores"

/** A code made of a name: `Lager Köln (Süd)` → `lager-koln-sud`; "" where nothing is left of the name. */
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

/** As {@link suggestCode}; `source` where nothing is left of the name. */
export function toSourceCode(name: string): string {
  return suggestCode(name) || "source"
}

/** The code made of a name, with `-2`, `-3`, … where it is taken, whatever its case. */
export function toFreeSourceCode(
  name: string,
  taken: ReadonlySet<string>
): string {
  const code = toSourceCode(name)
  let free = code
  for (let number = 2; taken.has(free.toLowerCase()); number++) {
    const suffix = `-${number}`
    free = `${code.slice(0, LONGEST - suffix.length)}${suffix}`
  }
  return free
}
