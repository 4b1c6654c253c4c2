import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeCsv } from './csv.ts'

it('quotes only cells that need it', () => {
  const rows = [
    ['Name', 'Domain'],
    ['Fourth Coffee, "the best"', 'fourth.example'],
    ['two\nlines', undefined],
  ]
  assert.equal(
    writeCsv(rows),
    'Name,Domain\r\n"Fourth Coffee, ""the best""",fourth.example\r\n"two\nlines",\r\n',
  )
})

it('keeps spreadsheets from running a name as a formula', () => {
  assert.equal(
    writeCsv([['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)']]),
    `"'=HYPERLINK(""http://x"")",'+1,'-1,'@SUM(A1)\r\n`,
  )
})
