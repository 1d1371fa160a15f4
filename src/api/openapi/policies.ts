import middlewares from "../middlewares"

/**
 * The RBAC policies that stand before a route, such as `stock_source:read`, as the middlewares declare them.
 *
 * @param path as Medusa has it, `/admin/sources/:code`
 */
export function policiesOf(method: string, path: string): string[] {
  const policies = (middlewares.routes ?? [])
    .filter(({ methods }) => methods?.some((one) => one === method))
    .filter(({ matcher }) => matches(`${matcher}`, path))
    .flatMap(({ policies }) => policies ?? [])
    .map(({ resource, operation }) => `${resource}:${operation}`)
  return [...new Set(policies)].sort()
}

/** `:id` of a matcher stands for any part of a path, `(rows|file)` for one of them. */
function matches(matcher: string, path: string): boolean {
  return new RegExp(`^${matcher.replace(/:\w+/g, "[^/]+")}$`).test(path)
}
