import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** The store's own default stock location, which Medusa's settings call "default location"; null where none is set. */
export async function readDefaultLocation(
  container: MedusaContainer
): Promise<string | null> {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { select: ["id", "default_location_id"], take: 1 })
  return store?.default_location_id ?? null
}
