import { useCallback, useMemo } from "react"
import { useSearchParams } from "react-router-dom"
import {
  DEFAULT_OPTIONS,
  OPTION_NAMES,
  type ImportOption,
  type ImportOptions,
} from "../lib/import-options"

/** The options of a new import. They are in the address, so that a reload keeps them; defaults are left out of it. */
export function useImportOptions() {
  const [params, setParams] = useSearchParams()
  const options = useMemo(
    () =>
      Object.fromEntries(
        OPTION_NAMES.map((name) => [
          name,
          params.get(name) ?? DEFAULT_OPTIONS[name],
        ])
      ) as ImportOptions,
    [params]
  )
  const setOption = useCallback(
    (name: ImportOption, value: string) =>
      setParams(
        (before) => {
          if (value === DEFAULT_OPTIONS[name]) before.delete(name)
          else before.set(name, value)
          return before
        },
        { replace: true }
      ),
    [setParams]
  )
  return { options, setOption }
}
