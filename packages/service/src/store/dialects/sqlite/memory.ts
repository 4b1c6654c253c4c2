import { setImmediate } from 'node:timers/promises'
import { registerCommands, type CommandRegistry } from '../../command.ts'
import type { Commit, Store } from '../../store.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { callsOf } from './calls.ts'
import { commitTogether, largestBatch } from './commit-together.ts'
import { connect, openMemory } from './database.ts'
import type { NamedCall, WriterCall, WriterResult } from './messages.ts'
import { migrateSqlite } from './migrate.ts'
import { readTogether } from './read-together.ts'

interface Waiting {
  readonly call: WriterCall
  readonly resolve: (result: WriterResult) => void
}

/**
 * Opens a store in memory, which is discarded at the end. It is one connection on the caller's
 * thread: a command awaits nothing but its transaction, whose statements run synchronously, so that
 * no read can come between two statements of a commit. Nothing is written to disk, so a writer
 * thread would cost more than it saves.
 * @param options.commandsUrl the module that exports `commands`
 */
export async function openMemoryStore(options: {
  commandsUrl: string
  onCommit?: ((commit: Commit) => void) | undefined
}): Promise<Store> {
  const { commandsUrl, onCommit } = options
  const module = (await import(commandsUrl)) as { commands: CommandRegistry }
  const commands = registerCommands(module.commands.values())
  const database = openMemory()
  migrateSqlite(database)
  const connection = connect(database)

  let waiting: Waiting[] = []
  let committing: Promise<void> | undefined
  const commitAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largestBatch)
      waiting = waiting.slice(largestBatch)
      const calls = batch.map(({ call }) => call)
      const { results, commit } = await commitTogether(database, connection, commands, calls)
      onCommit?.(commit)
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as WriterResult)
    }
    committing = undefined
  }

  let lastId = 0
  let closed = false
  const send = async (call: NamedCall) => {
    if (closed) throw new StoreUnavailable('the store is closed')
    const { promise, resolve } = Promise.withResolvers<WriterResult>()
    waiting.push({ call: { ...call, id: (lastId += 1) }, resolve })
    // Calls of one turn of the event loop share a commit.
    committing ??= setImmediate().then(commitAll)
    return promise
  }

  return {
    reader: readTogether(database, connection),
    ...callsOf(send),
    async check() {
      if (closed) throw new StoreUnavailable('the store is closed')
    },
    async close() {
      if (closed) return
      closed = true
      await committing
      database.close()
    },
  }
}
