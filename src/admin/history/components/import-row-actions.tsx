import {
  ArrowDownTray,
  ArrowUturnLeft,
  Eye,
  ArrowPath,
  Trash,
  XCircle,
} from "@medusajs/icons"
import { useTranslation } from "react-i18next"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { importAgainPath } from "../../imports/lib/import-options"
import type { StockImport } from "../../imports/lib/stock-import"
import { ActionMenu } from "../../shared/components/action-menu"
import { useRowActs } from "./use-row-acts"
import {
  CANCELABLE,
  MOVING,
  isIn,
} from "../../../modules/stock-source/imports/states"

/** What can be done with an import from the list: only what its state and the admin's role allow. */
export const ImportRowActions = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const acts = useRowActs(stockImport)
  const { id, number, status, counts, plan_dropped_at } = stockImport
  const isApplied = status === "applied" && !plan_dropped_at
  const groups = [
    [
      {
        icon: <Eye />,
        label: t("history.actions.open"),
        to: `/stock-imports/${id}`,
      },
      !plan_dropped_at && {
        icon: <ArrowDownTray />,
        label: t("imports.actions.original"),
        onClick: acts.downloadFile,
      },
      counts.error > 0 &&
        !plan_dropped_at && {
          icon: <ArrowDownTray />,
          label: t("imports.actions.report"),
          onClick: acts.downloadReport,
        },
    ],
    [
      can("stock_import:create") &&
        !plan_dropped_at && {
          icon: <ArrowPath />,
          label: t("imports.actions.again"),
          to: importAgainPath(stockImport),
        },
      can("stock_import:undo") &&
        isApplied && {
          icon: <ArrowUturnLeft />,
          label: t("imports.actions.undo"),
          onClick: acts.undo,
        },
      can("stock_import:cancel") &&
        isIn(CANCELABLE, status) && {
          icon: <XCircle />,
          label: t("imports.actions.cancel"),
          onClick: acts.cancel,
        },
    ],
    [
      can("stock_import:delete") &&
        !isIn(MOVING, status) && {
          icon: <Trash />,
          label: t("history.actions.delete"),
          onClick: acts.remove,
        },
    ],
  ]
  return (
    <div className="flex justify-end">
      <ActionMenu
        label={t("history.actions.menu", { number })}
        groups={groups.map((actions) => ({
          actions: actions.filter((action) => !!action),
        }))}
      />
    </div>
  )
}
