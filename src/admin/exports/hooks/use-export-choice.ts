import { useCallback, useEffect, useState } from "react"
import { useSearchParams } from "react-router-dom"
import {
  type ExportChoice,
  readExportChoice,
  writeExportChoice,
} from "../lib/export-choice"
import { useDebounced } from "../../shared/hooks/use-debounced"

/** What is to be exported, kept in the URL: a reload or a link to it shows the same. */
export function useExportChoice() {
  const [params, setParams] = useSearchParams()
  const [choice, setChoice] = useState(() => readExportChoice(params))
  const change = useCallback(
    (changes: Partial<ExportChoice>) =>
      setChoice((before) => ({ ...before, ...changes })),
    []
  )

  // What is typed stands in the field at once; the address follows.
  const settled = useDebounced(choice)
  const wanted = writeExportChoice(settled).toString()
  useEffect(() => {
    if (wanted !== params.toString()) {
      setParams(wanted, { replace: true })
    }
  }, [wanted, params, setParams])

  return { choice, settled, change }
}
