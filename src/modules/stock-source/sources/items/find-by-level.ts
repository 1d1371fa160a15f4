type Filters = Record<string, unknown> & { id?: unknown }
type Config = { order?: Record<string, unknown> }

const PREFIX = /^sitem_/

/**
 * Filters of the generated methods, with the levels to which the wanted source items belong: a source item has its level's id
 * with another prefix (`sourceItemId`), and of the two only the level's has an index.
 */
export function withLevelsOfIds<Given>(filters: Given): Given {
  const { id } = (filters ?? {}) as Filters
  const ids = [id].flat()
  if (id === undefined || !ids.every((one) => typeof one === "string")) {
    return filters
  }
  const levels = ids.flatMap((one) => {
    const rest = (one as string).replace(PREFIX, "")
    return [`ilev_${rest}`, rest]
  })
  return { $and: [filters, { inventory_level_id: levels }] } as Given
}

/** The order of source items' ids is that of their levels' ids; the generated methods have it where none is asked for. */
export function inOrderOfLevels<Given extends object>(config?: Given): Given {
  const { order } = (config ?? {}) as Config
  const { id = "ASC", ...others } = order ?? {}
  return order && Object.keys(others).length
    ? (config as Given)
    : ({ ...config, order: { inventory_level_id: id } } as Given)
}
