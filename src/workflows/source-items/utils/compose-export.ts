import { transform, when } from "@medusajs/framework/workflows-sdk"
import { useQueryGraphStep } from "@medusajs/medusa/core-flows"
import {
  exportStockSourcesStep,
  type ExportStockSourcesStepInput,
} from "../steps/export-stock-sources"
import { notifyOfExportStep } from "../steps/notify-of-export"
import { notifyOfFailedExportStep } from "../steps/notify-of-failed-export"

export type ExportStockSourcesWorkflowInput = ExportStockSourcesStepInput & {
  /** Tell in the dashboard's feed that the file is there, or that it failed. Default true. */
  notify?: boolean
  /** Id of the user who is told. Default: all admins. */
  requested_by?: string
}

/** `url` is the file provider's address for a download, signed and short-lived where the provider signs. */
export type ExportStockSourcesWorkflowOutput = {
  file: { id: string; url: string; filename: string }
}

/**
 * What both export workflows are made of.
 *
 * @param background the file is written by an asynchronous step, and the workflow's `run` does not wait for it
 */
export function composeExport(
  input: ExportStockSourcesWorkflowInput,
  background: boolean
) {
  const told = transform({ input }, ({ input }) => ({
    notify: input?.notify ?? true,
    to: toldUser(input?.requested_by),
  }))

  when("notify-of-failure", told, ({ notify }) => notify).then(() => {
    notifyOfFailedExportStep(told)
  })

  const exported = exportStockSourcesStep(input).config({
    async: background,
    backgroundExecution: background,
  })

  const { data: stored } = useQueryGraphStep({
    entity: "file",
    fields: ["id", "url"],
    filters: { id: exported.id },
    options: { isList: false },
  })

  const file = transform({ exported, stored }, ({ exported, stored }) => ({
    id: exported.id,
    filename: exported.filename,
    url: stored.url as string,
  }))

  const notice = transform(
    { file, exported, told },
    ({ file: { filename, url }, exported, told }) => ({
      file: { filename, url, type: exported.type },
      rows: exported.rows,
      to: told.to,
    })
  )

  when("notify-of-file", told, ({ notify }) => notify).then(() => {
    notifyOfExportStep(notice)
  })

  return file
}

/** An API key has no feed: what it asked for is told to all admins. */
function toldUser(requestedBy?: string): string {
  return requestedBy?.startsWith("user_") ? requestedBy : ""
}
