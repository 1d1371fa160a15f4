import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { isDeepStrictEqual } from "node:util"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { StockImportDTO } from "../../../modules/stock-source/types"
import { createStockImportWorkflow } from "../../../workflows"
import { optionsByProfile } from "../../../modules/stock-source/imports/profiles/take-profile"
import { discardStockFile } from "../../../files/discard-stock-file"
import { sourceScope } from "../../utils/permissions/permitted"
import type { SourceScope } from "../../utils/permissions/role-scopes"
import {
  covers,
  readSourceScope,
  refuseUngranted,
} from "../../utils/permissions/source-scope"
import { headersOf } from "../../utils/requests/checked-headers"
import { receiveStockFile, type ReceivedStockFile } from "./receive-stock-file"
import { uploadStockImport } from "./operations"
import { httpRefusal, Refusal } from "../../../modules/stock-source/refusal"

/** What became of an upload. */
export type Upload = {
  id: string
  /** False where the same upload had come before, and nothing is to be done. */
  created: boolean
}

/**
 * Receives an upload and records it as a stock import, once for each `Idempotency-Key`: the same upload again leads to
 * the first import, however close together the two come, and no second file stays.
 *
 * @throws HttpError 422 where the key was used for another file or with other options; what {@link receiveStockFile}
 *   throws.
 */
export async function uploadOnce(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<Upload> {
  const key = headersOf(req, uploadStockImport)["Idempotency-Key"] || undefined
  const first = key ? await findFirst(req, key) : undefined
  const received = await receiveStockFile(req, res, { stored: !first })
  if (first) {
    return sameAs(first, await byProfile(req, received), sourceScope(req))
  }
  try {
    if (received.options.apply) {
      await refuseApplying(req)
    }
    const { result } = await createStockImportWorkflow(req.scope).run({
      input: {
        ...received,
        created_by: req.auth_context.actor_id,
        idempotency_key: key,
        check: true,
        allowed_source_codes: sourceScope(req),
      },
    })
    return { id: result.id, created: true }
  } catch (error) {
    await discardStockFile(req.scope, received.file.key)
    // The other one of two that came at once was faster.
    const faster = key ? await findFirst(req, key) : undefined
    if (!faster) {
      throw error
    }
    return sameAs(faster, await byProfile(req, received), sourceScope(req))
  }
}

/** With the options of the profile that it names, as the import of such an upload has them. */
async function byProfile(
  req: AuthenticatedMedusaRequest,
  received: ReceivedStockFile
): Promise<ReceivedStockFile> {
  const { options } = received
  if (!options.profile) {
    return received
  }
  const profile = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .findStockImportProfile(options.profile)
  return { ...received, options: optionsByProfile(options, profile) }
}

function findFirst(
  req: AuthenticatedMedusaRequest,
  key: string
): Promise<StockImportDTO | undefined> {
  return req.scope.resolve(STOCK_SOURCE_MODULE).findStockImportByKey(key)
}

/**
 * An import that applies automatically does what its uploader may do: apply, and at every source that its rows may be about.
 *
 * @throws MedusaError `forbidden`.
 */
async function refuseApplying(req: AuthenticatedMedusaRequest): Promise<void> {
  const apply = { resource: "stock_import", operation: "apply" } as const
  await refuseUngranted(req, apply)
  if (!covers(await readSourceScope(req, apply), sourceScope(req))) {
    throw new Refusal(MedusaError.Types.FORBIDDEN, "some_sources_only", {
      reason: "apply",
    })
  }
}

function sameAs(
  first: StockImportDTO,
  { file, options }: ReceivedStockFile,
  scope: SourceScope
): Upload {
  if (!covers(scope, first.allowed_source_codes ?? undefined)) {
    throw httpRefusal(422, "idempotency_key", { reason: "somebody_else" })
  }
  const known = first as Record<string, unknown>
  const other = Object.entries(options).find(
    ([name, value]) =>
      value !== undefined && !isDeepStrictEqual(known[name], value)
  )
  if (file.hash !== first.file_hash || other) {
    throw httpRefusal(422, "idempotency_key", {
      ...(other
        ? { reason: "other_option", option: other[0] }
        : { reason: "other_file" }),
      number: first.number,
    })
  }
  return { id: first.id, created: false }
}
