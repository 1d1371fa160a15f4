import type { DataTableRow } from "@medusajs/ui"
import type { MouseEvent } from "react"
import { useHref, useNavigate } from "react-router-dom"

// A click on something that does a thing of its own in the row is not a click on the row.
const OWN_CLICKS = "a, button, input, label, [role=menuitem], [role=checkbox]"

/** What a click on a row of a data table does: it leads where the row leads, in a new tab as a link would. */
export function useRowClick<Row>(rowHref?: (row: Row) => string) {
  const navigate = useNavigate()
  const base = useHref("/").replace(/\/$/, "")
  if (!rowHref) return undefined
  return (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    const target = event.target as Element
    // Menus and questions of a row are drawn elsewhere, but their clicks are reported here.
    const isInRow = event.currentTarget.contains(target)
    if (!isInRow || target.closest(OWN_CLICKS)) return
    const href = rowHref(dataOf(row))
    if (event.metaKey || event.ctrlKey) {
      window.open(base + href, "_blank", "noreferrer")
    } else {
      void navigate(href)
    }
  }
}

/** Medusa's data table says that it hands over the data, and hands over the table's row that holds it. */
function dataOf<Row>(row: Row | DataTableRow<Row>): Row {
  return isTableRow(row) ? row.original : row
}

function isTableRow<Row>(
  row: Row | DataTableRow<Row>
): row is DataTableRow<Row> {
  return typeof row === "object" && row !== null && "original" in row
}
