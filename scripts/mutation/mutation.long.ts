import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { root } from '../root.mjs'
import { readResults, shareOf, type RoomResult } from './results.ts'
import { runMutation } from './run-mutation.ts'
import { publishedSample } from './sample.ts'

/** Percentage points that the share may drop: new code changes the sample a little. */
const tolerance = 5

suite('the share of mutants that the tests notice', () => {
  let found: ReadonlyMap<string, RoomResult>
  process.chdir(root)
  const published = readResults()
  before(async () => {
    const plan = { ...publishedSample, rooms: [], file: '', tests: [], share: 1, jobs: 2 }
    const runs = await runMutation(plan, (line) => console.log(line))
    found = new Map(runs.map(({ result }) => [result.room, result]))
  })

  test('is published for each room', () => {
    assert.deepEqual(
      published.map(({ room }) => room),
      [...found.keys()],
    )
  })

  test('is published for the same sample', () => {
    const { most, seed } = publishedSample
    for (const { room, ...result } of published) {
      assert.deepEqual([result.tried, result.seed], [most, seed], room)
    }
  })

  for (const result of published) {
    test(`does not fall in ${result.room}`, () => {
      const now = found.get(result.room)
      assert.ok(now)
      const [share, least] = [shareOf(now), shareOf(result) - tolerance]
      assert.ok(share >= least, `${share} % of the mutants are noticed, less than ${least} %`)
    })
  }
})
