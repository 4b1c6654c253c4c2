import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../row.ts'
import { compare } from './compare.ts'
import { judge } from './judge.ts'

const row = { number: 1, title: 'a row' }
const line: Line = {
  what: 'rate',
  baselineIs: 'bare',
  unit: '1/s',
  ours: [50, 30, 70],
  baseline: [100, 100, 100],
  better: 'more',
  floor: 0.45,
  goal: 0.6,
}

test('the ratio is computed within each round', () => {
  const { figure } = judge(row, { ...line, ours: [50, 30, 70], baseline: [100, 30, 140] })
  assert.deepEqual(figure, { median: 0.5, least: 0.5, most: 1 })
})

test('a figure reaches its goal, its floor or neither, in its better direction', () => {
  const markOf = (wishes: Partial<Line>) => judge(row, { ...line, ...wishes }).mark
  assert.equal(markOf({}), 'floor')
  assert.equal(markOf({ ours: [60, 60, 60] }), 'goal')
  assert.equal(markOf({ ours: [44, 44, 44] }), 'below')
  const less = { better: 'less', floor: 2, goal: 1.5 } as const
  assert.equal(markOf({ ...less, ours: [150, 150, 150] }), 'goal')
  assert.equal(markOf({ ...less, ours: [200, 200, 200] }), 'floor')
  assert.equal(markOf({ ...less, ours: [201, 201, 201] }), 'below')
  const { floor: _floor, goal: _goal, ...unasked } = line
  assert.equal(judge(row, unasked).mark, 'unmarked')
})

test('a figure without a baseline is compared with the marks itself', () => {
  const { baseline: _baseline, ...alone } = line
  const judged = judge(row, { ...alone, ours: [39], better: 'less', floor: 50, goal: 40 })
  assert.equal(judged.figure.median, 39)
  assert.equal(judged.mark, 'goal')
})

test('a run is compared with the one before', () => {
  const before = [judge(row, { ...line, ours: [50, 49, 51] })]
  const said = (ours: number[]) => compare([judge(row, { ...line, ours })], before)
  assert.match(said([50, 50, 50]), /0\.5 → 0\.5, as before/)
  assert.match(said([30, 30, 30]), /WORSE/)
  assert.match(said([80, 80, 80]), /BETTER/)
  assert.equal(compare([judge({ ...row, number: 2 }, line)], before), '')
})
