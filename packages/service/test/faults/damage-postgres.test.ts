import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Client } from 'pg'
import { StoreDamaged } from '../../src/store/damaged.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { startPostgres } from '../postgres/server.ts'
import { customer, startTestService } from '../support/service.ts'
import { postgresStorage } from '../support/stores.ts'

const qualifications = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
const body = { qualification: 'StateOwnedEntity' }

describe('a damaged store (PostgreSQL)', () => {
  it('is refused when a unique index does not hold, and can be served for rescue', async () => {
    await using storage = await postgresStorage()
    const service = await startTestService(storage, { worker: 'off' })
    await service.stop()
    const client = new Client(storage.config.store)
    await client.connect()
    const mark = (valid: boolean) =>
      client.query(
        `update pg_index set indisvalid = ${valid} where indexrelid = 'setting_pkey'::regclass`,
      )
    try {
      await mark(false)
      await assert.rejects(
        startTestService(storage, { worker: 'off' }),
        (error) =>
          error instanceof StoreDamaged &&
          /the unique index setting_pkey is not valid.*reindex/.test(error.message),
      )
      await using rescue = await startTestService(storage, { rescue: 'on' })
      const token = await rescue.userToken()
      const path = qualifications('05')
      assert.equal((await rescue.call('GET', path, { token })).json.length, 1)
      const refused = await rescue.call('POST', qualifications('02'), { token, body })
      assert.equal(refused.status, 503)
      assert.match(refused.text, /read-only, for rescue/)
    } finally {
      await mark(true)
      await client.end()
    }
    const again = await startTestService(storage, { worker: 'off' })
    await again.stop()
  })

  it('is refused when pages were read whose checksum does not fit, until their count is reset', async (t) => {
    const server = await startPostgres({ fsync: false })
    t.after(() => server.stop())
    const store = await server.createDatabase('damaged')
    const start = async () => (await openPostgresStore({ url: store })).close()
    const query = async (sql: string) => {
      const client = new Client(store)
      await client.connect()
      try {
        return (await client.query<{ path: string }>(sql)).rows
      } finally {
        await client.end()
      }
    }
    await start()
    await query(`insert into setting (name, value) values ('kept', '1')`)
    const [table] = await query(`select pg_relation_filepath('setting') as path`)
    const file = join(server.data, table?.path ?? '')
    await server.kill('SIGINT')
    const whole = readFileSync(file)
    const broken = Buffer.from(whole)
    broken.fill(0x5a, 8_000, 8_100)
    writeFileSync(file, broken)
    await server.restart()
    await start()
    await assert.rejects(query('select * from setting'), /invalid page in block 0/)
    await assert.rejects(
      start(),
      (error) =>
        error instanceof StoreDamaged &&
        error.place === 'the database damaged' &&
        /has read 1 pages whose checksum does not fit.*pg_stat_reset/.test(error.message),
    )
    await server.kill('SIGINT')
    writeFileSync(file, whole)
    await server.restart()
    await assert.rejects(start(), StoreDamaged)
    await query('select pg_stat_reset()')
    await start()
  })
})
