import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { generateCustomers } from '../../packages/service/src/sandbox/generate-customers.ts'
import { openPostgresStore } from '../../packages/service/src/store/dialects/postgres/store.ts'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import { applicationId, partners, users } from '../data/people.ts'
import { past } from '../data/customers.ts'
import { openScratch } from '../folders.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import { startNode } from '../measure/start-process.ts'
import { makeApplicantCalls, partnerId, seed } from '../postgres/applicants.ts'
import type { TransactorJob } from '../postgres/messages.ts'
import type { Row } from '../row.ts'
import { startAuthority } from '../service/authority.ts'
import { requestAnswers } from '../service/open-ground.ts'
import { startService } from '../service/start-service.ts'

const connections = 64
const perRound = 6_000
const transactor = fileURLToPath(new URL('../postgres/transactor.ts', import.meta.url))

/** Row 10: what HTTP and all around it cost, where the store is PostgreSQL. */
export const postgresPost: Row = {
  number: 10,
  title: 'PostgreSQL: POST qualifications through one node',
  async measure({ rounds, scale, node }) {
    const amount = Math.round(perRound * scale)
    await using stack = new AsyncDisposableStack()
    const scratch = stack.use(openScratch())
    const postgres = await startPostgres()
    stack.defer(() => postgres.stop())
    const url = await postgres.createDatabase('bench')
    await fill(url, amount * 2 * (rounds + 1))
    const authority = stack.use(await startAuthority())
    const tokens = await Promise.all(users.map((user) => authority.sign(user)))
    const data = join(scratch.path, 'data')
    mkdirSync(data)
    // Cases of one side would fall due and be worked off while the other is measured.
    const more = ['--store', url, '--worker', 'off']
    const service = stack.use(await startService({ data, authority, more, node }))
    const load = stack.use(startLoad())
    const beside = stack.use(
      startNode(['--conditions=source', transactor], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
    )

    let used = 0
    const take = () => ({ from: used, to: (used += amount) })
    const post = async () => {
      const { from, to } = take()
      const calls = makeApplicantCalls(from, to)
      const how = { kind: 'once' } as const
      const job = { url: service.url, calls, tokens, answers: requestAnswers, connections, how }
      return (await load.run(job)).perSecond
    }
    const transact = async (what: TransactorJob['what']) => {
      const range = what === 'transaction' ? take() : { from: 0, to: amount }
      const job: TransactorJob = { url, what, atOnce: connections, ...range }
      return (await beside.ask(job)) as number
    }
    const single: number[] = []
    const { ours, baseline } = await takeTurns(rounds, post, async () => {
      single.push(await transact('statement'))
      return transact('transaction')
    })
    const common = { unit: '1/s', ours, better: 'more' } as const
    return [
      {
        what: 'POST',
        ...common,
        baseline,
        baselineIs: 'the same transaction over the same pool, without HTTP',
        floor: 0.5,
        goal: 0.7,
      },
      {
        what: 'POST, of one statement',
        ...common,
        baseline: single.slice(1),
        baselineIs: 'one single statement over the same pool',
      },
    ]
  },
}

/** Puts partners, users and applicants into an empty database. */
async function fill(url: string, applicants: number): Promise<void> {
  const store = await openPostgresStore({ url })
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const { id, name, domain } of partners) {
    const values = [id, name, domain, past]
    const text = 'insert into partner (id, name, domain, created_at) values ($1, $2, $3, $4)'
    await client.query(text, values)
    const registered =
      'insert into application (partner_id, application_id, rights) values ($1, $2, $3)'
    await client.query(registered, [id, applicationId, JSON.stringify(['user'])])
  }
  for (const { partnerId: of, id, userPrincipalName, name } of users) {
    const roles = JSON.stringify(['AdminAgent'])
    const text =
      'insert into member (partner_id, object_id, user_principal_name, display_name, csp_roles) values ($1, $2, $3, $4, $5)'
    await client.query(text, [of, id, userPrincipalName, name, roles])
  }
  const wanted = { partnerId, seed, count: applicants }
  await generateCustomers(store, wanted, Date.now, () => true)
  await client.query('analyze')
  await client.end()
  await store.close()
}
