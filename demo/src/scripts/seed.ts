import type { ExecArgs } from "@medusajs/framework/types"
import { seedAdmin } from "../seed/admin"
import { seedProducts } from "../seed/products"
import { seedShipping } from "../seed/shipping"
import { seedSources } from "../seed/sources"
import { seedMarkets, seedWebshop } from "../seed/webshop"

/**
 * Fills the demo's shop. Each part makes what is not there yet, so that a run which was cut off is gone on
 * with, and a second run changes nothing. Stock comes afterwards, by the plugin's own import.
 *
 * Arguments: the admin's email and password.
 */
export default async function seed({ container, args }: ExecArgs) {
  const [email, password] = args
  await seedAdmin(container, email, password)
  const salesChannelId = await seedWebshop(container)
  await seedMarkets(container)
  const locationIds = await seedSources(container, salesChannelId)
  const shippingProfileId = await seedShipping(container, locationIds)
  await seedProducts(container, { salesChannelId, shippingProfileId })
}
