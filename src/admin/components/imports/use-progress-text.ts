import { useTranslation } from "react-i18next"
import { useFormat } from "../../hooks/use-format"
import type { StockImport } from "../../lib/stock-import"

/** How far an act is, and how long it will still take, in words. */
export function useProgressText(
  { phase, done, total }: StockImport["progress"],
  secondsLeft: number | undefined
) {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const write = phase === "reading" ? format.fileSize : format.number
  const amount = t(`imports.progress.${phase}`, {
    done: write(done),
    total: write(total),
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
