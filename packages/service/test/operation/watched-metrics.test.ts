import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'

const handbook = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'operations.md')

it('every figure that the handbook says to watch is there', async () => {
  const text = readFileSync(handbook, 'utf8')
  const names = new Set(
    [...text.matchAll(/`((?:accredit|nodejs|process)_\w+?)(?:_count)?[`{]/g)].map(
      ([, name = '']) => name,
    ),
  )
  assert.ok(names.size >= 10, [...names].join())
  await using service = await startTestService(undefined)
  const figures = await (await fetch(`${service.url}/metrics`)).text()
  for (const name of names) assert.ok(figures.includes(`# TYPE ${name} `), name)
})
