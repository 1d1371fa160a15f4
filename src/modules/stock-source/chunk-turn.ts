/** The place of a chunk among those of its import. */
export type ChunkTurn = {
  /** To be called once the chunk holds all of its inventory items' locks: only then does the next one take its own. */
  locked(): void
  /**
   * Resolves when the chunk before is committed and told of; only then may this one be.
   *
   * @param patienceMs how long to wait for that; without it, for as long as it takes
   * @returns false where it took longer
   * @throws Error where the chunk before could not be written
   */
  mine(patienceMs?: number): Promise<boolean>
}
