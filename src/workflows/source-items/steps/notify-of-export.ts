import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { notifyInFeed } from "../../utils/notify-in-feed"

export type NotifyOfExportStepInput = {
  file: { filename: string; url: string; type: string }
  rows: number
  /** Id of the user who is told; "": all admins. */
  to: string
}

export const notifyOfExportStepId = "notify-of-export"

/** Tells in the dashboard's feed that an export is there, with its download. */
export const notifyOfExportStep = createStep(
  { name: notifyOfExportStepId, noCompensation: true },
  async ({ file, rows, to }: NotifyOfExportStepInput, { container }) => {
    await notifyInFeed(
      container,
      {
        facts: { code: "exported", params: { rows } },
        file: { filename: file.filename, url: file.url, mimeType: file.type },
      },
      { to }
    )
    return new StepResponse(undefined)
  }
)
