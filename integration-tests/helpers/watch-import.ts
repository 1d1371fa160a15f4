import type { Client } from "./client"

/**
 * Follows an import over its events route until the server says that no act is under way.
 *
 * @returns the import in every state that was told, the oldest first
 */
export async function watchImport(
  url: string,
  admin: Client,
  id: string
): Promise<any[]> {
  const answer = await fetch(`${url}/admin/stock-imports/${id}/events`, {
    headers: admin.headers,
  })
  expect(answer.headers.get("content-type")).toContain("text/event-stream")
  const text = await answer.text()
  return text
    .split("\n\n")
    .filter((event) => event.startsWith("event: stock_import"))
    .map((event) => JSON.parse(event.slice(event.indexOf("data: ") + 6)))
}
