import fs from "node:fs"
import path from "node:path"
import { ROOT } from "./markdown"

const APIS = ["src/api", "node_modules/@medusajs/medusa/dist/api"]

/** What is wrong with a request that a document shows, `POST /admin/sources` and its JSON below; undefined where it is fine. */
export function whyBroken(code: string): string | undefined {
  const [, method, address, body] =
    code.match(/^(GET|POST|PUT|DELETE) (\/.+)\n([^]*)$/) ?? []
  if (!method) {
    return "it does not begin with a method and a path"
  }
  if (!routeExists(method, address.split("?")[0])) {
    return `there is no route ${method} ${address}`
  }
  return body.trim() && !isJson(body) ? "its body is no JSON" : undefined
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function routeExists(method: string, address: string): boolean {
  const segments = address.split("/").filter(Boolean)
  return APIS.some((api) =>
    ["route.ts", "route.js"].some((name) => {
      const folder = find(path.join(ROOT, api), segments)
      const file = folder && path.join(folder, name)
      return (
        file &&
        fs.existsSync(file) &&
        new RegExp(
          `export (?:const|(?:async )?function) ${method}\\b|exports\\.${method} =`
        ).test(fs.readFileSync(file, "utf8"))
      )
    })
  )
}

/** The folder of a route: a segment is a folder's name, or whatever stands for `[id]`. */
function find(
  folder: string,
  [segment, ...rest]: string[]
): string | undefined {
  if (segment === undefined) {
    return folder
  }
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const name =
    names.find((one) => one === segment) ??
    names.find((one) => one.startsWith("["))
  return name && find(path.join(folder, name), rest)
}
