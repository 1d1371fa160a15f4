import type { Answer, Client } from "../../helpers/client"
import { stockCsv, upload } from "../../helpers/stock-imports"
import type { Target } from "./world"

/** A route of ours, the policy that it asks for, and a request that does what it is for. */
export type Route = {
  policy: string
  /** What there must be for it, and what is another thing after it. */
  needs?:
    | "checked import"
    | "corrected import"
    | "applied import"
    | "empty source"
    | "profile"
  ask(client: Client, target: Target): Promise<Answer>
}

const imports = "/admin/stock-imports"
const items = "/admin/source-items"
const profiles = "/admin/stock-import-profiles"

/** Every route of the admin's, as its folder in src/api names it. */
export const ROUTES: Record<string, Route> = {
  "GET /admin/sources": {
    policy: "stock_source:read",
    ask: (client) =>
      client.get("/admin/sources?fields=+quantity,+items_count&limit=100"),
  },
  "POST /admin/sources": {
    policy: "stock_source:create",
    ask: (client) =>
      client.post("/admin/sources", { code: newCode(), name: "New" }),
  },
  "GET /admin/sources/:code": {
    policy: "stock_source:read",
    ask: (client, { code }) => client.get(`/admin/sources/${code}`),
  },
  "POST /admin/sources/:code": {
    policy: "stock_source:update",
    ask: (client, { code }) =>
      client.post(`/admin/sources/${code}`, { enabled: false }),
  },
  "DELETE /admin/sources/:code": {
    policy: "stock_source:delete",
    needs: "empty source",
    ask: (client, { emptyCode }) =>
      client.delete(`/admin/sources/${emptyCode}`),
  },
  "GET /admin/source-items": {
    policy: "stock_source:read",
    ask: (client) => client.get(`${items}?limit=100`),
  },
  "GET /admin/source-items/export": {
    policy: "stock_source:export",
    ask: (client) => client.get(`${items}/export`),
  },
  "POST /admin/source-items/export": {
    policy: "stock_source:export",
    ask: (client) => client.post(`${items}/export`),
  },
  "POST /admin/source-items/batch": {
    policy: "stock_source_item:update",
    ask: (client, { code }) =>
      client.post(`${items}/batch`, {
        upsert: [{ source_code: code, sku: "SKU-1", quantity: newQuantity() }],
      }),
  },
  "POST /admin/source-items/assign": {
    policy: "stock_source_item:update",
    ask: (client, { code }) =>
      client.post(`${items}/assign`, { skus: ["SKU-3"], source_codes: [code] }),
  },
  "POST /admin/source-items/unassign": {
    policy: "stock_source_item:update",
    ask: (client, { code }) =>
      client.post(`${items}/unassign`, {
        items: [{ source_code: code, sku: "SKU-2" }],
      }),
  },
  "POST /admin/source-items/transfer": {
    policy: "stock_source_item:update",
    ask: (client, { code, otherCode }) =>
      client.post(`${items}/transfer`, {
        items: [{ sku: "SKU-1", from: otherCode, to: code, quantity: 1 }],
      }),
  },
  "GET /admin/stock-imports": {
    policy: "stock_import:read",
    ask: (client) => client.get(`${imports}?limit=100`),
  },
  "POST /admin/stock-imports": {
    policy: "stock_import:create",
    ask: (client, { code }) =>
      upload(client, stockCsv([`${code},SKU-1,1,${newQuantity()}`])),
  },
  "GET /admin/stock-imports/sample": {
    policy: "stock_import:read",
    ask: (client) => client.get(`${imports}/sample`),
  },
  "GET /admin/stock-imports/:id": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}`),
  },
  "DELETE /admin/stock-imports/:id": {
    policy: "stock_import:delete",
    needs: "checked import",
    ask: (client, { importId }) => client.delete(`${imports}/${importId}`),
  },
  "GET /admin/stock-imports/:id/reading": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/reading`),
  },
  "GET /admin/stock-imports/:id/rows": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/rows`),
  },
  "GET /admin/stock-imports/:id/issues": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/issues`),
  },
  "GET /admin/stock-imports/:id/report": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/report`),
  },
  "GET /admin/stock-imports/:id/file": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/file`),
  },
  "GET /admin/stock-imports/:id/events": {
    policy: "stock_import:read",
    ask: (client, { importId }) => client.get(`${imports}/${importId}/events`),
  },
  "POST /admin/stock-imports/:id/check": {
    policy: "stock_import:create",
    needs: "checked import",
    ask: (client, { importId }) =>
      client.post(`${imports}/${importId}/check`, { decimal_separator: "." }),
  },
  "GET /admin/stock-imports/:id/corrections": {
    policy: "stock_import:read",
    ask: (client, { importId }) =>
      client.get(`${imports}/${importId}/corrections`),
  },
  "POST /admin/stock-imports/:id/corrections": {
    policy: "stock_import:create",
    needs: "checked import",
    ask: (client, { importId }) =>
      client.post(`${imports}/${importId}/corrections`, { accept: "safe" }),
  },
  "DELETE /admin/stock-imports/:id/corrections": {
    policy: "stock_import:create",
    needs: "checked import",
    ask: (client, { importId }) =>
      client.delete(`${imports}/${importId}/corrections`),
  },
  "DELETE /admin/stock-imports/:id/corrections/:correction_id": {
    policy: "stock_import:create",
    needs: "corrected import",
    ask: (client, { importId, correctionId }) =>
      client.delete(`${imports}/${importId}/corrections/${correctionId}`),
  },
  "POST /admin/stock-imports/:id/apply": {
    policy: "stock_import:apply",
    needs: "checked import",
    ask: (client, { importId }) =>
      client.post(`${imports}/${importId}/apply`, {
        confirm: ["new_source", "withdraws_most", "ten_times"],
      }),
  },
  "POST /admin/stock-imports/:id/undo": {
    policy: "stock_import:undo",
    needs: "applied import",
    ask: (client, { importId }) => client.post(`${imports}/${importId}/undo`),
  },
  "POST /admin/stock-imports/:id/cancel": {
    policy: "stock_import:cancel",
    needs: "checked import",
    ask: (client, { importId }) => client.post(`${imports}/${importId}/cancel`),
  },
  "GET /admin/stock-import-profiles": {
    policy: "stock_import_profile:read",
    ask: (client) => client.get(profiles),
  },
  "POST /admin/stock-import-profiles": {
    policy: "stock_import_profile:create",
    ask: (client) => client.post(profiles, { name: newCode() }),
  },
  "GET /admin/stock-import-profiles/:id": {
    policy: "stock_import_profile:read",
    ask: (client) => client.get(`${profiles}/shopify`),
  },
  "POST /admin/stock-import-profiles/:id": {
    policy: "stock_import_profile:update",
    needs: "profile",
    ask: (client, { profileId }) =>
      client.post(`${profiles}/${profileId}`, { name: newCode() }),
  },
  "GET /admin/stock-import-profiles/:id/supplier-numbers": {
    policy: "stock_import_profile:read",
    ask: (client) => client.get(`${profiles}/shopify/supplier-numbers`),
  },
  "POST /admin/stock-import-profiles/:id/supplier-numbers": {
    policy: "stock_import_profile:update",
    needs: "profile",
    ask: (client, { profileId }) =>
      client.post(`${profiles}/${profileId}/supplier-numbers`, {
        supplier_numbers: [{ number: newCode(), sku: "SKU-1" }],
      }),
  },
  "DELETE /admin/stock-import-profiles/:id/supplier-numbers": {
    policy: "stock_import_profile:update",
    needs: "profile",
    ask: (client, { profileId }) =>
      client.delete(`${profiles}/${profileId}/supplier-numbers`),
  },
  "DELETE /admin/stock-import-profiles/:id": {
    policy: "stock_import_profile:delete",
    needs: "profile",
    ask: (client, { profileId }) => client.delete(`${profiles}/${profileId}`),
  },
}

export const POLICIES = [
  ...new Set(Object.values(ROUTES).map(({ policy }) => policy)),
]

let count = 0
const newCode = () => `new-${++count}`
const newQuantity = () => 100 + ++count
