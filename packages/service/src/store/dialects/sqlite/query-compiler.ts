import { SqliteQueryCompiler, type LimitNode } from 'kysely'

/**
 * Writes SQL for SQLite. A limit is written as a sum: SQLite looks at a bare value when it plans, and
 * since the next run may bring another one, it would prepare the statement again at every run.
 */
export class PlannedOnceCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node)
    this.append(' + 0')
  }
}
