import type { StockImportTotal } from "../../../../modules/stock-source/types"
import { quantityDifference } from "../../../shared/lib/exact-quantity"
import { useInForce } from "./plan-force"

const COLORS = { more: "bg-ui-tag-green-icon", less: "bg-ui-tag-red-icon" }

type Props = { total: StockImportTotal; most: number }

/** Units of a source as a bar: what stays, and behind it what goes or what comes. */
export const TotalBar = ({ total: { before, after }, most }: Props) => {
  const share = (units: number) => `${(Math.max(0, units) / most) * 100}%`
  const stays = Math.min(before, after)
  const isInForce = useInForce()
  const moves = Math.abs(quantityDifference(before, after))
  return (
    <div className="bg-ui-bg-component flex h-2 w-full overflow-hidden rounded-full">
      <div
        className="bg-ui-tag-neutral-icon h-full"
        style={{ width: share(stays) }}
      />
      <div
        className={`h-full ${isInForce ? COLORS[after >= before ? "more" : "less"] : ""}`}
        style={{ width: share(moves) }}
      />
    </div>
  )
}
