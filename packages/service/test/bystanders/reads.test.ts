import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { it } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { fillWithLookalikes, numberAll } from '../support/lookalikes.ts'
import { onEveryStore } from '../support/stores.ts'
import { tellFound } from './read.ts'
import { reads } from './reads.ts'

const queries = new URL('../../src/store/queries/', import.meta.url)

/** The names that functions have which read and change nothing. */
const reading = /^(find|list|count|has|is|measure)[A-Z]/

/** Reads of one database’s own numbers, which say nothing of rows. */
const ofEngine = ['findHorizon', 'findLastPlace']

onEveryStore('a read of the store', (makeStorage) => {
  it('finds what it is asked for and nothing that looks like it', async () => {
    await using storage = await makeStorage()
    await (await openStore(storage.config)).close()
    await using direct = await openDirectly(storage)
    await fillWithLookalikes(direct.connection)
    await numberAll(direct.connection)
    for (const [place, { name, run, found, inAnyOrder }] of reads.entries()) {
      const told = `${name}, number ${place + 1} of all reads`
      const lines = tellFound(await run(direct.connection))
      assert.deepEqual(inAnyOrder ? lines.toSorted() : lines, found, told)
    }
  })
})

it('each read of the store is tried among look-alikes', async () => {
  const exported: string[] = []
  for (const file of readdirSync(queries)) {
    if (file.endsWith('.test.ts')) continue
    const module = (await import(new URL(file, queries).href)) as Record<string, unknown>
    exported.push(...Object.keys(module).filter((name) => reading.test(name)))
  }
  const tried = new Set([...reads.map(({ name }) => name), ...ofEngine])
  assert.deepEqual(
    exported.filter((name) => !tried.has(name)),
    [],
    'say in reads.ts what these find',
  )
})
