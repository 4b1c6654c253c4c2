import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { command } from '../../src/store/command.ts'
import type { Connection } from '../../src/store/connection.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { connectTo } from '../faults/running.ts'
import { at, names, noteAll, openNodes } from './nodes.ts'

/** Tells what holds in a transaction, and how many statements its session has prepared. */
async function look(transaction: Connection): Promise<unknown> {
  const sql = `select current_setting('synchronous_commit') as commit,
    current_setting('enable_seqscan') as seqscan, current_setting('lock_timeout') as lock,
    current_setting('statement_timeout') as statement,
    (select count(*)::int from pg_prepared_statements) as names`
  const [row] = await transaction.query({ sql, writes: false }, [])
  return row
}

const tried = {
  lookAround: command(
    'lookAround',
    (transaction, _input: { name: string }) => look(transaction),
    ({ name }) => [name],
  ),
  lookAroundAlone: command('lookAroundAlone', (transaction) => look(transaction)),
}

describe('behind a pooler that shares sessions (PostgreSQL)', () => {
  it('nothing is prepared by name, and each transaction says what it counts on', async () => {
    await using opened = await openNodes(1, async (url) => `${url}?pooler=transaction`)
    const { store, url } = opened
    await using other = await connectTo(url)
    const { rows } = await other.query<{ name: string }>('select current_database() as name')
    // A session begins as the database says, and not as the store wants it.
    await other.query(`alter database ${rows[0]?.name} set synchronous_commit = off`)
    await other.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where application_name = 'accredit' and datname = current_database()`,
    )
    await Promise.all([noteAll(store, names(40), '1'), noteAll(store, ['a'], '2')])
    assert.equal(await findSetting(store.reader, 'n39'), '1')
    const [batched, alone] = await Promise.all([
      store.run(tried.lookAround, { name: 'batched' }, at),
      store.run(tried.lookAroundAlone, {}, at),
    ])
    const safe = { commit: 'on', seqscan: 'off', statement: '30s', names: 0 }
    assert.deepEqual(batched, { ...safe, lock: '500ms' })
    assert.deepEqual(alone, { ...safe, lock: '5s' })
  })

  it('an address that asks for another kind is refused', async () => {
    await assert.rejects(
      openPostgresStore({ url: 'postgres://postgres@127.0.0.1/x?pooler=statement' }),
      (error) => error instanceof StoreUnavailable && /session or transaction/.test(error.message),
    )
  })
})
