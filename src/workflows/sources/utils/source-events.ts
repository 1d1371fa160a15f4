/** Events of the workflows that change sources, each with `{id}` of the source. */
export const SourceWorkflowEvents = {
  CREATED: "stock-source.created",
  UPDATED: "stock-source.updated",
  DELETED: "stock-source.deleted",
} as const
