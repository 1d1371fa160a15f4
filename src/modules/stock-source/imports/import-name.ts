/** What an admin calls an import, and every message of ours: never by its id, which says nothing to anybody. */
export function importName({ number }: { number: number }): string {
  return `Stock import #${number}`
}
