import { model } from "@medusajs/framework/utils"
import {
  PARKED_ACTS,
  STOCK_IMPORT_ACTS,
  STOCK_IMPORT_STATUSES,
} from "../imports/states"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  EMPTY_QUANTITY,
  MISSING,
  ON_STALE,
  VALIDATION_STRATEGIES,
} from "../imports/import-options"

/**
 * One uploaded file and all that happened to it. Its plan, the lines of the file, is in the tables `stock_import_row` and, of
 * lines that change nothing, `stock_import_unchanged`, both keyed by `number`.
 */
const StockImport = model
  .define(
    { name: "StockImport", tableName: "stock_import" },
    {
      id: model.id({ prefix: "simp" }).primaryKey(),
      /** Short key of the plan's rows, and what an admin calls the import: #12. */
      number: model.autoincrement(),
      status: model.enum([...STOCK_IMPORT_STATUSES]).default("uploaded"),
      behavior: model.enum([...BEHAVIORS]).default("append"),
      validation_strategy: model
        .enum([...VALIDATION_STRATEGIES])
        .default("stop_on_errors"),
      allowed_errors: model.number().default(0),
      /** Where the live quantity is not the file's `expected_quantity`. */
      on_stale: model.enum([...ON_STALE]).default("rebase"),
      /** What a snapshot does to pairs that its file does not have. */
      missing: model.enum([...MISSING]).default("zero"),
      /** Where fewer units would be there than are reserved. */
      below_reserved: model.enum([...BELOW_RESERVED]).default("warn"),
      idempotency_key: model.text().nullable(),
      /** Given by the uploader; null: detected. */
      delimiter: model.text().nullable(),
      encoding: model.text().nullable(),
      /** What stands before the decimals of its quantities: `.`, `,`, or `auto`: detected, or asked. */
      decimal_separator: model.text().default("auto"),
      /** Row of the header, as a spreadsheet counts; null: found. */
      header_row: model.number().nullable(),
      /** Name of the sheet that is read; null: the first one with a header. */
      sheet: model.text().nullable(),
      /** What gives each field, as it was asked for. Null: the columns of their names. */
      mapping: model.json().nullable(),
      /** What its column `sku` holds, in the order in which it is tried. Null: SKUs. */
      match_by: model.json().nullable(),
      /** Whether the name of a source is taken for its code. */
      match_source_names: model.boolean().default(false),
      empty_quantity: model.enum([...EMPTY_QUANTITY]).default("error"),
      /** The profile by which it is read. */
      profile_id: model.text().nullable(),
      /** Values that its profile replaces, as the profile was then. */
      replacements: model.json().nullable(),
      /** What the file was taken for; null while it is not read. */
      reading: model.json().nullable(),
      /** Why stock changes, in the store's own words, and what it belongs to, such as a number of a delivery. */
      reason: model.text().nullable(),
      reference: model.text().nullable(),
      /** Apply automatically when the check has no error. */
      apply: model.boolean().default(false),
      filename: model.text().searchable(),
      file_key: model.text(),
      file_size: model.number(),
      file_hash: model.text(),
      counts: model.json(),
      progress: model.json(),
      totals: model.json(),
      alarms: model.json(),
      /** What is said about the file as a whole, such as a column that is missing. */
      issues: model.json(),
      error: model.json().nullable(),
      /** How many corrections are kept of it, in the table `stock_import_correction`. */
      corrections: model.number().default(0),
      /** How its lines were judged, to judge some of them again alike. */
      judging: model.json().nullable(),
      /** Row number of the last line that is written; set in the transaction that writes it. */
      applied_through: model.number().default(0),
      /** Row number of the last line that is taken back; set likewise. */
      undone_through: model.number().default(0),
      /** Row number of the last line whose events are out, of the apply and of the undo. */
      apply_emitted_through: model.number().default(0),
      undo_emitted_through: model.number().default(0),
      /** The act that was begun and whose hooks and events are not all out; `apply` also while it waits for its turn. */
      pending_act: model.enum([...STOCK_IMPORT_ACTS]).nullable(),
      /** Id of the workflow run that works on the act; null where it has handed it over. */
      act_run: model.text().nullable(),
      /** How many runs have died at this point of the act. */
      act_deaths: model.number().default(0),
      /** The act that is given up, since it has ended its process too often. */
      parked_act: model.enum([...PARKED_ACTS]).nullable(),
      /** Codes, in lowercase, of the only sources that its rows may be about: its uploader's. Null: all. */
      allowed_source_codes: model.json().nullable(),
      /** Codes of the alarms that were accepted, beforehand or when it was applied. */
      confirm: model.json().nullable(),
      created_by: model.text().nullable(),
      applied_by: model.text().nullable(),
      undone_by: model.text().nullable(),
      canceled_by: model.text().nullable(),
      checked_at: model.dateTime().nullable(),
      /** When it began to be written, and to be taken back by an undo. */
      apply_began_at: model.dateTime().nullable(),
      undo_began_at: model.dateTime().nullable(),
      applied_at: model.dateTime().nullable(),
      undone_at: model.dateTime().nullable(),
      canceled_at: model.dateTime().nullable(),
      /** When its plan and file were dropped for their age; the summary stays. */
      plan_dropped_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    {
      name: "IDX_stock_import_idempotency_key",
      on: ["idempotency_key"],
      unique: true,
      where: "idempotency_key IS NOT NULL AND deleted_at IS NULL",
    },
    {
      name: "IDX_stock_import_file_hash",
      on: ["file_hash"],
      where: "deleted_at IS NULL",
    },
  ])

export default StockImport
