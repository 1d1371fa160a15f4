import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import { deleteStoredFile } from "../../../files/delete-stored-file"

export const deleteOrphanedUploadsStepId = "delete-orphaned-uploads"

/** Deletes the files of uploads whose process died before an import had them. Nothing brings them back. */
export const deleteOrphanedUploadsStep = createStep(
  { name: deleteOrphanedUploadsStepId, noCompensation: true },
  async (_input: undefined, { container }) => {
    const service = container.resolve(STOCK_SOURCE_MODULE)
    const keys = await service.listOrphanedUploads()
    for (const key of keys) {
      if (await deleteStoredFile(container, key)) {
        await service.forgetUpload(key)
      }
    }
    return new StepResponse(keys.length)
  }
)
