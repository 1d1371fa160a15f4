import type { Connection } from "../../database/connection"
import type { Database } from "../../database/database"
import { databaseOn } from "../../database/held-database"
import { lostConnection } from "../../imports/import-hold"
import { lockSourcesOfLevels } from "./sql/lock-sources-of-levels"
import { readSettledSince } from "./sql/read-settled-since"
import { readUnsettledLevels } from "./sql/read-unsettled-levels"
import { settleLevels } from "./sql/settle-levels"
import { tryLockSettling, unlockSettling } from "./sql/settling-lock"
import {
  advanceSettling,
  beginSettling,
  endSettling,
  readSettlingRun,
} from "./sql/settling-progress"
import type { LevelKey, SettlingRun } from "../../types"

/** A page of a source's levels, by the last level of the page before. */
type Page = { after: string; limit: number }

/**
 * The right to settle one source, and all that is done with it: on the one connection that holds the lock, so that no
 * act waits for a second connection while it keeps others from theirs.
 */
export class SettlingHold {
  constructor(
    private readonly database: Database,
    private readonly sourceId: string
  ) {}

  /** What is recorded for the source; undefined where its units have followed. */
  async read(): Promise<SettlingRun | undefined> {
    return readSettlingRun(this.database, this.sourceId)
  }

  /** Counts what is to be moved. False: recorded anew. */
  async begin(run: SettlingRun): Promise<boolean> {
    return beginSettling(this.database, run)
  }

  /** A page of levels whose units lie wrong. */
  async listUnsettled(page: Page): Promise<LevelKey[]> {
    return readUnsettledLevels(this.database, {
      ...page,
      sourceId: this.sourceId,
    })
  }

  /** A page of levels that were written since the run was recorded, and may not have been told of. */
  async listSettledSince(run: SettlingRun, page: Page) {
    return readSettledSince(this.database, run, page)
  }

  /** Moves the units of levels; hold Medusa's stock locks. Returns ids of levels changed. */
  async settle(levelIds: string[]): Promise<string[]> {
    return moveUnits(this.database, levelIds)
  }

  /** Notes that a page is written and told. False: recorded anew. */
  async advance(
    run: SettlingRun,
    page: { after: string; moved: number }
  ): Promise<boolean> {
    return advanceSettling(this.database, run, page)
  }

  /** Notes that the run is done, unless the source was recorded anew. */
  async end(run: SettlingRun): Promise<void> {
    await endSettling(this.database, run)
  }
}

/** Moves the units of levels to where status and `enabled` want them, in one transaction. Returns ids of levels changed. */
export async function moveUnits(
  database: Database,
  levelIds: string[]
): Promise<string[]> {
  return database.transaction(async (connection) => {
    await lockSourcesOfLevels(connection, levelIds)
    return settleLevels(connection, levelIds)
  })
}

// Of a process, so that a source that waits for its turn does not wait twice.
const inHand = new Set<string>()

/**
 * Runs `work` while this process, and no other, settles the source; waits for its turn with other long work. The lock only
 * keeps two from trying: what each page moves rests on its own transaction, which takes what still lies wrong.
 *
 * @returns false where another process has the source, or this one already
 */
export async function holdSettling(
  database: Database,
  sourceId: string,
  work: (hold: SettlingHold) => Promise<void>
): Promise<boolean> {
  if (inHand.has(sourceId)) {
    return false
  }
  inHand.add(sourceId)
  try {
    return await database.withConnections(
      { work: "settle", upTo: 1 },
      ([connection]) => settleLocked(connection, sourceId, work)
    )
  } finally {
    inHand.delete(sourceId)
  }
}

async function settleLocked(
  connection: Connection,
  sourceId: string,
  work: (hold: SettlingHold) => Promise<void>
): Promise<boolean> {
  if (!(await tryLockSettling(connection, sourceId))) {
    return false
  }
  try {
    await work(new SettlingHold(databaseOn([connection]), sourceId))
    return true
  } finally {
    // Gone with its connection, if that is gone.
    await unlockSettling(connection, sourceId).catch((error) => {
      if (!lostConnection(error)) throw error
    })
  }
}
