import assert from 'node:assert/strict'
import { it } from 'node:test'
import { judgeReplica } from './judge-replica.ts'

const identity = '7/16385'
const timeline = '00000001'
const samples = [100, 200, 300].map((position, index) => ({
  position,
  timeline,
  identity,
  at: index * 1_000,
}))
const wanted = { samples, mostLag: 2_000, schema: 3 }
const seen = { identity, timeline, standsBy: true, sinceCommit: 0, schema: 3, replayed: 300 }

const judge = (changed: Partial<typeof seen>) => {
  const { lag, problem } = judgeReplica({ ...seen, ...changed }, wanted, 2_100)
  return [problem?.rule, lag]
}

it('a replica is as late as the newest place that it has reached', () => {
  assert.deepEqual(judge({}), [undefined, 0])
  assert.deepEqual(judge({ replayed: 299 }), [undefined, 1_100])
  assert.deepEqual(judge({ replayed: 199 }), ['ReplicaBehind', 2_100])
})

it('one that has not reached any is as late as its last commit', () => {
  assert.deepEqual(judge({ replayed: 99, sinceCommit: 3_600_000 }), ['ReplicaBehind', 3_600_000])
  assert.deepEqual(judge({ replayed: 99 }), ['ReplicaBehind', 2_100])
})

it('one of another history, of another database, or of an older schema is not used', () => {
  assert.deepEqual(judge({ timeline: '00000002' }), ['ReplicaTimeline', undefined])
  assert.deepEqual(judge({ identity: '8/16385' }), ['ReplicaOfOther', undefined])
  assert.deepEqual(judge({ standsBy: false }), ['ReplicaWrites', undefined])
  assert.deepEqual(judge({ schema: 2 }), ['ReplicaOlder', 0])
  assert.deepEqual(judge({ schema: 4 }), [undefined, 0])
})
