import { MedusaModule } from "@medusajs/framework/modules-sdk"
import { z } from "@medusajs/framework/zod"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { SOURCE_STOCK_FIELDS } from "../../../modules/stock-source/sources/source-stock"
import { fieldNames } from "../../utils/requests/parameters"

const PLAIN_FIELDS = [
  "id",
  "code",
  "name",
  "enabled",
  "settling",
  "is_default",
  "stock_location_id",
  "created_at",
  "updated_at",
]

/** What a source answers with; `name`, `address` and `sales_channels` are its stock location's. */
export const DEFAULT_SOURCE_FIELDS = [...PLAIN_FIELDS, "*address"]

/** What belongs to a source and leads no further. */
export const OWN_FIELDS = new Set([
  ...PLAIN_FIELDS,
  "code_generated",
  ...SOURCE_STOCK_FIELDS,
  "address",
  "address.*",
  "sales_channels",
  "sales_channels.*",
  "sales_channels.id",
  "sales_channels.name",
])

/** Where Query may go on from: relations of the source, those of its stock location that it shows as its own. */
const RELATIONS = ["address", "sales_channels", "items"]
const PATH = /^[a-z]\w*(\.[a-z]\w*)*$/i
// From a source's channel back to locations and on to their channels: each step multiplies what is read.
const MOST_STEPS = 5

/** `fields` of a source: what belongs to it, and as far as Query follows what is linked to it. */
export const sourceFields = z
  .string()
  .superRefine((given, context) => {
    const unknown = fieldNames(given).find((field) => !isReadable(field))
    if (unknown !== undefined) {
      context.addIssue({
        code: "custom",
        message: `fields: ${JSON.stringify(unknown)} cannot be read; use any of ${[...OWN_FIELDS].join(", ")}, or what is linked to a source, at most ${MOST_STEPS} names with dots between`,
      })
    }
  })
  .optional()

function isReadable(field: string): boolean {
  if (field === "*" || OWN_FIELDS.has(field)) {
    return true
  }
  const path = field.replace(/^\*/, "").replace(/\.\*$/, "")
  const [head, ...rest] = path.split(".")
  return (
    PATH.test(path) &&
    rest.length < MOST_STEPS &&
    !rest.some((step) => step in Object.prototype) &&
    (RELATIONS.includes(head) || linkedNames().has(head))
  )
}

/** Under which names other modules are linked to sources: `stock_location`, and what the store itself has linked. */
function linkedNames(): Set<string> {
  const links = MedusaModule.getAllJoinerConfigs()
    .flatMap(({ extends: links = [] }) => links)
    .filter(({ serviceName }) => serviceName === STOCK_SOURCE_MODULE)
  return new Set(
    links.flatMap(({ fieldAlias = {}, relationship }) => [
      ...Object.keys(fieldAlias),
      relationship.alias,
    ])
  )
}
