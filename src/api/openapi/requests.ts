import type { z } from "@medusajs/framework/zod"
import { RAW_TYPES } from "../admin/stock-imports/receive-stock-file"
import { inputSchema, type JsonSchema, referenceTo } from "./json-schema"
import type { Operation } from "./operation"

/** What the route takes as its body; undefined: nothing. */
export function requestBody({
  body,
  bodyOptional = false,
  upload,
}: Operation): JsonSchema | undefined {
  if (upload) {
    return { required: true, content: fileContent(upload) }
  }
  return (
    body && {
      required: !bodyOptional,
      content: { "application/json": { schema: referenceTo(body) } },
    }
  )
}

function fileContent(options: z.ZodObject): JsonSchema {
  const { properties, ...schema } = inputSchema(options)
  const file = {
    type: "string",
    contentMediaType: "text/csv",
    description: "The file; its name is the import's `filename`.",
  }
  const form = {
    ...schema,
    properties: { ...(properties as JsonSchema), file },
    required: ["file"],
  }
  const raw = { schema: { type: "string" } }
  return {
    ...Object.fromEntries(RAW_TYPES.map((type) => [type, raw])),
    "multipart/form-data": { schema: form },
  }
}
