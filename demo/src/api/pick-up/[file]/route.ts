import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { storefrontFile } from "../storefront"

const FILES = ["pick-up.css", "pick-up.js"]

/** What the page loads. */
export const GET = (req: MedusaRequest, res: MedusaResponse): void => {
  const { file } = req.params
  if (!FILES.includes(file)) {
    res.status(404).end()
    return
  }
  // The whole path is ours, with the folder `.medusa` in it.
  res.sendFile(storefrontFile(file), { dotfiles: "allow" })
}
