import type { DatabaseSync } from 'node:sqlite'
import { RolledBack } from '../../../rules/rolled-back.ts'
import type { AnyCommand, CommandRegistry } from '../../command.ts'
import type { Connection } from '../../connection.ts'
import { runCommand } from '../../run-command.ts'
import { sqliteCodeOf } from '../../sqlite-code.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import type { WriterBatch, WriterCall, WriterResult } from './messages.ts'

/** Most commands in one commit, which limits how long the first of them waits for the last. */
export const largestBatch = 256

/**
 * Runs the calls in one transaction. Savepoints copy every written page, so the calls share only
 * the transaction; only when one of them fails after it may have written do they all run again,
 * each in its own savepoint. Nothing of the first run has been reported to anybody.
 */
export async function commitTogether(
  database: DatabaseSync,
  connection: Connection,
  commands: CommandRegistry,
  calls: readonly WriterCall[],
): Promise<WriterBatch> {
  const started = performance.now()
  const describe = (failed: boolean, results: readonly WriterResult[] = []) => ({
    commands: calls.length,
    milliseconds: performance.now() - started,
    failed,
    tells: results.some((result) => result.kind === 'done' && result.tells === true),
  })
  const runAll = async (run: (call: WriterCall) => Promise<WriterResult>) => {
    database.exec('begin immediate')
    const results: WriterResult[] = []
    // Sequentially: they share a connection and must see each other's writes.
    for (const call of calls) results.push(await run(call))
    database.exec('commit')
    return results
  }
  try {
    const results = await runAll(async (call) => ({
      id: call.id,
      ...(await runCommand(connection, findCommand(commands, call), call)),
    })).catch((error: unknown) => {
      // On some faults (disk full, I/O) SQLite itself ends the transaction; then every call in it
      // has failed.
      if (!database.isTransaction || error instanceof StoreUnavailable) throw error
      database.exec('rollback')
      return runAll((call) => runInSavepoint(database, connection, commands, call))
    })
    return { results, commit: describe(false, results) }
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    const message = error instanceof Error ? error.message : String(error)
    const fault = { kind: 'unavailable', message, errcode: sqliteCodeOf(error) } as const
    const results = calls.map(({ id }) => ({ id, ...fault }))
    return { results, commit: describe(true) }
  }
}

async function runInSavepoint(
  database: DatabaseSync,
  connection: Connection,
  commands: CommandRegistry,
  call: WriterCall,
): Promise<WriterResult> {
  database.exec('savepoint command')
  try {
    const outcome = await runCommand(connection, findCommand(commands, call), call)
    database.exec('release command')
    return { id: call.id, ...outcome }
  } catch (error) {
    if (!database.isTransaction) throw error
    database.exec('rollback to command; release command')
    if (error instanceof StoreUnavailable) throw error
    if (error instanceof RolledBack) return { id: call.id, kind: 'done', value: error.result }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id: call.id, kind: 'failed', message, stack }
  }
}

function findCommand(commands: CommandRegistry, { name }: WriterCall): AnyCommand {
  const command = commands.get(name)
  if (!command) throw new Error(`no command is called ${name}`)
  return command
}
