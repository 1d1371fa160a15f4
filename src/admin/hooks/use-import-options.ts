import { useCallback, useMemo } from "react"
import { useSearchParams } from "react-router-dom"

/** Options of an import as the upload route takes them, with the defaults that the route has. */
export const DEFAULT_OPTIONS = {
  behavior: "append",
  missing: "zero",
  validation_strategy: "stop_on_errors",
  allowed_errors: "0",
  delimiter: "",
  encoding: "",
  on_stale: "rebase",
  below_reserved: "warn",
}

export type ImportOptions = typeof DEFAULT_OPTIONS
export type ImportOption = keyof ImportOptions

const NAMES = Object.keys(DEFAULT_OPTIONS) as ImportOption[]

/** The options of a new import. They are in the address, so that a reload keeps them; defaults are left out of it. */
export function useImportOptions() {
  const [params, setParams] = useSearchParams()
  const options = useMemo(
    () =>
      Object.fromEntries(
        NAMES.map((name) => [name, params.get(name) ?? DEFAULT_OPTIONS[name]])
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

/** What is sent: only what is not the default, and nothing that the behavior does not use. */
export function queryOf(options: ImportOptions): Record<string, string> {
  const unused: ImportOption[] = [
    ...(options.behavior === "snapshot" ? [] : (["missing"] as const)),
    ...(options.validation_strategy === "stop_on_errors"
      ? []
      : (["allowed_errors"] as const)),
    ...(options.behavior === "delete" ? (["below_reserved"] as const) : []),
  ]
  return Object.fromEntries(
    NAMES.filter(
      (name) =>
        !unused.includes(name) && options[name] !== DEFAULT_OPTIONS[name]
    ).map((name) => [name, options[name]])
  )
}
