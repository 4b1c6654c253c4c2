// Baseline: a process that sends single statements to PostgreSQL and nothing else.
import { newId } from '../../packages/service/src/ids/new-id.ts'
import type { Pool } from 'pg'
import type { CompiledStatement } from '../../packages/service/src/store/connection.ts'
import { openPool } from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { findShownQualifications } from '../../packages/service/src/store/queries/qualifications.ts'
import { quantile } from '../measure/statistics.ts'
import type { StatementsJob, StatementsResult } from './messages.ts'

/** As many connections as a node of the service has. */
const connections = 16

process.on('message', (job: StatementsJob) => {
  void measure(job).then((result) => process.send?.(result))
})

/** Stays open, as a node of the service does not reconnect either. */
let opened: Pool | undefined

async function measure(job: StatementsJob): Promise<StatementsResult> {
  const { url, what, amount, atOnce } = job
  opened ??= openPool(url, connections, 'serve')
  const run = what === 'write' ? write(opened, job) : await read(opened, job)
  const took: number[] = []
  let next = 0
  const work = async () => {
    for (let index = next; index < amount; index = next) {
      next += 1
      const started = performance.now()
      await run(index)
      took.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  const perSecond = (amount / (performance.now() - started)) * 1000
  return { perSecond, p99: quantile(Float64Array.from(took).toSorted(), 0.99) }
}

type Run = (index: number) => Promise<unknown>

const text = `insert into event (partner_id, id, customer_id, type, at, correlation_id, data)
  values ($1, $2, $3, $4, $5, $2, $6)`

/** One durable insert. */
function write(pool: Pool, { customers }: StatementsJob): Run {
  return (index) => {
    const { partnerId, customerId } = customers[index % customers.length] ?? {}
    const values = [partnerId, newId(), customerId, 'bench.single', Date.now(), '{}']
    return pool.query({ name: 'write', text, values })
  }
}

/** The same statement that the service runs. */
async function read(pool: Pool, { customers }: StatementsJob): Promise<Run> {
  const [key] = customers
  let statement: CompiledStatement | undefined
  const query = async (compiled: CompiledStatement) => {
    statement = compiled
    return []
  }
  if (key) await findShownQualifications({ dialect: 'postgres', query }, key)
  const { sql = '' } = statement ?? {}
  return (index) => {
    const { partnerId, customerId } = customers[index % customers.length] ?? {}
    return pool.query({ name: 'read', text: sql, values: [partnerId, customerId] })
  }
}
