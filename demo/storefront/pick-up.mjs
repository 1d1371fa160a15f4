// "Pick up at": which shops have a product, kept up to date while the page is open. An example to copy.
//
// This page comes from the store's own address. A storefront on another one is let in by the store's STORE_CORS
// (projectConfig.http.storeCors), and names the store's address as baseUrl.
import Medusa from "@medusajs/js-sdk"

/** How often stock is asked for while the page is seen. An answer that has not changed comes as 304, without a body. */
const POLL_MS = 5_000

const sdk = new Medusa({
  baseUrl: location.origin,
  publishableKey: document.querySelector("meta[name=publishable-key]").content,
})

const form = document.getElementById("pick-up")
const { variant: variantField, quantity: quantityField } = form.elements
const shops = document.getElementById("shops")
const nowhere = document.getElementById("nowhere")
const status = document.getElementById("status")
const refusal = document.getElementById("refusal")

/** Medusa's cart, made with the first thing that is put into it. */
let cartId

/** Fills the list of products; `?sku=…` chooses one. */
async function listVariants() {
  const { products } = await sdk.store.product.list({
    fields: "title,variants.id,variants.title,variants.sku",
    order: "title",
    limit: 100,
  })
  const wanted = new URLSearchParams(location.search).get("sku")
  for (const product of products) {
    for (const { id, title, sku } of product.variants) {
      const chosen = sku === wanted
      variantField.add(
        new window.Option(nameOf(product, title), id, chosen, chosen)
      )
    }
  }
}

/** Many a variant's title begins with that of its product. */
function nameOf(product, title) {
  return title.startsWith(product.title) ? title : `${product.title}, ${title}`
}

/** Asks the plugin which shops have the chosen variant. */
async function refresh() {
  const asked = variantField.value
  if (!asked) return
  const { source_items } = await sdk.client.fetch("/store/source-items", {
    query: { variant_id: [asked] },
  })
  // Another one may have been chosen meanwhile; its own answer comes.
  if (asked === variantField.value) show(source_items)
}

/** Changes what is there, so that whoever is in the middle of choosing keeps the place. */
function show(sourceItems) {
  const codes = sourceItems.map(({ source_code }) => source_code)
  for (const row of [...shops.children]) {
    if (!codes.includes(row.dataset.source)) row.remove()
  }
  for (const item of sourceItems) showShop(item)
  nowhere.hidden = sourceItems.length > 0
}

function showShop(item) {
  const row = rowOf(item)
  const choice = row.querySelector("input")
  row.classList.toggle("gone", !item.in_stock)
  choice.disabled = !item.in_stock
  if (choice.disabled) choice.checked = false
  row.querySelector(".stock").textContent = describeStock(item)
}

function rowOf({ source_code, source_name }) {
  const known = [...shops.children].find(
    (row) => row.dataset.source === source_code
  )
  if (known) return known
  const row = document.createElement("li")
  row.dataset.source = source_code
  row.innerHTML = `<label><input type="radio" name="shop" required><span></span><span class="stock"></span></label>`
  const choice = row.querySelector("input")
  choice.value = source_code
  choice.dataset.name = source_name
  row.querySelector("span").textContent = source_name
  shops.append(row)
  return row
}

/** The store may keep its quantities to itself: the plugin's option `store_quantity`. */
function describeStock({ in_stock, available_quantity }) {
  if (!in_stock) return "Out of stock"
  return available_quantity === null
    ? "In stock"
    : `${available_quantity} available`
}

/** Puts the chosen variant into Medusa's cart and notes the shop on the line. */
async function addToCart() {
  // The fields are required: a form without a shop is never sent, unless no shop has it at all.
  const shop = shops.querySelector("input:checked")
  if (!shop) throw new Error("No shop has this product now.")
  cartId ??= await createCart()
  const { cart } = await sdk.store.cart.createLineItem(cartId, {
    variant_id: variantField.value,
    quantity: Number(quantityField.value),
    metadata: { pick_up_at: shop.value },
  })
  const units = cart.items.reduce((sum, { quantity }) => sum + quantity, 0)
  status.textContent = `In your cart: ${units}. Pick up at ${shop.dataset.name}.`
}

async function createCart() {
  const { regions } = await sdk.store.region.list({ limit: 1 })
  const { cart } = await sdk.store.cart.create({ region_id: regions[0].id })
  return cart.id
}

/** Says what went wrong in Medusa's own words, such as that there is not enough stock. */
async function orSayWhy(act) {
  refusal.textContent = ""
  try {
    await act()
  } catch (error) {
    status.textContent = ""
    refusal.textContent = error.message
  }
}

const refreshIfSeen = () => {
  if (document.visibilityState === "visible") refresh().catch(() => undefined)
}

form.addEventListener("submit", async (event) => {
  event.preventDefault()
  await orSayWhy(addToCart)
  refreshIfSeen()
})
variantField.addEventListener("change", () => {
  shops.replaceChildren()
  void orSayWhy(refresh)
})
window.addEventListener("focus", refreshIfSeen)
document.addEventListener("visibilitychange", refreshIfSeen)
setInterval(refreshIfSeen, POLL_MS)

void orSayWhy(async () => {
  await listVariants()
  await refresh()
})
