import { Skeleton, clx } from "@medusajs/ui"
import { useFormat } from "../../../shared/hooks/use-format"

type StockNumberProps = {
  /** Undefined: not counted yet. Null: could not be counted. */
  value: number | null | undefined
  /** Whether a number other than zero is something to look at. */
  warns?: boolean
}

/** A count of a source; a shimmer until it is there. */
export const StockNumber = ({ value, warns = false }: StockNumberProps) => {
  const { number } = useFormat()
  if (value === undefined) {
    return <Skeleton className="h-4 w-12" />
  }
  return (
    <span
      className={clx("tabular-nums", {
        "text-ui-fg-base": warns && Boolean(value),
      })}
    >
      {value === null ? "–" : number(value)}
    </span>
  )
}
