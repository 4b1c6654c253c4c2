import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAuditDate } from './read-audit-date.ts'

const readable: [text: string, day: string][] = [
  ['2020-09-02', '2020-09-02'],
  ['2020-02-29', '2020-02-29'],
  ['2020-09-246', '2020-09-02'],
  ['2020-02-32', '2020-02-01'],
  ['2020-12-366', '2020-12-31'],
  ['2021-12-365', '2021-12-31'],
  ['09/02/2020 00:00:00', '2020-09-02'],
  ['09/02/2020 23:59:59', '2020-09-02'],
  ['6/1/2017 12:00:00 AM', '2017-06-01'],
  ['12/31/2017 1:05:09 pm', '2017-12-31'],
]

for (const [text, day] of readable) {
  test(`${text} is ${day}`, () => {
    assert.equal(new Date(readAuditDate(text) ?? Number.NaN).toISOString(), `${day}T00:00:00.000Z`)
  })
}

const unreadable = [
  '',
  '2021-02-29',
  '2021-12-366',
  '2020-12-367',
  '2020-13-32',
  '2020-00-10',
  '2020-09-00',
  '2020-09-000',
  '2020-9-2',
  '20-09-02',
  '02.09.2020',
  '2020-09-02T00:00:00Z',
  '02/30/2020 00:00:00',
  '13/01/2020 00:00:00',
  '09/02/2020',
  '09/02/2020 24:00:00',
  '09/02/2020 13:00:00 PM',
  '09/02/2020 0:00:00 AM',
  '09/02/2020 10:60:00',
  '0000-01-01',
  ' 2020-09-02',
]

for (const text of unreadable) {
  test(`${JSON.stringify(text)} is not a day`, () => {
    assert.equal(readAuditDate(text), undefined)
  })
}
