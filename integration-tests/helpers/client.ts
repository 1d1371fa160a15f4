import type { medusaIntegrationTestRunner } from "@medusajs/test-utils"

/** What the test runner hands a suite as `api`. */
export type Api = Parameters<
  Parameters<typeof medusaIntegrationTestRunner>[0]["testSuite"]
>[0]["api"]

/** Headers of one who asks, such as an admin's login or a publishable key. */
export type Headers = Record<string, string>

/** What came back: any status is an answer, so that refusals are asserted and not caught. */
export type Answer = {
  status: number
  data: any
  headers: Record<string, string>
}

/** One who asks over HTTP, always with the same headers. */
export type Client = {
  headers: Headers
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>
  delete(path: string): Promise<Answer>
}

export function createClient(api: Api, headers: Headers): Client {
  const ask = async (
    method: string,
    url: string,
    data?: unknown,
    more: Headers = {}
  ): Promise<Answer> => {
    const answer = await api.request({
      method,
      url,
      data,
      headers: { ...headers, ...more },
      validateStatus: () => true,
    })
    return { status: answer.status, data: answer.data, headers: answer.headers }
  }
  return {
    headers,
    get: (path) => ask("get", path),
    post: (path, body = {}, more) => ask("post", path, body, more),
    delete: (path) => ask("delete", path),
  }
}

/** The answer's body, where the request is only the way to what a test is about. */
export function expectOk({ status, data }: Answer): any {
  if (status < 200 || status > 299) {
    throw new Error(
      `Expected an answer of 2xx, got ${status}: ${JSON.stringify(data)}`
    )
  }
  return data
}
