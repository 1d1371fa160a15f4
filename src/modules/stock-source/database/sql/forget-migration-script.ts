import type { Queryable } from "../database"

/**
 * Lets `medusa db:migrate` run our migration script again, which it does once for ever (MEDUSA: `script_migrations`).
 * Where the plugin comes back after a time without it, there are stock locations that have no source.
 */
export async function forgetMigrationScript(
  connection: Queryable
): Promise<void> {
  await connection.query(
    `do $$ begin
       if to_regclass('script_migrations') is not null then
         delete from script_migrations where script_name like 'create-stock-sources.%';
       end if;
     end $$`
  )
}
