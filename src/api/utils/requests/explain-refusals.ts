import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { refusalOf } from "../../../modules/stock-source/refusal"

/** Adds `code` and `params` to what a refusal answers: what its message was made of, for screens of another language. */
export function explainRefusals(
  _req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const json = res.json.bind(res)
  res.json = (body) =>
    json(res.statusCode < 400 ? body : explained(body as Answer))
  next()
}

type Answer = { message?: string; code?: string } | undefined

function explained(body: Answer) {
  const refusal = refusalOf(body?.message)
  return refusal
    ? { ...body, code: body?.code ?? refusal.code, params: refusal.params }
    : body
}
