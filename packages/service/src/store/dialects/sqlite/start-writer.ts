import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Commit } from '../../store.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import type { NamedCall, WriterBatch, WriterCall, WriterData, WriterResult } from './messages.ts'
import { TurnQueue } from './turn-queue.ts'

// As source, or as built.
const writerUrl = new URL(import.meta.resolve('#sqlite-writer'))

/** The writer thread, as seen from outside. */
export interface Writer {
  /** @throws StoreUnavailable when it ends before it has answered */
  send(call: NamedCall): Promise<WriterResult>
  /** Ends it after everything that was sent. */
  close(): Promise<void>
}

/**
 * Answers that go out within one turn of the event loop. A full batch at once would keep everybody
 * waiting who came to read meanwhile, and its callers would come again all at the same time. Fewer at
 * once cost more.
 */
const toldAtOnce = 32

interface Waiting {
  resolve(result: WriterResult): void
  reject(error: unknown): void
}

/**
 * Starts the writer thread. What is sent within one turn of the event loop goes over in one message,
 * because messages between threads cost more than what is in them.
 * @param hear.commit is told of each commit before those who wait for it
 * @param hear.end is told when the thread has ended, of itself or not
 */
export async function startWriter(
  data: WriterData,
  hear: { commit(commit: Commit): void; end(): void },
): Promise<Writer> {
  const worker = new Worker(writerUrl, { workerData: data })
  const failed = once(worker, 'exit').then(([code]) => {
    throw new Error(`writer exit ${String(code)}`)
  })
  await Promise.race([once(worker, 'message'), failed])

  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let outgoing: WriterCall[] = []
  const done = new TurnQueue<WriterResult>(toldAtOnce, (result) => {
    waiting.get(result.id)?.resolve(result)
    waiting.delete(result.id)
  })
  worker.on('message', ({ results, commit }: WriterBatch) => {
    hear.commit(commit)
    done.add(...results)
  })
  let fault: unknown
  worker.on('error', (error) => (fault = error))
  failed.catch((exit: unknown) => {
    hear.end()
    done.takeAll()
    const error = new StoreUnavailable('the writer has stopped', { cause: fault ?? exit })
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })

  const post = () => {
    const calls = outgoing
    outgoing = []
    if (calls.length === 0) return
    try {
      worker.postMessage(calls)
    } catch {
      // One of them cannot be sent, which is a fault of ours; the others can.
      for (const call of calls) postAlone(call)
    }
  }
  const postAlone = (call: WriterCall) => {
    try {
      worker.postMessage([call])
    } catch (error) {
      waiting.get(call.id)?.reject(error)
      waiting.delete(call.id)
    }
  }

  return {
    send: (call) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1)
        waiting.set(id, { resolve, reject })
        outgoing.push({ ...call, id })
        if (outgoing.length === 1) setImmediate(post)
      }),
    async close() {
      post()
      worker.postMessage('close')
      await once(worker, 'exit')
    },
  }
}
