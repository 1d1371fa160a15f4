/** The place of a chunk among those of its import. */
export type ChunkTurn = {
  /** To be called once all is written that the chunk writes: only then does the next one begin to. */
  written(): void
  /**
   * Resolves when the chunk before is committed and told of; only then may this one be.
   *
   * @throws Error where the chunk before could not be written
   */
  mine(): Promise<void>
}
