import fs from "node:fs"
import path from "node:path"

const API = path.resolve(__dirname, "../../../src/api")
const HANDLER = /export (?:async function|const) (GET|POST|DELETE|PUT|PATCH)\b/g

/** Every route in src/api/admin, such as `POST /admin/sources/:code`: what Medusa makes of its files' names. */
export function declaredRoutes(): string[] {
  return fs
    .readdirSync(path.join(API, "admin"), { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const folder = path.join("/admin", path.dirname(file))
      const route = folder.replace(/\[(\w+)\]/g, ":$1")
      const code = fs.readFileSync(path.join(API, "admin", file), "utf8")
      return [...code.matchAll(HANDLER)].map(
        ([, method]) => `${method} ${route}`
      )
    })
    .sort()
}
