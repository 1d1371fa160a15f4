import {
  createProductCategoriesWorkflow,
  createProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import type {
  CreateProductWorkflowInputDTO,
  MedusaContainer,
} from "@medusajs/framework/types"
import { Modules, ProductStatus, toHandle } from "@medusajs/framework/utils"
import { CATALOG, CATEGORIES, variantsOf } from "./catalog"
import type { CatalogProduct } from "./catalog"

const DOLLARS_A_EURO = 1.1

type Belongings = { salesChannelId: string; shippingProfileId: string }

/** The categories and the products with their SKUs. */
export async function seedProducts(
  container: MedusaContainer,
  belongings: Belongings
): Promise<void> {
  const categoryIds = await seedCategories(container)
  const existing = await container
    .resolve(Modules.PRODUCT)
    .listProducts(
      { handle: CATALOG.map(({ title }) => toHandle(title)) },
      { take: CATALOG.length }
    )
  const missing = CATALOG.filter(
    ({ title }) =>
      !existing.some((product) => product.handle === toHandle(title))
  )
  if (missing.length) {
    await createProductsWorkflow(container).run({
      input: {
        products: missing.map((product) =>
          toInput(product, categoryIds, belongings)
        ),
      },
    })
  }
}

async function seedCategories(
  container: MedusaContainer
): Promise<Map<string, string>> {
  const products = container.resolve(Modules.PRODUCT)
  const existing = await products.listProductCategories({ name: CATEGORIES })
  const missing = CATEGORIES.filter(
    (name) => !existing.some((category) => category.name === name)
  )
  if (missing.length) {
    await createProductCategoriesWorkflow(container).run({
      input: {
        product_categories: missing.map((name) => ({ name, is_active: true })),
      },
    })
  }
  const all = await products.listProductCategories({ name: CATEGORIES })
  return new Map(all.map(({ name, id }) => [name, id]))
}

function toInput(
  product: CatalogProduct,
  categoryIds: Map<string, string>,
  { salesChannelId, shippingProfileId }: Belongings
): CreateProductWorkflowInputDTO {
  const option = product.option ?? "Size"
  const variants = variantsOf(product)
  return {
    title: product.title,
    handle: toHandle(product.title),
    status: ProductStatus.PUBLISHED,
    category_ids: [categoryIds.get(product.category)!],
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    options: [{ title: option, values: variants.map(({ value }) => value) }],
    variants: variants.map(({ sku, value }) => ({
      // Medusa calls the inventory item by its variant's title: on its own, "Green" says too little there.
      title: product.option ? `${product.title} / ${value}` : product.title,
      sku,
      manage_inventory: true,
      options: { [option]: value },
      prices: [
        { currency_code: "eur", amount: product.price },
        {
          currency_code: "usd",
          amount: Math.round(product.price * DOLLARS_A_EURO),
        },
      ],
    })),
  }
}
