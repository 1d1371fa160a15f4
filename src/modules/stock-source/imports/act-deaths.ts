// One death is a crash of something else, two are bad luck; the third is the import's own doing.
const MOST_DEATHS = 3

/** Whether an act has ended its process so often that it is not to be tried again by itself. */
export function isDeadly(deaths: number): boolean {
  return deaths >= MOST_DEATHS
}

/** How the message of such an act begins; `what` completes "The server ended 3 times while …". */
export function endedTheServer(what: string): string {
  return `The server ended ${MOST_DEATHS} times while ${what}, so it is not retried automatically. Check the server log to see what ended it`
}
