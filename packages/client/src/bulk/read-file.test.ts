import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BulkError } from './bulk-error.ts'
import { readBulkFile } from './read-file.ts'

const id = 'c0de0000-0000-4000-8000-000000000001'
const utf8 = (text: string) => [new TextEncoder().encode(text)]
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return [new Uint8Array(bigEndian ? bytes.swap16() : bytes)]
}

async function refusalOf(pieces: Parameters<typeof readBulkFile>[0]) {
  const error = await readBulkFile(pieces).then(
    () => assert.fail('the file was read'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof BulkError, String(error))
  return error.finding
}

describe('a file of rows', () => {
  const row = { line: 2, customerId: id, qualification: 'Education', note: 'São João; a, b' }

  for (const separator of [',', ';', '\t'] as const) {
    const text = `Customer_ID${separator}QUALIFICATION${separator}Note\r\n${id}${separator}Education${separator}"São João; a, b"\r\n\r\n`
    for (const [encoding, pieces] of Object.entries({
      'UTF-8': utf8(text),
      'UTF-8 with a mark': utf8(`\uFEFF${text}`),
      'UTF-16, little end first': utf16(text),
      'UTF-16, big end first': utf16(text, true),
    })) {
      it(`is read with ${JSON.stringify(separator)} in ${encoding}`, async () => {
        const file = await readBulkFile(pieces)
        assert.deepEqual(file, { rows: [row], separator, unknownColumns: [] })
        // Whatever pieces it comes in.
        const single = pieces.flatMap((piece) => [...piece].map((byte) => Uint8Array.of(byte)))
        assert.deepEqual(await readBulkFile(single), file)
      })
    }
  }

  it('is read as JSON Lines', async () => {
    const { rows } = await readBulkFile(
      utf8(
        `{"Microsoft ID":"${id}","qualification":"gcc","validation-code":12345}\n\nnonsense\n[1]`,
      ),
    )
    assert.deepEqual(rows, [
      { line: 1, customerId: id, qualification: 'gcc', validationCode: '12345' },
      { line: 3, problem: { rule: 'JsonInvalid', values: {} } },
      { line: 4, problem: { rule: 'JsonInvalid', values: {} } },
    ])
  })

  it('takes the columns of Partner Center’s own export, and names those that it does not know', async () => {
    const { rows, unknownColumns } = await readBulkFile(
      utf8(
        `Microsoft ID,Company name,Primary domain name,Relationship,Qualification\n${id},A,a.example,Reseller,Education`,
      ),
    )
    assert.deepEqual(rows, [
      {
        line: 2,
        customerId: id,
        companyName: 'A',
        domain: 'a.example',
        qualification: 'Education',
      },
    ])
    assert.deepEqual(unknownColumns, ['Relationship'])
  })

  it('heeds Excel’s line that names the separator', async () => {
    const { rows } = await readBulkFile(utf8(`sep=;\r\ndomain;qualification\r\na.example;SOE`))
    assert.deepEqual(rows, [{ line: 3, domain: 'a.example', qualification: 'SOE' }])
  })

  it('says which rows cannot be read, and reads the others', async () => {
    const { rows } = await readBulkFile(
      utf8(`domain,qualification\na,Education,x,y\ndomain,qualification\n"b\nc",Education\n,\nd`),
    )
    assert.deepEqual(
      rows.map(({ line, domain, problem }) => [line, domain, problem?.rule]),
      [
        [2, 'a', 'CellsTooMany'],
        [3, 'domain', 'HeaderAgain'],
        [4, 'b\nc', undefined],
        [6, 'd', undefined],
      ],
    )
  })

  for (const [rule, pieces] of Object.entries({
    FileEmpty: utf8('\uFEFF \n'),
    FileIsSpreadsheet: [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8)],
    FileIsBinary: [Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0)],
    FileNotUtf8: [Uint8Array.of(...utf8('domain,qualification\nS')[0]!, 0xe3, 0x6f, 0x0a)],
    FileIsJsonArray: utf8('[{"domain":"a"}]'),
    ColumnTwice: utf8('domain,Qualification,qualification\na,b,c'),
    ColumnMissing: utf8('domain,website\na,b'),
    QuoteOpen: utf8('domain,qualification\na,"Education\nb,Education'),
  })) {
    it(`is refused with ${rule}`, async () => {
      const finding = await refusalOf(pieces)
      assert.equal(finding.rule, rule)
      assert.match(new BulkError(finding).message, /^[A-Z][^{}]+\.$/)
    })
  }

  it('of 200 MB is refused before it is read', async () => {
    let given = 0
    async function* pieces() {
      const piece = new TextEncoder().encode('domain,qualification\n'.padEnd(1024 * 1024, 'x'))
      for (; given < 200; given += 1) yield piece
    }
    assert.equal((await refusalOf(pieces())).rule, 'FileTooLarge')
    assert.ok(given < 40, `${given} MB were read`)
  })
})
