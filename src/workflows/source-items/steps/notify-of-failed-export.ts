import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { notifyInFeed } from "../../utils/notify-in-feed"

export const notifyOfFailedExportStepId = "notify-of-failed-export"

/** Does nothing. Where a later step fails, tells of that in the dashboard's feed. `to`: as {@link notifyOfExportStep}. */
export const notifyOfFailedExportStep = createStep(
  notifyOfFailedExportStepId,
  async ({ to }: { to: string }) => new StepResponse(undefined, to),
  async (to, { container }) => {
    await notifyInFeed(
      container,
      { facts: { code: "export_failed", params: {} } },
      { to: to ?? "" }
    )
  }
)
