import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import type { StockImport } from "../../lib/stock-import"

/** How far an act is, and how long it will still take, in words. */
export function useProgressText(
  { phase, done, total }: StockImport["progress"],
  secondsLeft: number | undefined
) {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  // What writes stock counts row numbers, and the header is row 1.
  const header = phase === "applying" || phase === "undoing" ? 1 : 0
  const write = phase === "reading" ? format.fileSize : format.number
  const amount = t(`imports.progress.${phase}`, {
    done: write(Math.max(0, done - header)),
    total: write(Math.max(0, total - header)),
  })
  return {
    amount,
    timeLeft: secondsLeft === undefined ? "" : left(secondsLeft),
  }

  function left(seconds: number): string {
    const [unit, count] =
      seconds < 90
        ? (["seconds", Math.max(5, Math.ceil(seconds / 5) * 5)] as const)
        : (["minutes", Math.ceil(seconds / 60)] as const)
    return t(`imports.progress.${unit}Left`, { count, n: format.number(count) })
  }
}
