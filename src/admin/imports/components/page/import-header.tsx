import { ArrowDownTray, ArrowPath, History, Plus } from "@medusajs/icons"
import { Container, Heading, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { download } from "../../../shared/lib/download"
import { reportName } from "../../../../csv/file-name"
import { useReportPath } from "../../hooks/use-report-path"
import { importAgainPath } from "../../lib/import-options"
import { isAtWork, type StockImport } from "../../lib/stock-import"
import { ActionMenu } from "../../../shared/components/action-menu"
import { StockImportStatusBadge } from "../../../shared/components/stock-import-status-badge"

/** Which import this is, what it is doing, and what else can be done with it. */
export const ImportHeader = ({ stockImport }: { stockImport: StockImport }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const errorText = useErrorText()
  const { can } = usePermissions()
  const {
    id,
    number,
    filename,
    file_size,
    behavior,
    created_at,
    counts,
    plan_dropped_at,
  } = stockImport
  const reportPath = useReportPath(id)

  const save = (path: string, name: string) => {
    download(path, { filename: name }).catch((error) =>
      toast.error(t("imports.download.failed"), {
        description: errorText(error),
      })
    )
  }
  const facts = [
    t(`imports.behavior.${behavior}`),
    format.fileSize(file_size),
    counts.rows > 0 &&
      t("imports.meta.rows", {
        count: counts.rows,
        n: format.number(counts.rows),
      }),
    t("imports.meta.uploadedAt", { date: format.dateTime(created_at) }),
  ].filter(Boolean)
  const files = plan_dropped_at
    ? []
    : [
        {
          icon: <ArrowDownTray />,
          label: t("imports.actions.original"),
          onClick: () => save(`/admin/stock-imports/${id}/file`, filename),
        },
        {
          icon: <ArrowDownTray />,
          label: t("imports.actions.report"),
          onClick: () => save(reportPath, reportName(filename)),
          disabled: counts.error === 0,
        },
      ]
  const ways = [
    ...(can("stock_import:create")
      ? [
          ...(plan_dropped_at || isAtWork(stockImport)
            ? []
            : [
                {
                  icon: <ArrowPath />,
                  label: t("imports.actions.again"),
                  to: importAgainPath(stockImport),
                },
              ]),
          {
            icon: <Plus />,
            label: t("imports.actions.newImport"),
            to: "/stock-imports/new",
          },
        ]
      : []),
    {
      icon: <History />,
      label: t("imports.actions.history"),
      to: "/stock-imports",
    },
  ]
  return (
    <Container className="flex items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading>{t("imports.title", { number })}</Heading>
          <StockImportStatusBadge {...stockImport} />
        </div>
        <Text size="small" className="text-ui-fg-subtle break-words">
          <span className="text-ui-fg-base break-all">{filename}</span>
          {facts.map((fact) => ` · ${fact}`)}
        </Text>
      </div>
      <ActionMenu
        label={t("imports.actions.menu")}
        groups={[{ actions: files }, { actions: ways }]}
      />
    </Container>
  )
}
