import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { root } from '../folders.ts'
import { readMeasured } from './measured.ts'
import { renderTables, scalePath } from './render-scale.ts'
import { shardOf, sharesOf, simulate } from './simulate.ts'

const measured = readMeasured()

it('the handbook has the tables of the simulation', () => {
  const cells = (text: string) => text.replaceAll(/[ -]+/g, ' ').split('\n')
  const page = cells(readFileSync(join(root, scalePath), 'utf8'))
  for (const line of cells(renderTables(measured))) assert.ok(page.includes(line), line)
})

it('the simulation is deterministic and keeps its input', () => {
  const one = simulate(measured)
  assert.deepEqual(simulate(measured), one)
  assert.equal(one.quarters.length, 5)
  const [first, last] = [one.quarters[0], one.quarters.at(-1)]
  assert.equal(first?.customers, 100_000_000)
  assert.equal(Math.round((last?.customers ?? 0) / 1e6), 130)
  // As many requests as customers, averaged over the year.
  const perRequest = Object.entries(measured.request)
    .filter(([table]) => table !== 'event' && table !== 'answer')
    .reduce((total, [, size]) => total + size, 0)
  assert.ok(Math.abs((last?.history ?? 0) / (115_000_000 * perRequest) - 1) < 0.01)
})

it('partner sizes follow Zipf’s law, and equal ones spread evenly', () => {
  const shares = sharesOf(1)
  assert.ok(Math.abs(shares.reduce((total, share) => total + share, 0) - 1) < 1e-9)
  assert.ok(Math.abs((shares[0] ?? 0) / (shares[9] ?? 1) - 10) < 1e-9)
  const counts = new Map<number, number>()
  for (let partner = 0; partner < shares.length; partner += 1) {
    const shard = shardOf(partner, 32)
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  assert.equal(counts.size, 32)
  for (const count of counts.values()) assert.ok(Math.abs(count / (shares.length / 32) - 1) < 0.1)
})

it('the largest shard holds the largest partner, and the largest node the largest shard', () => {
  for (const { largestPartner, largestShard, largestNode, shards, nodes } of simulate(measured)
    .skew) {
    assert.ok(largestShard / shards >= largestPartner)
    assert.ok(largestNode / nodes >= largestShard / shards - 1e-12)
  }
})
