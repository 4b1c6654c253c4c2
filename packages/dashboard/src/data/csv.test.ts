import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeCsv } from './csv.ts'

it('quotes what needs it and leaves the rest alone', () => {
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

it('keeps a spreadsheet from running a name', () => {
  assert.equal(
    writeCsv([['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)']]),
    `"'=HYPERLINK(""http://x"")",'+1,'-1,'@SUM(A1)\r\n`,
  )
})
