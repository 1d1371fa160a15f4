import type { ClientBase } from "pg"

/** One PostgreSQL connection: what every function in `sql/` runs on. Bindings are `$1`, `$2`, … */
export type Connection = ClientBase
