import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'

it('lets go of the data when the start fails half-way', async () => {
  await using storage = await sqliteStorage()
  const occupied = createServer().listen(0, '127.0.0.1')
  await once(occupied, 'listening')
  const { port } = occupied.address() as { port: number }
  await assert.rejects(startTestService(storage, { port: String(port) }), { code: 'EADDRINUSE' })
  occupied.close()
  // The lock on the folder is free again, or this start would be refused.
  await using service = await startTestService(storage)
  assert.equal((await fetch(`${service.url}/readyz`)).status, 200)
})
