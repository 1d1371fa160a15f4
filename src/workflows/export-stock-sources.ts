import {
  WorkflowResponse,
  createWorkflow,
  transform,
  when,
} from "@medusajs/framework/workflows-sdk"
import {
  notifyOnFailureStep,
  sendNotificationsStep,
  useQueryGraphStep,
} from "@medusajs/medusa/core-flows"
import {
  exportStockSourcesStep,
  type ExportStockSourcesStepInput,
} from "./steps/export-stock-sources"

export type ExportStockSourcesWorkflowInput = ExportStockSourcesStepInput & {
  /** Tell the admins in the dashboard's feed that the file is there, or that it failed. Default true. */
  notify?: boolean
}

/** `url` is the file provider's address for a download, signed and short-lived where the provider signs. */
export type ExportStockSourcesWorkflowOutput = {
  file: { id: string; url: string; filename: string }
}

export const exportStockSourcesWorkflowId = "export-stock-sources"

/**
 * Writes the source items into a CSV in the File module and tells the admins, as Medusa's own exports do.
 * It ends when the file is there; nothing is left of it where a later step fails.
 *
 * @example
 * const { result } = await exportStockSourcesWorkflow(container).run({
 *   input: { filters: { source_code: "berlin" }, columns: ["sku", "quantity"] },
 * })
 * result.file.url
 *
 * @summary
 * Export source items to the File module.
 */
export const exportStockSourcesWorkflow = createWorkflow(
  exportStockSourcesWorkflowId,
  (input: ExportStockSourcesWorkflowInput) => {
    const notify = transform({ input }, ({ input }) => input?.notify ?? true)

    when("notify-of-failure", notify, (wanted) => wanted).then(() => {
      notifyOnFailureStep([
        notification(
          "The stock sources could not be exported. The server's log says why."
        ),
      ])
    })

    const exported = exportStockSourcesStep(input)

    const { data: stored } = useQueryGraphStep({
      entity: "file",
      fields: ["id", "url"],
      filters: { id: exported.id },
      options: { isList: false },
    })

    const file = transform({ exported, stored }, ({ exported, stored }) => ({
      ...exported,
      url: stored.url as string,
    }))

    const success = transform(file, ({ filename, url }) => [
      notification("The stock sources are exported.", {
        filename,
        url,
        mimeType: "text/csv",
      }),
    ])

    when("notify-of-file", notify, (wanted) => wanted).then(() => {
      sendNotificationsStep(success)
    })

    return new WorkflowResponse({ file })
  }
)

function notification(
  description: string,
  file?: { filename: string; url: string; mimeType: string }
) {
  return {
    to: "",
    channel: "feed",
    template: "admin-ui",
    data: { title: "Stock sources export", description, file },
  }
}
