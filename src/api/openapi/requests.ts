import {
  type FileBody,
  mayLackBody,
  type Operation,
} from "../utils/operations/operation"
import { inputSchema, type JsonSchema, referenceToBody } from "./json-schema"

/** What the route takes as its body; undefined: nothing. */
export function requestBody({ body, file }: Operation): JsonSchema | undefined {
  if (file) {
    return { required: true, content: fileContent(file) }
  }
  return (
    body && {
      required: !mayLackBody(body),
      content: { "application/json": { schema: referenceToBody(body) } },
    }
  )
}

function fileContent({ types, options }: FileBody): JsonSchema {
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
    ...Object.fromEntries(types.map((type) => [type, raw])),
    "multipart/form-data": { schema: form },
  }
}
