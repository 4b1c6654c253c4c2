import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Commit } from '../../store.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import type { NamedCall, WriterBatch, WriterCall, WriterData, WriterResult } from './messages.ts'
import { TurnQueue } from './turn-queue.ts'

// Resolves to the source or to the build.
const writerUrl = new URL(import.meta.resolve('#sqlite-writer'))

/** The writer thread, as seen from outside. */
export interface Writer {
  /** @throws StoreUnavailable when it ends before it has answered */
  send(call: NamedCall): Promise<WriterResult>
  /** Ends it after everything that was sent. */
  close(): Promise<void>
}

/**
 * Answers sent per turn of the event loop. A full batch at once would delay all reads that arrive
 * meanwhile, and its callers would return all at the same time. A smaller number costs more.
 */
const toldAtOnce = 32

interface Waiting {
  resolve(result: WriterResult): void
  reject(error: unknown): void
}

/**
 * Starts the writer thread. Calls of one turn of the event loop go over in one message, because
 * messages between threads cost more than their content.
 * @param hear.commit called with each commit before its callers are answered
 * @param hear.end called when the thread has ended for any reason
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
      // One of them cannot be sent, which is a bug; the others can.
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
