import type { Answer, Client, Headers } from "../../helpers/client"
import { OPERATIONS, operationOf, problems } from "./document"

/** What is asked of a route beside the route itself. */
export type Asked = {
  /** Fills `:code` and `:id` in. */
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Headers
}

/** Asks routes, and holds each answer against docs/openapi.json. */
export class Contract {
  /** `GET /admin/sources 200` for each answer that has been seen. */
  private readonly seen = new Set<string>()

  /**
   * Asks, and fails where the status is another one, or the answer is not what the document says of that status.
   *
   * @returns the answer's body
   */
  async expect(
    client: Client,
    route: string,
    status: number,
    asked: Asked = {}
  ): Promise<any> {
    const answer = await send(client, route, asked)
    const { data } = answer
    expect({ route, status: answer.status, data }).toEqual({
      route,
      status,
      data,
    })
    expect({
      route,
      status,
      data,
      problems: answerProblems(route, answer),
    }).toEqual({ route, status, data, problems: [] })
    this.seen.add(`${route} ${status}`)
    return data
  }

  /** The documented answers of these statuses that nothing has asked for. */
  unseen(isMeant: (status: number) => boolean): string[] {
    return OPERATIONS.flatMap(({ route, responses }) =>
      Object.keys(responses)
        .filter((status) => isMeant(Number(status)))
        .map((status) => `${route} ${status}`)
    ).filter((answer) => !this.seen.has(answer))
  }
}

/** Asks without holding the answer against anything. */
export async function send(
  client: Client,
  route: string,
  { params = {}, query = "", body, headers }: Asked = {}
): Promise<Answer> {
  const [method, path] = route.split(" ")
  const filled = path.replace(/:(\w+)/g, (_, name) => params[name])
  const url = `${filled}${query && `?${query}`}`
  switch (method) {
    case "GET":
      return client.get(url)
    case "DELETE":
      return client.delete(url)
    default:
      return client.post(url, body, headers)
  }
}

function answerProblems(route: string, answer: Answer): string[] {
  const documented = operationOf(route).responses[answer.status]
  if (!documented) {
    return [`the status ${answer.status} is not documented`]
  }
  const [type] = (answer.headers["content-type"] ?? "").split(";")
  const content = documented.content[type] as
    | Record<string, unknown>
    | undefined
  if (!content) {
    return [`the content type ${type} is not documented`]
  }
  const wrong = problems(content.schema, answer.data)
  const event = content["x-event-data"]
  return event ? [...wrong, ...eventProblems(event, answer.data)] : wrong
}

function eventProblems(schema: unknown, text: string): string[] {
  const events = text
    .split("\n\n")
    .filter((event) => event.startsWith("event: stock_import\n"))
  return events.length
    ? events.flatMap((event) =>
        problems(schema, JSON.parse(event.slice(event.indexOf("data: ") + 6)))
      )
    : ["there is no event"]
}
