import type { AnyCommand } from '../../src/store/command.ts'
import { runCommand } from '../../src/store/run-command.ts'
import type { DirectDatabase } from '../main/support/direct-database.ts'
import { now } from '../support/lookalikes.ts'
import { readEveryRow, type Everything } from '../support/watch-rows.ts'
import type { Write } from './writes/write.ts'

/** Outcome of a write, with every row before and after it. */
export interface WriteRun {
  /** The name of the refusal, where it was refused. */
  readonly refused: string | undefined
  readonly before: Everything
  readonly after: Everything
  /** The numbers of the advisory locks that it held; none where there is one writer. */
  readonly locks: readonly number[]
}

/** Runs a write in a transaction that is undone, on the rows that a database has. */
export async function runWrite(
  direct: DirectDatabase,
  command: AnyCommand,
  write: Write<unknown>,
): Promise<WriteRun> {
  const { connection } = direct
  await direct.query('begin')
  try {
    for (const statement of write.prepare ?? []) await direct.query(statement)
    const before = await readEveryRow(connection)
    const call = { name: command.name, input: write.input, at: now, replies: false }
    const outcome = await runCommand(connection, command, call)
    const after = await readEveryRow(connection)
    const locks = await readLocks(direct)
    if (outcome.kind === 'refused') return { refused: outcome.refusal.error, before, after, locks }
    const { refused } = (outcome.value ?? {}) as { refused?: { name: string } }
    return { refused: refused?.name, before, after, locks }
  } finally {
    await direct.query('rollback')
  }
}

async function readLocks({ connection, query }: DirectDatabase): Promise<number[]> {
  if (connection.dialect === 'sqlite') return []
  const rows = await query(
    `select objid from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
  )
  return rows.map(({ objid }) => Number(objid))
}
