/** What a source answers with; `name`, `address` and `sales_channels` are its stock location's. */
export const defaultAdminSourceFields = [
  "id",
  "code",
  "name",
  "enabled",
  "settling",
  "is_default",
  "stock_location_id",
  "*address",
  "created_at",
  "updated_at",
]

export const retrieveSourceQueryConfig = {
  defaults: defaultAdminSourceFields,
  isList: false,
}

export const listSourceQueryConfig = {
  ...retrieveSourceQueryConfig,
  isList: true,
}
