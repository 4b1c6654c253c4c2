import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refused } from '../../../rules/refusal.ts'
import type { Answer, CommandCall, CommandTable } from '../../command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { answerRefusal } from '../../../rules/answer-refusal.ts'
import type { Commit, Store } from '../../store.ts'
import { connect, openReader, openWriter } from './database.ts'
import { lockFile } from './lock-file.ts'
import type { WriterBatch, WriterData, WriterResult } from './messages.ts'
import { migrateSqlite } from './migrate.ts'

// As source, or as built.
const writerUrl = new URL(import.meta.resolve('#sqlite-writer'))

interface Waiting {
  resolve(result: WriterResult): void
  reject(error: Error): void
}

/**
 * Opens a SQLite store on a file, which is made and migrated when needed.
 * @param commandsUrl the module that exports `commands`; the writer thread loads it by itself
 * @throws StoreUnavailable when another process serves the same file
 */
export async function openSqliteStore<Commands extends CommandTable>(options: {
  file: string
  commandsUrl: string
  onCommit?: ((commit: Commit) => void) | undefined
}): Promise<Store<Commands>> {
  const { file, commandsUrl, onCommit } = options
  const lock = lockFile(file)
  const waiting = new Map<number, Waiting>()
  let writer: Promise<Worker> | undefined
  let lastId = 0
  let closed: Promise<void> | undefined

  const startWriter = async () => {
    const data: WriterData = { file, commandsUrl }
    const worker = new Worker(writerUrl, { workerData: data })
    const failed = once(worker, 'exit').then(([code]) => {
      throw new Error(`writer exit ${String(code)}`)
    })
    await Promise.race([once(worker, 'message'), failed])
    worker.on('message', ({ results, commit }: WriterBatch) => {
      onCommit?.(commit)
      for (const result of results) {
        waiting.get(result.id)?.resolve(result)
        waiting.delete(result.id)
      }
    })
    let fault: unknown
    worker.on('error', (error) => (fault = error))
    failed.catch((exit: unknown) => {
      writer = undefined
      const error = new StoreUnavailable('the writer has stopped', { cause: fault ?? exit })
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return worker
  }
  /** The writer; a new one where the last one has stopped, which it does only by a fault of ours. */
  const findWriter = async () => {
    if (closed) throw new StoreUnavailable('the store is closed')
    writer ??= startWriter()
    try {
      return await writer
    } catch (error) {
      writer = undefined
      throw new StoreUnavailable('the writer does not start', { cause: error })
    }
  }

  try {
    migrateFile(file)
    await (writer = startWriter())
  } catch (error) {
    lock.close()
    throw error
  }
  const readerDatabase = openReader(file)
  const send = async (call: CommandCall): Promise<WriterResult> => {
    const worker = await findWriter()
    const id = (lastId += 1)
    const result = await new Promise<WriterResult>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...call, id })
    })
    if (result.kind === 'unavailable') throw new StoreUnavailable(result.message)
    if (result.kind === 'failed') {
      throw Object.assign(new Error(result.message), { stack: result.stack })
    }
    return result
  }

  const close = async () => {
    const worker = await writer?.catch(() => undefined)
    if (worker) {
      worker.postMessage('close')
      await once(worker, 'exit')
    }
    readerDatabase.close()
    lock.close()
  }

  return {
    reader: connect(readerDatabase),
    async run(name, input, at) {
      const result = await send({ name, input, at, replies: false })
      if (result.kind === 'refused') throw new Refused(result.refusal)
      return (result as { value: unknown }).value as never
    },
    async answer(name, input, at, request) {
      const result = await send({ name, input, at, request, replies: true })
      if (result.kind === 'refused') return answerRefusal(result.refusal)
      return (result as { value: unknown }).value as Answer
    },
    async check() {
      await findWriter()
      readerDatabase.prepare('select 1').get()
    },
    close: () => (closed ??= close()),
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
