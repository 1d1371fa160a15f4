import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const BEHAVIOR = "stock_import_behavior_check"
const PLANS = ["stock_import_row", "stock_import_unchanged"]
const COLUMNS = ["by_change", "keeps_status"]

/** Behavior `adjust`, and lines of a plan that leave quantity or status as they are by the time they are written. */
export class Migration20261128141000 extends Migration {
  override async up(): Promise<void> {
    this.allow("'append', 'replace', 'delete', 'snapshot', 'adjust'")
    const added = COLUMNS.map(
      (name) => `add column if not exists "${name}" boolean null`
    )
    for (const plan of PLANS) {
      this.addSql(`alter table if exists "${plan}" ${added.join(", ")};`)
    }
  }

  override async down(): Promise<void> {
    const dropped = COLUMNS.map((name) => `drop column if exists "${name}"`)
    for (const plan of PLANS) {
      this.addSql(`alter table if exists "${plan}" ${dropped.join(", ")};`)
    }
    // What it has written stays, and its plan says what that was; an undo goes by before and after alone.
    this.addSql(
      `update "stock_import" set "behavior" = 'append' where "behavior" = 'adjust';`
    )
    this.allow("'append', 'replace', 'delete', 'snapshot'")
  }

  private allow(behaviors: string): void {
    this.addSql(
      `alter table if exists "stock_import" drop constraint if exists "${BEHAVIOR}";`
    )
    this.addSql(
      `alter table if exists "stock_import" add constraint "${BEHAVIOR}" check ("behavior" in (${behaviors}));`
    )
  }
}
