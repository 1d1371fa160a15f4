import Medusa from "@medusajs/js-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createAdmin } from "../../helpers/admin"
import { expectOk, type Api, type Client } from "../../helpers/client"
import {
  createProduct,
  createSource,
  createStore,
  type TestStore,
  type TestVariant,
} from "../../helpers/store"
import type { Surroundings } from "./typescript"

/** The store that the documents speak of: three sources, a tent in two sizes, and rope by the meter. */
export type DocsStore = {
  admin: Client
  store: TestStore
  variants: TestVariant[]
  /** Where it is served. */
  url: string
  /** What an example in TypeScript has at hand. */
  surroundings: Surroundings
  /** What an example for the shell has at hand. */
  env: Record<string, string>
  /** Puts real ids and addresses in place of those that an example shows. */
  fill(code: string): string
}

const LOGIN = { email: "admin@example.com", password: "supersecret" }

export async function createDocsStore(
  container: MedusaContainer,
  api: Api
): Promise<DocsStore> {
  const admin = await createAdmin(container, api, "owner@example.com")
  await createLogin(container)
  const store = await createStore(api, admin)
  const locations: Record<string, string> = {}
  for (const code of ["berlin", "new-york", "depot"]) {
    const source = await createSource(admin, store, { code, name: NAMES[code] })
    locations[code] = source.stock_location_id
  }
  const variants = await createProduct(
    admin,
    store,
    {
      "TENT-2P-GRN": { [locations.berlin]: 4, [locations["new-york"]]: 7 },
      "TENT-3P-GRN": { [locations.berlin]: 3 },
      "ROPE-10MM-METER": { [locations.berlin]: 87.5 },
    },
    "Outdoors"
  )
  const url = api.defaults.baseURL as string
  const { api_key } = expectOk(
    await admin.post("/admin/api-keys", { title: "ERP", type: "secret" })
  )
  const ids: Record<string, string> = {
    "http://localhost:9000": url,
    "variant_01…": variants[0].id,
    "sc_01…": store.salesChannelId,
    "sp_01…": store.shippingProfileId,
  }
  return {
    admin,
    store,
    variants,
    url,
    surroundings: {
      container,
      query: container.resolve(ContainerRegistrationKeys.QUERY),
      sdk: new Medusa({ baseUrl: url, publishableKey: store.publishableKey }),
    },
    env: {
      URL: url,
      AUTH: `authorization: ${admin.headers.authorization}`,
      SECRET_KEY: api_key.token,
      PUBLISHABLE_KEY: store.publishableKey,
    },
    fill: (code) =>
      Object.entries(ids).reduce(
        (filled, [shown, real]) => filled.replaceAll(shown, real),
        code
      ),
  }
}

const NAMES: Record<string, string> = {
  berlin: "Berlin",
  "new-york": "New York",
  depot: "Depot",
}

/** An admin who logs in with a password, as the documents do. */
async function createLogin(container: MedusaContainer): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", {
    body: LOGIN,
  } as Parameters<typeof auth.register>[1])
  if (!authIdentity) {
    throw new Error(`The admin of the documents cannot be made: ${error}`)
  }
  const user = await container
    .resolve(Modules.USER)
    .createUsers({ email: LOGIN.email })
  await auth.updateAuthIdentities({
    id: authIdentity.id,
    app_metadata: { user_id: user.id },
  })
}
