/**
 * Whether nobody has touched an assignment that we made for a new inventory item: nothing stocked, withheld, reserved,
 * awaited or noted, and neither row written since. `l` is the inventory level, `i` what is noted of it.
 */
export const UNTOUCHED_ASSIGNMENT = `(
  l.deleted_at is null and i.assigned_by_default
  and l.stocked_quantity = 0 and l.reserved_quantity = 0 and l.incoming_quantity = 0 and l.metadata is null
  and i.status = 1 and i.withheld_quantity = 0
  and l.updated_at = l.created_at and i.updated_at = i.created_at)`
