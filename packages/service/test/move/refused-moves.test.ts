import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { contosoTenant, startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import { emptyStorage, inDatabase, move } from './move-bench.ts'

describe('a move', () => {
  it('refuses a target with data, naming the tables, and changes nothing there', async (t) => {
    await using storage = await emptyStorage()
    await using database = await createTestDatabase()
    await (await openStore({ store: database.url, data: '' })).close()
    await inDatabase(
      database.url,
      `insert into partner values ('${contosoTenant}', 'Contoso', 'contoso.test', 1)`,
      `insert into setting values ('a', '1'), ('b', '2')`,
    )
    const { code, stderr } = await move(t, storage, database.url)
    assert.equal(code, 4)
    assert.match(stderr, /\(rows: setting 2, partner 1\)/)
    const rows = await inDatabase(database.url, `select to_regclass('move_progress') as found`)
    assert.deepEqual(rows, [{ found: null }])
  })

  it('refuses a store or a database in use', async (t) => {
    await using storage = await sqliteStorage()
    await using database = await createTestDatabase()
    await using service = await startTestService(storage, { worker: 'off' })
    const served = await move(t, storage, database.url)
    assert.equal(served.code, 4)
    assert.match(served.stderr, /served by process \d+[^]*Stop the service first/)
    await service.stop()
    const target = await openStore({ store: database.url, data: '' })
    await target.check()
    const used = await move(t, storage, database.url)
    await target.close()
    assert.equal(used.code, 4)
    assert.match(used.stderr, /a service is using the target/)
  })

  it('refuses schemas that are not this release’s', async (t) => {
    await using storage = await emptyStorage()
    await using database = await createTestDatabase()
    await (await openStore({ store: database.url, data: '' })).close()
    await inDatabase(database.url, `insert into migration values (1000, 'x')`)
    const newer = await move(t, storage, database.url)
    assert.equal(newer.code, 1)
    assert.match(newer.stderr, /use a newer release/)
    // There is one step so far: a number below it stands for an older release's.
    await inDatabase(database.url, 'delete from migration where version > 1')
    await inDatabase(database.url, 'update migration set version = -1')
    const older = await move(t, storage, database.url)
    assert.equal(older.code, 4)
    assert.match(older.stderr, /migrate it first[^]*accredit migrate/)
    const source = new DatabaseSync(join(storage.config.data, 'accredit.sqlite'))
    source.exec('pragma user_version = 0')
    source.close()
    await using empty = await createTestDatabase()
    const old = await move(t, storage, empty.url)
    assert.equal(old.code, 4)
    assert.match(old.stderr, /has schema version 0/)
  })

  it('refuses what PostgreSQL would not keep to the letter, before it writes', async (t) => {
    await using storage = await emptyStorage()
    await using database = await createTestDatabase()
    const file = join(storage.config.data, 'accredit.sqlite')
    const source = new DatabaseSync(file)
    source.exec(
      `insert into partner values ('${contosoTenant}', 'A' || char(0), 'a.test', 1, null, '{}')`,
    )
    const nul = await move(t, storage, database.url)
    assert.match(nul.stderr, new RegExp(`table partner: name of ${contosoTenant} has a NUL`))
    source.exec(`update partner set name = 'A', id = upper(id)`)
    const guid = await move(t, storage, database.url)
    assert.equal(guid.code, 4)
    assert.match(guid.stderr, /table partner: id of C0DE.* is no GUID in lower case/)
    source.exec(`update partner set id = lower(id)`)
    source.exec(
      `insert into validation_code values ('${contosoTenant}', '1', 'A', 99999999999, 1, 1)`,
    )
    const large = await move(t, storage, database.url)
    assert.equal(large.code, 4)
    assert.match(
      large.stderr,
      /table validation_code: the target does not take a row.*out of range/,
    )
    source.close()
  })
})
