import fs from "node:fs"
import path from "node:path"

const DOC = path.resolve(__dirname, "../../../docs/permissions.md")
const BLOCK = /```http\n(\w+) (.+)\n([\s\S]*?)```/g

export type DocCall = { method: string; path: string; body?: unknown }

/**
 * The HTTP calls that docs/permissions.md shows, in their order.
 *
 * @param fill what stands in the place of `<role id>` and the like; asked for one call after the other
 */
export function* callsOfTheDoc(
  fill: Record<string, string>
): Generator<DocCall> {
  for (const [, method, at, json] of fs
    .readFileSync(DOC, "utf8")
    .matchAll(BLOCK)) {
    const put = (text: string) =>
      text.replace(/<([a-z ]+)>/g, (_, name) => fill[name] ?? `<${name}>`)
    yield {
      method,
      path: put(at),
      body: json.trim() ? JSON.parse(put(json)) : undefined,
    }
  }
}
