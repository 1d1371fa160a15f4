import path from "node:path"

/** Where the demo's build has put a file of the page: beside the server, which runs in its own folder. */
export function storefrontFile(name: string): string {
  return path.resolve("storefront", name)
}
