import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"

/** Field of a source that says how far its units have followed `enabled`; null where all of them have. */
export const SETTLING = "settling"

/** The sources with {@link SETTLING}, where `fields` asks for it. */
export async function withSettling<Source extends Record<string, unknown>>(
  scope: MedusaContainer,
  sources: Source[],
  fields: string[]
): Promise<Source[]> {
  if (!fields.includes(SETTLING)) {
    return sources
  }
  const found = await scope
    .resolve(STOCK_SOURCE_MODULE)
    .listSettling(sources.map(({ id }) => id as string))
  const byId = new Map(
    found.map(({ source_id, ...settling }) => [source_id, settling])
  )
  return sources.map((source) => ({
    ...source,
    [SETTLING]: byId.get(source.id as string) ?? null,
  }))
}
