import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { REGIONS } from "./places"

const PROVIDER = "manual_manual"
const SET = "Fjord & Bean shipping"

/**
 * A shipping profile, and shipping from the first location to every region, so that a cart can be completed.
 *
 * @returns the id of the shipping profile
 */
export async function seedShipping(
  container: MedusaContainer,
  locationIds: string[]
): Promise<string> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create(
    locationIds.map((id) => ({
      [Modules.STOCK_LOCATION]: { stock_location_id: id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
    }))
  )
  const profileId = await shippingProfile(container)
  const setId = await fulfillmentSet(container, locationIds[0])
  for (const region of REGIONS) {
    await shipTo(container, region, setId, profileId)
  }
  return profileId
}

async function shippingProfile(container: MedusaContainer): Promise<string> {
  const [existing] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" })
  if (existing) {
    return existing.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  })
  return result[0].id
}

async function fulfillmentSet(
  container: MedusaContainer,
  locationId: string
): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [existing] = await fulfillment.listFulfillmentSets({ name: SET })
  if (existing) {
    return existing.id
  }
  await createLocationFulfillmentSetWorkflow(container).run({
    input: {
      location_id: locationId,
      fulfillment_set_data: { name: SET, type: "shipping" },
    },
  })
  const [created] = await fulfillment.listFulfillmentSets({ name: SET })
  return created.id
}

async function shipTo(
  container: MedusaContainer,
  { name, countries, currency_code, shipping }: (typeof REGIONS)[number],
  setId: string,
  profileId: string
): Promise<void> {
  const zoneId = await serviceZone(container, name, countries, setId)
  const existing = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingOptions({ service_zone: { id: zoneId } })
  const missing = Object.entries(shipping).filter(
    ([label]) => !existing.some((option) => option.name === label)
  )
  if (!missing.length) {
    return
  }
  await createShippingOptionsWorkflow(container).run({
    input: missing.map(([label, amount]) => ({
      name: label,
      price_type: "flat",
      provider_id: PROVIDER,
      service_zone_id: zoneId,
      shipping_profile_id: profileId,
      type: {
        label,
        description: `${label} parcel`,
        code: label.toLowerCase(),
      },
      prices: [{ currency_code, amount }],
      rules: [
        { attribute: "enabled_in_store", operator: "eq", value: "true" },
        { attribute: "is_return", operator: "eq", value: "false" },
      ],
    })),
  })
}

async function serviceZone(
  container: MedusaContainer,
  name: string,
  countries: string[],
  setId: string
): Promise<string> {
  const [existing] = await container
    .resolve(Modules.FULFILLMENT)
    .listServiceZones({ name, fulfillment_set: { id: setId } })
  if (existing) {
    return existing.id
  }
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name,
          fulfillment_set_id: setId,
          geo_zones: countries.map((country_code) => ({
            type: "country",
            country_code,
          })),
        },
      ],
    },
  })
  return result[0].id
}
