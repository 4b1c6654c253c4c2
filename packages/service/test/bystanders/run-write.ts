import { RolledBack } from '../../src/rules/rolled-back.ts'
import type { AnyCommand } from '../../src/store/command.ts'
import { runCommand } from '../../src/store/run-command.ts'
import type { DirectDatabase } from '../main/support/direct-database.ts'
import { now } from '../support/lookalikes.ts'
import { readEveryRow, type Everything } from '../support/watch-rows.ts'
import type { Write } from './writes/write.ts'

/** Outcome of a write, with every row before and after it. */
export interface WriteRun {
  /** The name of the refusal, where it was refused; of a setup each with its place. */
  readonly refused: string | undefined
  /** The changes that it told of; of a setup alone. */
  readonly told?: readonly string[] | undefined
  readonly before: Everything
  readonly after: Everything
  /** The numbers of the advisory locks that it held; none where there is one writer. */
  readonly locks: readonly number[]
}

/** Results that tell of refusals: of one change, and of a setup. */
interface Result {
  readonly refused?: { readonly name: string }
  readonly refusals?: readonly {
    readonly path: string
    readonly refused: { readonly name: string }
  }[]
  readonly changes?: readonly { readonly action: string }[]
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
    await direct.query('savepoint write')
    const outcome = await runCommand(connection, command, call).catch(async (error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
      await direct.query('rollback to savepoint write')
      return { kind: 'done', value: error.result } as const
    })
    const after = await readEveryRow(connection)
    const ran = { before, after, locks: await readLocks(direct) }
    if (outcome.kind === 'refused') return { ...ran, refused: outcome.refusal.error }
    const { refused, refusals, changes } = (outcome.value ?? {}) as Result
    const places = refusals?.map(({ path, refused: { name } }) => `${path} ${name}`)
    return {
      ...ran,
      refused: refused?.name ?? (places?.join(', ') || undefined),
      told: refusals && changes?.map(({ action }) => action),
    }
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
