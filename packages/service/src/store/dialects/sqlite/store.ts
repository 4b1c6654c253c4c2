import { Refused } from '../../../rules/refusal.ts'
import type { Answer } from '../../command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { answerRefusal } from '../../../rules/answer-refusal.ts'
import type { Commit, Store } from '../../store.ts'
import { connect, openReader, openWriter } from './database.ts'
import { lockFile } from './lock-file.ts'
import type { NamedCall, WriterResult } from './messages.ts'
import { migrateSqlite } from './migrate.ts'
import { readTogether } from './read-together.ts'
import { startWriter, type Writer } from './start-writer.ts'

/**
 * Opens a SQLite store on a file, which is made and migrated when needed.
 * @param commandsUrl the module that exports `commands`; the writer thread loads it by itself
 * @throws StoreUnavailable when another process serves the same file
 */
export async function openSqliteStore(options: {
  file: string
  commandsUrl: string
  onCommit?: ((commit: Commit) => void) | undefined
}): Promise<Store> {
  const { file, commandsUrl, onCommit } = options
  await using opened = new AsyncDisposableStack()
  const lock = lockFile(file)
  opened.defer(() => lock.close())
  migrateFile(file)
  const readerDatabase = openReader(file)
  opened.defer(() => readerDatabase.close())
  const reader = readTogether(readerDatabase, connect(readerDatabase))

  let writer: Promise<Writer> | undefined
  const start = () =>
    startWriter(
      { file, commandsUrl },
      { commit: (commit) => onCommit?.(commit), end: () => (writer = undefined) },
    )
  await (writer = start())
  opened.defer(async () => (await writer?.catch(() => undefined))?.close())
  const open = opened.move()

  let closed: Promise<void> | undefined
  /** The writer; a new one where the last one has stopped, which it does only by a fault of ours. */
  const findWriter = async () => {
    if (closed) throw new StoreUnavailable('the store is closed')
    writer ??= start()
    try {
      return await writer
    } catch (error) {
      writer = undefined
      throw new StoreUnavailable('the writer does not start', { cause: error })
    }
  }
  const send = async (call: NamedCall): Promise<WriterResult> => {
    const result = await (await findWriter()).send(call)
    if (result.kind === 'unavailable') throw new StoreUnavailable(result.message)
    if (result.kind === 'failed') {
      throw Object.assign(new Error(result.message), { stack: result.stack })
    }
    return result
  }

  return {
    reader,
    async run({ name }, input, at) {
      const result = await send({ name, input, at, replies: false })
      if (result.kind === 'refused') throw new Refused(result.refusal)
      return (result as { value: unknown }).value as never
    },
    async answer({ name }, input, at, request) {
      const result = await send({ name, input, at, request, replies: true })
      if (result.kind === 'refused') return answerRefusal(result.refusal)
      return (result as { value: unknown }).value as Answer
    },
    async check() {
      await findWriter()
      readerDatabase.prepare('select 1').get()
    },
    close: () => (closed ??= open.disposeAsync()),
  }
}

function migrateFile(file: string): void {
  const database = openWriter(file)
  try {
    migrateSqlite(database)
  } finally {
    database.close()
  }
}
