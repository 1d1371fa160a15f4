/** The place of a chunk among those that are written at the same time. */
export type ChunkTurn = {
  /** To be called once all is locked that the chunk writes: only then does the next one take its locks. */
  locked(): void
  /**
   * Resolves when the chunk before is committed and told of; only then may this one be.
   *
   * @throws Error where the chunk before could not be written
   */
  mine(): Promise<void>
}
