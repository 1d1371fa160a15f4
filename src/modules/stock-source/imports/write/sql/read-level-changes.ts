import type { WritingAct } from "../../states"
import type { Queryable } from "../../../database/database"
import type { LevelChanges } from "../../../types"
import type { Chunk } from "./chunk-lines"

/** What a chunk that is applied has done to inventory levels, told by the plan. */
const APPLIED = {
  created: "outcome = 'create'",
  updated: "outcome = 'update'",
  deleted: "outcome = 'delete'",
}

/** What a chunk that is taken back has done to them; a created level with units left in it stays. */
const UNDONE = {
  created: "outcome = 'delete'",
  updated: "outcome = 'update' or (outcome = 'create' and deleted_at is null)",
  deleted: "outcome = 'create' and deleted_at is not null",
}

/** Levels that committed chunks have written, for whoever has to tell it once more. Never too few of them. */
export async function readLevelChanges(
  queryable: Queryable,
  act: WritingAct,
  { importNumber, from, through }: Chunk
): Promise<LevelChanges> {
  const { created, updated, deleted } = act === "apply" ? APPLIED : UNDONE
  const { rows } = await queryable.query<LevelChanges>(
    `select
       coalesce(array_agg(level.id) filter (where ${created}), '{}') as created,
       coalesce(array_agg(level.id) filter (where ${updated}), '{}') as updated,
       coalesce(array_agg(level.id) filter (where ${deleted}), '{}') as deleted
     from stock_import_row r
     join inventory_level level on level.id = r.inventory_level_id
     where r.import_number = $1 and r.row_number > $2 and r.row_number <= $3`,
    [importNumber, from, through]
  )
  return rows[0]
}
