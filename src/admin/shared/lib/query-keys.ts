/** The first word of each react-query key of this plugin; what is invalidated by it is all that hangs below it. */
export const queryKeys = {
  sources: ["stock-sources", "sources"] as const,
  sourceItems: ["stock-sources", "source-items"] as const,
  /** Of what hangs below source items: pages of them, and nothing of another shape. */
  sourceItemPages: ["stock-sources", "source-items", "pages"] as const,
  stockImports: ["stock-sources", "stock-imports"] as const,
  profiles: ["stock-sources", "profiles"] as const,
  permissions: ["stock-sources", "permissions"] as const,
}

/** Key of one import; what hangs below it is its rows and issues. */
export const stockImportKey = (id: string) =>
  [...queryKeys.stockImports, "detail", id] as const
