import type { Api } from "./client"

type Request = {
  method: string
  url: string
  data?: unknown
  headers: Record<string, string>
}

/** What {@link createClient} asks with, for a server that runs in a process of its own. */
export function fetchApi(baseUrl: string): Api {
  return {
    async request({ method, url, data, headers }: Request) {
      const raw = typeof data === "string" || data instanceof Buffer
      const answer = await fetch(`${baseUrl}${url}`, {
        method,
        headers: raw
          ? headers
          : { "content-type": "application/json", ...headers },
        body:
          method === "get" || data === undefined
            ? undefined
            : raw
              ? data
              : JSON.stringify(data),
      })
      const text = await answer.text()
      const isJson = answer.headers.get("content-type")?.includes("json")
      return {
        status: answer.status,
        data: isJson ? JSON.parse(text) : text,
        headers: Object.fromEntries(answer.headers),
      }
    },
  } as unknown as Api
}
