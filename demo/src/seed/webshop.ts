import {
  createRegionsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateApiKeysWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { REGIONS } from "./places"

const NAME = "Webshop"

/** Makes the sales channel and the publishable key, which Medusa has made at its start, the shop's own. */
export async function seedWebshop(container: MedusaContainer): Promise<string> {
  const [channel] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({})
  await updateSalesChannelsWorkflow(container).run({
    input: {
      selector: { id: channel.id },
      update: {
        name: NAME,
        description: "Outdoor gear, coffee and fabric by the meter",
      },
    },
  })
  const [key] = await container
    .resolve(Modules.API_KEY)
    .listApiKeys({ type: "publishable" })
  await updateApiKeysWorkflow(container).run({
    input: { selector: { id: key.id }, update: { title: NAME } },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: key.id, add: [channel.id] },
  })
  return channel.id
}

/** Currencies, regions with payment, and taxes. */
export async function seedMarkets(container: MedusaContainer): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores({})
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Fjord & Bean",
        supported_currencies: REGIONS.map(({ currency_code }, index) => ({
          currency_code,
          is_default: index === 0,
        })),
      },
    },
  })

  const existing = await container.resolve(Modules.REGION).listRegions({})
  const missing = REGIONS.filter(
    ({ name }) => !existing.some((region) => region.name === name)
  )
  if (missing.length) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: missing.map(({ name, currency_code, countries }) => ({
          name,
          currency_code,
          countries,
          payment_providers: ["pp_system_default"],
        })),
      },
    })
  }

  const taxed = await container.resolve(Modules.TAX).listTaxRegions({})
  const untaxed = REGIONS.flatMap(({ countries }) => countries).filter(
    (country) => !taxed.some((region) => region.country_code === country)
  )
  if (untaxed.length) {
    await createTaxRegionsWorkflow(container).run({
      input: untaxed.map((country_code) => ({
        country_code,
        provider_id: "tp_system",
      })),
    })
  }
}
