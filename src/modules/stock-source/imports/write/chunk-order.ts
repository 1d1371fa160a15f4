/** The place of a chunk among those of its import. */
export type ChunkOrder = {
  /** To be called once the chunk holds all of its inventory items' locks: only then does the next one take its own. */
  letNextLock(): void
  /**
   * Resolves when the chunk before is committed and reported; only then may this one be.
   *
   * @param patienceMs how long to wait for that; without it, for as long as it takes
   * @returns false where it took longer
   * @throws Error where the chunk before could not be written
   */
  previousIsCommitted(patienceMs?: number): Promise<boolean>
}
