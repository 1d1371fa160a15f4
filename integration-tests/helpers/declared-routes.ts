import fs from "node:fs"
import path from "node:path"

const API = path.resolve(__dirname, "../../src/api")
const HANDLER = /export (?:async function|const) (GET|POST|DELETE|PUT|PATCH)\b/g

/** Every route in src/api, such as `POST /admin/sources/:code`: what Medusa makes of its files' names. */
export function declaredRoutes(): string[] {
  return fs
    .readdirSync(API, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = `/${path.dirname(file).replace(/\[(\w+)\]/g, ":$1")}`
      const code = fs.readFileSync(path.join(API, file), "utf8")
      return [...code.matchAll(HANDLER)].map(
        ([, method]) => `${method} ${route}`
      )
    })
    .sort()
}
