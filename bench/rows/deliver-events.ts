import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import { makeDataFolder } from '../data/data-set.ts'
import { addEndpoint, addEvents } from '../events/fill-events.ts'
import type { EventsJob, EventsResult, Place } from '../events/messages.ts'
import { openScratch } from '../folders.ts'
import { takeTurns } from '../measure/rounds.ts'
import { startNode, type RunningProcess } from '../measure/start-process.ts'
import { fillDatabase } from '../postgres/database.ts'
import type { Row } from '../row.ts'

const settled = 1_000
const perRound = 10_000
const singly = 400

const rate = {
  unit: '1/s',
  better: 'more',
  baselineIs: 'the same POSTs with one durable row each',
  floor: 0.4,
  goal: 0.7,
} as const

/** Row 16: deliveries of events by one worker to one endpoint that answers at once. */
export const deliverEvents: Row = {
  number: 16,
  title: 'events delivered by one worker, each attempt logged',
  async measure({ rounds, scale, node, tell }) {
    const amount = Math.round(perRound * scale)
    await using stack = new AsyncDisposableStack()
    const scratch = stack.use(openScratch())
    const postgres = await startPostgres()
    stack.defer(() => postgres.stop())
    const receiver = stack.use(start('receive', []))
    const url = (await receiver.hear()) as string
    const sender = stack.use(start('deliver', node))
    const ask = (job: EventsJob) => sender.ask(job) as Promise<EventsResult>

    const embedded: Place = { data: join(scratch.path, 'data'), store: 'sqlite' }
    await makeDataFolder(embedded.data, { settled })
    const database = await postgres.createDatabase('events')
    await fillDatabase(database, { settled, applicants: 0 })
    const shared: Place = { data: join(scratch.path, 'postgres'), store: database }
    mkdirSync(shared.data)
    const compared = async (place: Place) => {
      await addEndpoint(place, url)
      return takeTurns(
        rounds,
        async () => {
          await addEvents(place, amount)
          return (await ask({ ...place, kind: 'deliver', amount })).perSecond
        },
        async () => (await ask({ ...place, kind: 'post', url, amount })).perSecond,
      )
    }
    const onSqlite = await compared(embedded)
    tell('row 16: PostgreSQL')
    const onPostgres = await compared(shared)
    tell('row 16: single events')
    const single = []
    for (let round = 0; round <= rounds; round += 1) {
      single.push(await ask({ ...embedded, kind: 'latency', amount: Math.round(singly * scale) }))
    }
    const counted = single.slice(1)
    return [
      { what: 'SQLite', ...rate, ...onSqlite },
      { what: 'PostgreSQL', ...rate, ...onPostgres },
      {
        what: 'from the commit to the receiver in one process, p99',
        unit: 'ms',
        better: 'less',
        ours: counted.map(({ p99 }) => p99),
        baseline: counted.map(({ roundTrip }) => roundTrip),
        baselineIs: 'one round trip, p99',
        goal: 10,
      },
    ]
  },
}

function start(name: 'receive' | 'deliver', node: readonly string[]): RunningProcess {
  const file = fileURLToPath(new URL(`../events/${name}.ts`, import.meta.url))
  return startNode([...node, '--conditions=source', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}
