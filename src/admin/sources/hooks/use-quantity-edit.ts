import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { statusOf } from "../../shared/lib/errors"
import { parseQuantity, typedQuantity } from "../lib/parse-quantity"
import { readSourceItem, type SourceItem } from "../lib/source-items"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { useTexts } from "../../shared/hooks/use-texts"
import { useFormat } from "../../shared/hooks/use-format"
import { showItem, useChangeSourceItem } from "./use-source-items"

/** Somebody has changed the quantity since it was read: a sale, another admin, an import. */
export type QuantityConflictState = {
  /** What was shown when the admin began to type. */
  seen: number
  /** What is live now. */
  live: SourceItem
  /** What the admin wants, as decimal text. */
  wanted: string
}

/**
 * A quantity while it is edited. It is saved only where the quantity that the admin saw is live still, so that no edit
 * overwrites a sale; where it is not, {@link QuantityConflictState} asks what is meant.
 */
export function useQuantityEdit(item: SourceItem) {
  const { t } = useTranslation("stockSources")
  const { locale } = useFormat()
  const errorText = useErrorText()
  const texts = useTexts()
  const client = useQueryClient()
  const { mutate, isPending } = useChangeSourceItem(item)
  const shown = typedQuantity(item.quantity, locale)
  const [draft, setDraft] = useState<string>()
  // What was there when the typing began; a list that is read again meanwhile does not move it.
  const [seen, setSeen] = useState(item.quantity)
  const [saved, setSaved] = useState<number>()
  const [error, setError] = useState<string>()
  const [conflict, setConflict] = useState<QuantityConflictState>()

  const isDirty = draft !== undefined && draft !== shown

  const takeBack = () => {
    setDraft(undefined)
    setError(undefined)
    setConflict(undefined)
  }

  useEffect(() => {
    if (draft === shown) takeBack()
  }, [shown])

  const type = (text: string) => {
    if (draft === undefined) setSeen(item.quantity)
    setDraft(text)
    setSaved(undefined)
    setError(undefined)
  }

  const askAgain = async (wanted: string) => {
    const live = await readSourceItem({
      source_code: item.source_code,
      sku: item.sku ?? "",
    })
    if (!live) {
      setError(
        t("sources.items.gone", { sku: item.sku, source: item.source_name })
      )
      return
    }
    showItem(client, live)
    setConflict({ seen, live, wanted })
  }

  const write = (quantity: string, expected: number) =>
    mutate(
      { quantity, expected_quantity: String(expected) },
      {
        onSuccess: ({ warnings }) => {
          takeBack()
          setSaved(Number(quantity))
          warnings.forEach((warning) => toast.warning(texts.issue(warning)))
        },
        onError: (failure) => {
          setDraft(typedQuantity(Number(quantity), locale))
          if (statusOf(failure) === 409) {
            askAgain(quantity).catch(showFailure)
          } else {
            showFailure(failure)
          }
        },
      }
    )

  const showFailure = (failure: unknown) => setError(errorText(failure))

  const save = () => {
    if (!isDirty || isPending) return
    const quantity = parseQuantity(draft, locale)
    if (quantity === null) {
      setError(
        t("sources.items.notAQuantity", { example: typedQuantity(1.5, locale) })
      )
      return
    }
    if (Number(quantity) === item.quantity && item.quantity === seen) {
      takeBack()
      return
    }
    write(quantity, seen)
  }

  /** The admin's answer to a conflict: the quantity to write over the live one, or null to leave that. */
  const decide = (quantity: string | null) => {
    const live = conflict?.live
    setConflict(undefined)
    if (quantity === null || !live) {
      takeBack()
      return
    }
    setSeen(live.quantity)
    write(quantity, live.quantity)
  }

  return {
    text: draft ?? shown,
    isDirty,
    isSaving: isPending,
    error,
    /** The quantity that was saved last; undefined since something else is typed. */
    saved,
    conflict,
    type,
    save,
    takeBack,
    decide,
  }
}
