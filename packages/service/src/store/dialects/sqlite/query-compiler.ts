import { SqliteQueryCompiler, type LimitNode } from 'kysely'

/**
 * Compiles SQL for SQLite. A limit is written as a sum: SQLite uses a bare parameter for planning,
 * and would prepare the statement again whenever its value changes.
 */
export class PlannedOnceCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node)
    this.append(' + 0')
  }
}
