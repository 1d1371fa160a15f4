import { useCallback, useEffect, useState } from "react"
import { useSearchParams } from "react-router-dom"
import {
  DEFAULT_OPTIONS,
  OPTION_NAMES,
  type ImportOption,
  type ImportOptions,
} from "../lib/import-options"

/**
 * The options of a new import. They are in the address, so that a reload keeps them; defaults are left out of it. The
 * address follows: the router shows a new one when it has time for it, and an upload that is sent before would go without
 * the option that was chosen last.
 */
export function useImportOptions() {
  const [params, setParams] = useSearchParams()
  const [options, setOptions] = useState(() => optionsIn(params))
  const setOption = useCallback(
    (name: ImportOption, value: string) =>
      setOptions((before) => ({ ...before, [name]: value })),
    []
  )
  useEffect(() => {
    const wanted = withOptions(params, options)
    if (wanted.toString() !== params.toString()) {
      setParams(wanted, { replace: true })
    }
  }, [params, options, setParams])
  return { options, setOption }
}

function optionsIn(params: URLSearchParams): ImportOptions {
  return Object.fromEntries(
    OPTION_NAMES.map((name) => [
      name,
      params.get(name) ?? DEFAULT_OPTIONS[name],
    ])
  ) as ImportOptions
}

function withOptions(
  params: URLSearchParams,
  options: ImportOptions
): URLSearchParams {
  const wanted = new URLSearchParams(params)
  for (const name of OPTION_NAMES) {
    if (options[name] === DEFAULT_OPTIONS[name]) wanted.delete(name)
    else wanted.set(name, options[name])
  }
  return wanted
}
