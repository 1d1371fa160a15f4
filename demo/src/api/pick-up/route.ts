import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import fs from "node:fs/promises"
import { storefrontFile } from "./storefront"

/** The example page of a storefront: which shop has it? Its sources are in `demo/storefront`. */
export const GET = async (
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> => {
  const [key] = await req.scope
    .resolve(Modules.API_KEY)
    .listApiKeys({ type: "publishable" })
  const page = await fs.readFile(storefrontFile("pick-up.html"), "utf8")
  res.type("html").send(page.replace("%PUBLISHABLE_KEY%", key.token))
}
