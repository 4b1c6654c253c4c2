import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { VettingCaseSummary } from '@accredit/client'
import { filterCases } from './filter-cases.ts'
import { readQueueFilter, writeQueueFilter } from './queue-filter.ts'

const now = Date.parse('2026-03-10T12:00:00.000Z')
const found = (companyName: string, openedAt: string, rest: object = {}) =>
  ({
    companyName,
    openedAt,
    state: 'desk',
    country: 'PT',
    slaDueAt: new Date(Date.parse(openedAt) + 3 * 86_400_000).toISOString(),
    ...rest,
  }) as VettingCaseSummary
const cases = [
  found('Escola Secundária de Camões', '2026-03-06T12:00:00.000Z'),
  found('Lycée Louis-le-Grand', '2026-03-08T11:00:00.000Z', { country: 'FR' }),
  found('Stuyvesant High School', '2026-03-10T11:00:00.000Z', { country: 'US' }),
  found('Eton College', '2026-03-01T11:00:00.000Z', { country: 'GB', state: 'shown' }),
]
const all = { company: '', country: '', age: '' } as const
const names = (filter: Partial<Parameters<typeof filterCases>[1]>) =>
  filterCases(cases, { ...all, ...filter }, now).map(({ companyName }) => companyName.slice(0, 4))

it('finds companies without regard to case and accents', () => {
  assert.deepEqual(names({ company: 'SECUNDARIA' }), ['Esco'])
  assert.deepEqual(names({ company: 'lycee' }), ['Lycé'])
  assert.deepEqual(names({ company: 'nothing' }), [])
})

it('filters by country and age', () => {
  assert.deepEqual(names({}), ['Esco', 'Lycé', 'Stuy', 'Eton'])
  assert.deepEqual(names({ country: 'FR' }), ['Lycé'])
  assert.deepEqual(names({ age: 'overdue' }), ['Esco'])
  assert.deepEqual(names({ age: 'soon' }), ['Lycé'])
  assert.deepEqual(names({ age: 'over-1-day' }), ['Esco', 'Lycé', 'Eton'])
  assert.deepEqual(names({ age: 'over-3-days', country: 'GB' }), ['Eton'])
})

it('keeps the filter in the address', () => {
  const query = '?state=desk&assignee=me&company=Eton&country=GB&age=overdue'
  assert.equal(writeQueueFilter(readQueueFilter(new URLSearchParams(query))), query)
  assert.equal(writeQueueFilter(readQueueFilter(new URLSearchParams('?state=open'))), '')
  const unknown = readQueueFilter(new URLSearchParams('?state=lost&age=old&country=pt'))
  assert.deepEqual(unknown, { state: 'open', assignee: '', company: '', country: 'PT', age: '' })
})
