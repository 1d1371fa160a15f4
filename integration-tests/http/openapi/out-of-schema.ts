import {
  type Documented,
  isDocumented,
  isDocumentedText,
  resolve,
} from "./document"

/** A request that the document does not allow, and what of it is wrong. */
export type Bad = { what: string; query?: string; body?: unknown }

const TEXTS = ["no such value", "-1", "1.5", "99999999999999999999"]
const VALUES = ["no such value", true, -1, {}, [], [true], [{}]]

/** Every query that has one parameter out of its schema, for each value that is. */
export function badQueries({ parameters }: Documented): Bad[] {
  const query = parameters.filter((one) => one.in === "query")
  const unknown = { what: "an unknown parameter", query: "no_such=1" }
  return query.length
    ? [...query.flatMap(({ name, schema }) => badTexts(name, schema)), unknown]
    : []
}

function badTexts(name: string, schema: any): Bad[] {
  if (schema.type === "object") {
    return [
      ...Object.entries<any>(schema.properties).flatMap(([inner, one]) =>
        badTexts(`${name}[${inner}]`, one)
      ),
      { what: `${name}[no_such]`, query: `${name}[no_such]=1` },
    ]
  }
  return TEXTS.filter((text) => !isDocumentedText(schema, text)).map(
    (text) => ({
      what: `${name}=${text}`,
      query: `${name}=${encodeURIComponent(text)}`,
    })
  )
}

/** Every body that differs from a good one in one value that is out of its schema, however deep. */
export function badBodies(schema: any, good: any, place = ""): Bad[] {
  const { properties = {}, items } = shapeOf(schema)
  if (Array.isArray(good)) {
    return good.length
      ? badBodies(items, good[0], `${place}[0]`).map(({ what, body }) => ({
          what,
          body: [body, ...good.slice(1)],
        }))
      : []
  }
  const unknown = { what: `${place}.no_such`, body: { ...good, no_such: 1 } }
  return [
    ...Object.entries(properties).flatMap(([name, one]) =>
      badValues(one, good[name], `${place}.${name}`).map(({ what, body }) => ({
        what,
        body: { ...good, [name]: body },
      }))
    ),
    unknown,
  ]
}

/** What of several the values of a good body are: the first, and never null. */
function shapeOf(schema: any): any {
  const { anyOf, ...shape } = resolve(schema)
  return anyOf ? shapeOf(anyOf[0]) : shape
}

function badValues(schema: any, good: unknown, place: string): Bad[] {
  const wrong = VALUES.filter((value) => !isDocumented(schema, value)).map(
    (value) => ({ what: `${place}: ${JSON.stringify(value)}`, body: value })
  )
  const isDeep = typeof good === "object" && good !== null
  return isDeep ? [...wrong, ...badBodies(schema, good, place)] : wrong
}
