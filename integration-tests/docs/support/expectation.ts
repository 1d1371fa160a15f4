const ANYTHING = "…"

/** Whether an output is as documented: spaces do not count, and `…` stands for anything. */
export function isAsDocumented(documented: string, output: string): boolean {
  const pattern = strip(documented)
    .split(ANYTHING)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*?")
  return new RegExp(`^${pattern}$`).test(strip(output))
}

/** Fails with both where they differ. */
export function expectAsDocumented(
  place: string,
  documented: string,
  output: string
): void {
  if (!isAsDocumented(documented, output)) {
    throw new Error(
      `${place}: the output is documented as\n${documented}\nand was\n${output}`
    )
  }
}

function strip(text: string): string {
  return text.replace(/\s/g, "")
}
