import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDuration } from './read-duration.ts'

const second = 1_000
const day = 86_400 * second

const durations: [text: string, milliseconds: number][] = [
  ['PT0S', 0],
  ['PT0.25S', 250],
  ['PT5S', 5 * second],
  ['PT72H', 3 * day],
  ['P3D', 3 * day],
  ['P2W', 14 * day],
  ['P1DT1M', day + 60 * second],
]
for (const [text, milliseconds] of durations) {
  test(`${text} is ${milliseconds} ms`, () => assert.equal(readDuration(text), milliseconds))
}

const others = ['', 'P', 'PT', '-PT1H', 'PT-1H', '+P1D', 'PT1H later', 'in PT1H', '5s', '5', 'P1X']
for (const text of [...others, 'P1D T1H', 'P9999999999Y', 'pt5s']) {
  test(`"${text}" is not a duration`, () => assert.equal(readDuration(text), undefined))
}
