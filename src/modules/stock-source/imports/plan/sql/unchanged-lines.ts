/**
 * The lines of a plan that change nothing, and of which nothing is said. They are kept by the thousand in rows of
 * `stock_import_unchanged`, each the lines of one source, status and stretch of the file: written one by one they were most of what a
 * check of a nightly feed takes. A line is either here or in `stock_import_row`, never in both; one that moves between check and
 * apply is taken over there first (see drifted-lines.ts).
 */
export const UNCHANGED_COLUMNS = `
  block.import_number, line.row_number, block.source_code, line.sku, 'unchanged' as outcome, block.source_id,
  line.inventory_item_id, line.inventory_level_id,
  block.status as before_status, line.quantity as before_quantity,
  block.status as after_status, trim_scale(line.quantity) as after_quantity,
  case when block.with_expected or block.by_change then 0 end as change_quantity,
  line.reserved_quantity, null::jsonb as issues, block.by_change, block.keeps_status`

/** The lines of the `block`s before it in a `from`. */
export const LINES_OF_BLOCK = `cross join lateral unnest(
    block.row_numbers, block.skus, block.inventory_item_ids, block.inventory_level_ids, block.quantities, block.reserved_quantities
  ) as line (row_number, sku, inventory_item_id, inventory_level_id, quantity, reserved_quantity)`

/** Columns of a block in the order of its import's number, what its lines have in common, and {@link blockOf}. */
export const BLOCK_COLUMNS = `import_number, source_id, source_code, status, with_expected, by_change, keeps_status,
  first_row, last_row, lines, units,
  row_numbers, skus, inventory_item_ids, inventory_level_ids, quantities, reserved_quantities`

/** What a group of lines comes to as a block; `level`: SQL of the level's id. */
export const blockOf = (level: string) => `
  min(row_number), max(row_number), count(*), sum(before_quantity),
  array_agg(row_number), array_agg(sku), array_agg(inventory_item_id), array_agg(${level}),
  array_agg(before_quantity), array_agg(reserved_quantity)`
