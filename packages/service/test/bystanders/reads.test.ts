import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { it } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { fillWithLookalikes, numberAll } from '../support/fill-with-lookalikes.ts'
import { onEveryStore } from '../support/stores.ts'
import { tellFound } from './read.ts'
import { reads } from './reads.ts'

const queries = new URL('../../src/store/queries/', import.meta.url)

/** The names that functions have which read and change nothing. */
const reading = /^(find|list|count|has|is|measure)[A-Z]/

/** Reads of one database’s own numbers, which say nothing of rows. */
const ofEngine = ['findHorizon', 'findLastDrawn', 'listUnplaced', 'findLastPlace']

const files = readdirSync(queries).filter((file) => !file.endsWith('.test.ts'))
const modules = await Promise.all(
  files.map((file) => import(new URL(file, queries).href) as Promise<Record<string, unknown>>),
)
/** The exported reads with the names of their exports. */
const names = new Map(
  modules.flatMap((module) =>
    Object.entries(module)
      .filter(([name]) => reading.test(name))
      .map(([name, query]) => [query, name] as const),
  ),
)

onEveryStore('a read of the store', (makeStorage) => {
  it('finds what it is asked for and nothing that looks like it', async () => {
    await using storage = await makeStorage()
    await (await openStore(storage.config)).close()
    await using direct = await openDirectly(storage)
    await fillWithLookalikes(direct.connection)
    await numberAll(direct.connection)
    for (const [place, { query, run, found, inAnyOrder }] of reads.entries()) {
      const told = `${names.get(query)}, number ${place + 1} of all reads`
      const lines = tellFound(await run(direct.connection))
      assert.deepEqual(inAnyOrder ? lines.toSorted() : lines, found, told)
    }
  })
})

it('each read of the store is tried among look-alikes', () => {
  const tried = new Set<unknown>(reads.map(({ query }) => query))
  assert.deepEqual(
    [...names].flatMap(([query, name]) => (tried.has(query) ? [] : [name])),
    ofEngine,
    'say in reads.ts what these find',
  )
})
