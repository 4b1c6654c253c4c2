import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { createTestDatabase } from './database.ts'
import { startPostgres } from './server.ts'

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

test('a server starts, survives a crash with what was committed, and leaves nothing', async () => {
  const postgres = await startPostgres()
  try {
    const url = await postgres.createDatabase('first')
    await query(url, `create table note (word text)`)
    await query(url, `insert into note values ('kept')`)
    assert.deepEqual(await query(url, 'show fsync'), [{ fsync: 'on' }])

    await postgres.kill('SIGKILL')
    assert.equal(await isListening(postgres.port), false)
    await postgres.restart()
    assert.deepEqual(await query(url, 'select word from note'), [{ word: 'kept' }])

    const copy = await postgres.createDatabase('second', { template: 'first' })
    assert.deepEqual(await query(copy, 'select word from note'), [{ word: 'kept' }])
  } finally {
    const rows = await query(postgres.url, 'show data_directory')
    const [{ data_directory: folder }] = rows as [{ data_directory: string }]
    await postgres.stop()
    assert.equal(existsSync(folder), false)
    assert.equal(await isListening(postgres.port), false)
  }
})

test('a server ends with the process that started it, even by SIGKILL', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(import.meta.resolve('./server.ts'))}
    const { port } = await startPostgres({ fsync: false })
    console.log(port)
    setInterval(() => {}, 1000)
  `
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  assert.equal(await isListening(Number(port)), true)
  child.kill('SIGKILL')
  // The duration is not tested; a server that stays makes this test run out of time.
  while (await isListening(Number(port))) await sleep(20)
})

test('each test database is new, sorts by code point and can be dropped while in use', async () => {
  await using database = await createTestDatabase()
  await using other = await createTestDatabase({ template: database.name })
  assert.notEqual(database.url, other.url)
  const words = await query(
    database.url,
    `select word, upper(word) as big from (values ('é'), ('a'), ('B')) as list(word) order by word`,
  )
  assert.deepEqual(words, [
    { word: 'B', big: 'B' },
    { word: 'a', big: 'A' },
    { word: 'é', big: 'É' },
  ])

  const busy = new Client({ connectionString: database.url })
  const told: string[] = []
  busy.on('error', ({ message }) => told.push(message))
  const cut = new Promise<void>((resolve) => void busy.once('end', resolve))
  await busy.connect()
  await database.drop()
  await cut
  assert.match(told.join(), /terminating connection due to administrator command/)
  await assert.rejects(query(database.url, 'select 1'), { code: '3D000' })
})
