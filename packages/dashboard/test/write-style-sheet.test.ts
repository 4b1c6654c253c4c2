import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeStyleSheet } from '../scripts/write-style-sheet.ts'

it('writes what has to win below what it wins over, whichever component it is of', () => {
  const wide = '@media (min-width: 900px){.w{color:red;}}'
  const narrow = '@media (max-width: 639px){.n{color:red;}}'
  const one = { h: ['.h:hover{color:red;}'], m: [[wide, { m: '(min-width: 900px)' }]] } as const
  const two = {
    d: ['.d{padding-top:0;}', ['.p{padding:0;}', { p: -1 }], '.d{padding-top:0;}'],
    m: [[narrow, { m: '(max-width: 639px)' }]],
    r: ['.r{margin:0;}'],
  } as const
  const lines = [
    '.r{margin:0;}',
    '.p{padding:0;}',
    '.d{padding-top:0;}',
    '.h:hover{color:red;}',
    narrow,
    wide,
  ]
  assert.equal(writeStyleSheet([one, two]), lines.join('\n'))
  assert.equal(writeStyleSheet([two, one]), lines.join('\n'))
})

it('refuses a bucket whose place it does not know', () => {
  assert.throws(() => writeStyleSheet([{ z: ['.z{}'] }]), /bucket z/)
})
