import type {
  DataTablePaginationState,
  DataTableSortingState,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useSearchParams } from "react-router-dom"

type Changes = Record<string, string | undefined>

/**
 * Search, filters, order and page of a table, kept in the page's address, so that they can be reloaded and shared.
 *
 * @param prefix told before each name where the page has another table
 */
export function useTableState({
  prefix,
  pageSize = 20,
}: { prefix?: string; pageSize?: number } = {}) {
  const [params, setParams] = useSearchParams()
  return useMemo(() => {
    const nameOf = (name: string) => (prefix ? `${prefix}_${name}` : name)
    const get = (name: string) => params.get(nameOf(name)) ?? undefined
    const set = (changes: Changes, replace = false) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries({
            offset: undefined,
            ...changes,
          })) {
            if (value) after.set(nameOf(name), value)
            else after.delete(nameOf(name))
          }
          return after
        },
        { replace }
      )
    const order = get("order")
    const offset = Number(get("offset")) || 0
    return {
      get,
      /** Changes what is named; the page is the first again. */
      set,
      q: get("q"),
      order,
      offset,
      limit: pageSize,
      pagination: { pageIndex: Math.floor(offset / pageSize), pageSize },
      setPagination: ({ pageIndex }: DataTablePaginationState) =>
        set({ offset: pageIndex ? String(pageIndex * pageSize) : undefined }),
      sorting: order
        ? { id: order.replace(/^-/, ""), desc: order.startsWith("-") }
        : null,
      setSorting: (sorting: DataTableSortingState | null) =>
        set({
          order: sorting
            ? `${sorting.desc ? "-" : ""}${sorting.id}`
            : undefined,
        }),
    }
  }, [params, setParams, prefix, pageSize])
}

/** What {@link useTableState} holds. */
export type TableState = ReturnType<typeof useTableState>
