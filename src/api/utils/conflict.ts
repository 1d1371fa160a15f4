import { MedusaError } from "@medusajs/framework/utils"
import createHttpError from "http-errors"

/**
 * Runs `work` and keeps what a conflict says: Medusa's error handler answers a MedusaError of that type with 409 and a
 * message of its own, which hides whom one has to wait for.
 *
 * @throws HttpError 409 in place of MedusaError `conflict`; every other error as it is.
 */
export async function withConflictMessage<Result>(
  work: () => Promise<Result>
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { type, message } = error as MedusaError
    if (type === MedusaError.Types.CONFLICT) {
      throw createHttpError(409, message)
    }
    throw error
  }
}
