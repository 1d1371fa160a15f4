/// <reference path="../../src/admin/globals.d.ts" />
import { once } from "node:events"
import http from "node:http"
import type { AddressInfo } from "node:net"
import type Medusa from "@medusajs/js-sdk"
import { isUnreachable } from "../../src/admin/shared/lib/connection"
import { errorTextKey } from "../../src/admin/shared/lib/errors"

type Client = { sdk: Medusa }

describe("the text of an error on the screens", () => {
  let answer: http.RequestListener
  let sdk: Client["sdk"]
  const server = http.createServer((request, response) =>
    answer(request, response)
  )

  beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening")
    const { port } = server.address() as AddressInfo
    Object.assign(globalThis, {
      __BACKEND_URL__: `http://127.0.0.1:${port}`,
      __AUTH_TYPE__: "session",
      __JWT_TOKEN_STORAGE_KEY__: undefined,
      window: { location: { origin: `http://127.0.0.1:${port}` } },
    })
    // It takes the address as soon as it is loaded.
    sdk = jest.requireActual<Client>("../../src/admin/shared/lib/client").sdk
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** What a request throws whose server does this. */
  const failure = async (
    serve: http.RequestListener,
    signal?: AbortSignal
  ): Promise<unknown> => {
    answer = serve
    return sdk.client.fetch("/admin/anything", { signal }).then(
      () => undefined,
      (error: unknown) => error
    )
  }

  it.each<[string, http.RequestListener, AbortSignal | undefined]>([
    ["is cut off", ({ socket }) => socket.destroy(), undefined],
    [
      "is cut off in the middle",
      (_, response) => {
        response.writeHead(200, { "content-length": 100 })
        response.write("{", () => response.destroy())
      },
      undefined,
    ],
    ["takes too long", () => undefined, AbortSignal.timeout(50)],
  ])("says that there is no answer where it %s", async (_, serve, signal) => {
    const error = await failure(serve, signal)
    expect(errorTextKey(error)).toBe("common.error.noAnswer")
    expect(isUnreachable(error)).toBe(true)
  })

  it.each([
    [401, "common.error.unauthorized"],
    [403, "common.error.forbidden"],
    [404, "common.error.notFound"],
    [500, "common.error.unexpected"],
    [400, undefined],
    [409, undefined],
  ])(
    "goes by the status %d, or leaves the word to the server",
    async (status, key) => {
      const error = await failure((_, response) => {
        response.writeHead(status, { "content-type": "application/json" })
        response.end(JSON.stringify({ message: "It is so." }))
      })
      expect(errorTextKey(error)).toBe(key)
      expect(isUnreachable(error)).toBe(false)
    }
  )

  it("does not blame the server for a fault of the page itself", () => {
    const notThere = undefined as unknown as { name: string }
    for (const fault of [
      () => notThere.name,
      () => JSON.parse("<html>"),
      () => new Intl.NumberFormat("none at all"),
    ]) {
      const error = thrownBy(fault)
      expect(errorTextKey(error)).toBe("common.error.onPage")
      expect(isUnreachable(error)).toBe(false)
    }
  })

  it("leaves a request that the admin has canceled as it is", async () => {
    const error = await failure(() => undefined, AbortSignal.abort())
    expect(error).toMatchObject({ name: "AbortError" })
  })
})

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error("It has thrown nothing.")
}
