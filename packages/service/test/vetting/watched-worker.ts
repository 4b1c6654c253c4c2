import { Writable } from 'node:stream'
import pino from 'pino'
import type { Decision } from '../../src/rules/vetting/decide-vetting.ts'
import type { Store } from '../../src/store/store.ts'
import { startWorker, type Examine } from '../../src/vetting/worker.ts'
import { until } from '../support/service.ts'
import { minute, start, type Bench } from './worker-bench.ts'

/** Is told of each call of the store before it is made: `read`, or a command's name. */
export type Before = (call: string, input: unknown) => void | Promise<void>

function watchStore(store: Store, before: Before): Store {
  return {
    ...store,
    reader: {
      ...store.reader,
      async query(...query) {
        await before('read', query)
        return store.reader.query(...query)
      },
    },
    async run(command, input, at) {
      await before(command.name, input)
      return store.run(command, input, at)
    },
  }
}

/** Starts a worker whose clock stands still until the test moves it, with what it said and counted. */
export function begin(bench: Bench, examine: Examine, before: Before = () => {}) {
  let now = start
  const counted = { rounds: 0, decisions: [] as Decision[] }
  const lines: Record<string, unknown>[] = []
  const worker = startWorker({
    store: watchStore(bench.store, before),
    now: () => now,
    prepareExamination: async () => examine,
    leaseDuration: minute,
    log: pino({ level: 'info' }, collect(lines)),
    watch: {
      countRound: () => (counted.rounds += 1),
      countExamination: (decision) => counted.decisions.push(decision),
    },
  })
  return {
    counted,
    lines,
    says: (msg: string) => lines.filter((line) => line['msg'] === msg),
    stop: () => worker.stop(),
    wake: () => worker.wake(),
    now: () => now,
    /** Puts the clock ahead and wakes the worker, unless `asleep` is wanted. */
    move(milliseconds: number, { asleep = false } = {}) {
      now += milliseconds
      if (!asleep) worker.wake()
    },
    [Symbol.asyncDispose]: () => worker.stop(),
  }
}

function collect(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const texts = chunk.toString().trim().split('\n')
      lines.push(...texts.map((text) => JSON.parse(text) as Record<string, unknown>))
      done()
    },
  })
}

/** Waits until the worker has logged a message so many times. */
export const untilSaid = (worker: ReturnType<typeof begin>, msg: string, times: number) =>
  until(
    async () => worker.says(msg).length,
    (said) => said >= times,
    `${times} times "${msg}"`,
  )

/** Waits until a customer's case is in a state. */
export const become = (bench: Bench, id: string, state: string) =>
  until(
    () => bench.look(id),
    (found) => found.state === state,
    `${state} of ${id}`,
  )

/** Puts a verdict of a reviewer into the store, to be shown at a time. */
export const decide = (bench: Bench, id: string, dueAt: number) =>
  bench.database.query(
    `update vetting_case set state = 'decided', verdict = 'approve', due_at = ${dueAt}
     where customer_id = '${id}'`,
  )
