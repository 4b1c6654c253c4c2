import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Behaviour } from '../../src/rules/behaviour.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const files = globSync(`${source}**/*.ts`).filter((file) => !file.endsWith('.test.ts'))
const rules = files.filter((file) => file.startsWith(`${source}rules/`))

/** Rules that refuse and say nothing about Partner Center, each with the reason. */
const silent: Readonly<Record<string, string>> = {
  'notifications.ts': 'Mails to people are the service’s own; Partner Center has no such settings.',
  'read-after.ts': 'Pages of the service’s own lists; those of Partner Center go on by a token.',
  'read-bulk-job.ts': 'Jobs are the service’s own; Partner Center takes one request at a time.',
  'read-choice.ts': 'Filters of the service’s own lists.',
  'read-instant.ts': 'Times in a query are of the service’s own reads alone.',
  'read-webhook.ts': 'Webhooks of the service are its own; Partner Center has none like them.',
}

const refuses = /import \{[^}]*(?<!type )\b(refusal|refuse)\b[^}]*\} from '[./]*refusal\.ts'/
const tells = (file: string) => readFileSync(file, 'utf8').includes('export const behaviours')

test('every rule that refuses says how well that is known', () => {
  const refusing = rules.filter((file) => refuses.test(readFileSync(file, 'utf8')))
  assert.ok(refusing.length > 10)
  const untold = refusing.filter((file) => !tells(file)).map((file) => basename(file))
  assert.deepEqual(untold, Object.keys(silent))
})

test('behaviours are whole sentences with a source', async () => {
  const seen = new Set<string>()
  for (const file of files.filter(tells)) {
    const { behaviours } = (await import(pathToFileURL(file).href)) as { behaviours: Behaviour[] }
    assert.ok(behaviours.length > 0, file)
    for (const { behaviour, fidelity, source: from } of behaviours) {
      assert.ok(['documented', 'observed', 'assumed'].includes(fidelity), behaviour)
      assert.match(behaviour, /^\S.{15,}\.$/, file)
      assert.match(from, /^\S.{8,}\.$/, `${file}: ${behaviour}`)
      assert.ok(!seen.has(behaviour), `told twice: ${behaviour}`)
      seen.add(behaviour)
    }
  }
  assert.ok(seen.size > 50)
})
