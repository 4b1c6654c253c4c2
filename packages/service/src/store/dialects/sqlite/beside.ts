import { existsSync } from 'node:fs'
import { Refused } from '../../../rules/refusal.ts'
import { RolledBack } from '../../../rules/rolled-back.ts'
import type { AnyCommand, CommandCall, Outcome } from '../../command.ts'
import { StoreMissing } from '../../unavailable.ts'
import { requireNewestSchema } from '../../migrations.ts'
import { runCommand } from '../../run-command.ts'
import type { Store } from '../../store.ts'
import { connect, openReader, openWriter } from './database.ts'

/** Store for an operator's process, beside a running service. */
export interface StoreBeside extends Omit<Store, 'answer'> {
  /**
   * Removes erased data from the write-ahead log, too, which keeps old pages until it is reset.
   * @returns false while another process still reads an older snapshot; call it again then
   */
  overwriteLog(): Promise<boolean>
}

/**
 * Opens an SQLite store beside the server that may be using it. Each command is its own
 * transaction: SQLite lets two processes write in turn, and each waits for the other's short
 * commits. It neither creates nor migrates a store, so that it never changes the schema under a
 * server.
 * @throws StoreUnavailable when there is no store; SchemaTooOld or SchemaTooNew
 */
export async function openSqliteBeside(file: string): Promise<StoreBeside> {
  if (!existsSync(file)) throw new StoreMissing(file)
  const readerDatabase = openReader(file)
  try {
    const { user_version: version } = readerDatabase.prepare('pragma user_version').get() as {
      user_version: number
    }
    requireNewestSchema('sqlite', version)
  } catch (error) {
    readerDatabase.close()
    throw error
  }
  const writer = openWriter(file)
  // Overwrites erased rows in the file, too.
  writer.exec('pragma secure_delete = on')
  const connection = connect(writer)

  const send = async (command: AnyCommand, call: CommandCall): Promise<Outcome> => {
    writer.exec('begin immediate')
    try {
      const outcome = await runCommand(connection, command, call)
      writer.exec('commit')
      return outcome
    } catch (error) {
      if (writer.isTransaction) writer.exec('rollback')
      if (error instanceof RolledBack) return { kind: 'done', value: error.result }
      throw error
    }
  }
  return {
    reader: connect(readerDatabase),
    async run(command, input, at) {
      const outcome = await send(command, { input, at, replies: false })
      if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
      return outcome.value as never
    },
    async overwriteLog() {
      const { busy } = writer.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number }
      return busy === 0
    },
    async check() {
      readerDatabase.prepare('select 1').get()
    },
    async close() {
      readerDatabase.close()
      writer.close()
    },
  }
}
