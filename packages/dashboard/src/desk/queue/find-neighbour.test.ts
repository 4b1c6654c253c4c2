import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { VettingCaseSummary } from '@accredit/client'
import { findNeighbour } from './find-neighbour.ts'

const found = (id: string, rest: Partial<VettingCaseSummary> = {}) =>
  ({ id, openedAt: '2026-03-06T12:00:00.000Z', state: 'desk', ...rest }) as VettingCaseSummary
const me = 'staff.rosa'
const cases = [
  found('a'),
  found('b', { assignee: 'rosa@desk.example', assigneeId: 'staff.another-rosa' }),
  found('c', { state: 'decided' }),
  found('d', { assignee: 'rosa.keller@desk.example', assigneeId: me }),
  found('e', { openedAt: '2026-03-07T12:00:00.000Z' }),
]
const open = { state: 'open', assignee: '' } as const
const next = (id: string, rest: Partial<Parameters<typeof findNeighbour>[1]> = {}) => {
  const current = cases.find((each) => each.id === id) ?? found(id)
  return findNeighbour(cases, { current, filter: open, me, ...rest })?.id
}

it('goes on to the next case that is free or mine', () => {
  assert.equal(next('a'), 'd')
  assert.equal(next('d'), 'e')
  assert.equal(next('aa'), 'd')
})

it('wraps around at the end, and never returns the same case', () => {
  assert.equal(next('e'), 'a')
  assert.equal(next('e', { except: ['a', 'd'] }), undefined)
})

it('goes backwards, too', () => {
  assert.equal(next('e', { backwards: true }), 'd')
  assert.equal(next('a', { backwards: true }), 'e')
})

it('goes through a colleague’s cases, and through finished ones, when asked for', () => {
  assert.equal(next('a', { filter: { state: 'desk', assignee: 'reviewer2@x' } }), 'b')
  assert.equal(next('a', { filter: { state: 'decided', assignee: '' } }), 'c')
})

it('goes from one decision that awaits confirmation to the next', () => {
  const filter = { state: 'confirm', assignee: '' } as const
  const waiting = found('f', { state: 'decided', needsConfirmation: true })
  const current = found('e')
  assert.equal(findNeighbour([...cases, waiting], { current, filter, me })?.id, 'f')
  assert.equal(next('a', { filter }), undefined)
})
