import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import { readBulkFile, writeBulkResults } from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { languages } from '@accredit/contract/words'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { until } from '../support/service.ts'
import { callMain } from './call-main.ts'

const customer = (digits: string) => `c0de0000-0000-4000-8000-0000000000${digits}`

let sandbox: Sandbox
before(async () => {
  sandbox = await startSandbox({ vettingDelay: 'PT0S' })
})
after(() => sandbox.close())

interface Trial {
  readonly file: string
  readonly run: (...args: readonly string[]) => ReturnType<typeof callMain>
}

/** A file in a folder of its own, and the command line beside it. */
async function prepare(t: TestContext, rows: readonly string[]): Promise<Trial> {
  await sandbox.reset()
  const folder = temporaryFolder(t)
  const file = join(folder, 'schools.csv')
  writeFileSync(file, `Microsoft ID;Qualification;Segment;Website;Note\r\n${rows.join('\r\n')}\r\n`)
  const environment = { ACCREDIT_URL: sandbox.url }
  return {
    file,
    run: (...args) => callMain(t, ['bulk', ...args], { environment, homeFolder: folder }),
  }
}

const approving = `${customer('01')};education;k12;approve.accredit.test;"=1+1"`
const denying = `${customer('02')};Education;HigherEducation;deny-not-an-academic-domain.accredit.test;a, b`

it('a template is read back as a file without rows', async (t) => {
  const { run, file } = await prepare(t, [])
  const { code, stdout } = await run('template')
  assert.equal(code, 0)
  const written = await run('template', '-o', file)
  assert.match(written.stderr, /^The header was written to \S+schools\.csv; there are no rows\.$/m)
  assert.equal(readFileSync(file, 'utf8'), stdout)
  await assert.rejects(readBulkFile([new TextEncoder().encode(stdout)]), /has no rows/)
  const [header = ''] = stdout.split('\r\n')
  assert.match(header, /^\uFEFFcustomer id,domain,company name,qualification,segment,website/)
})

it('all rows accepted end with 0, a denial under --wait with 5', async (t) => {
  const { run, file } = await prepare(t, [approving, denying])
  const checked = await run('check', file)
  assert.equal(checked.code, 0, checked.stderr)
  assert.match(checked.stdout, /^2 ready, 0 duplicate, 0 refused, 0 unknown/m)
  assert.match(checked.stderr, /^2 requests, 8 at a time/m)
  assert.match(checked.stderr, /^Next: accredit bulk run \S+schools\.csv$/m)
  assert.equal((await run('run', file)).code, 0)
  const waited = await run('run', file, '--wait')
  assert.equal(waited.code, 5, waited.stderr)
  assert.match(waited.stdout, /^accepted +2\n {2}approved +1\n {2}denied +1\n$/m)
  assert.match(waited.stderr, /^Next: accredit bulk results \S+ -o \S+schools-results\.csv$/m)
  const requests = await sandbox.requests({ operation: 'createQualification' })
  assert.equal(requests.length, 2)
})

it('results have each row in its order, in the form of the file, without formulas', async (t) => {
  const bad = `${customer('07')};Education;K12;;no request left`
  const twice = `${customer('01')};Education;K12;;again`
  const { run, file } = await prepare(t, [approving, bad, twice, denying, 'nonsense;SOE;;;'])
  const ended = await run('run', file, '--wait')
  assert.equal(ended.code, 4, ended.stderr)
  const output = file.replace('.csv', '-results.csv')
  const written = await run('results', file, '-o', output)
  assert.match(written.stderr, /^5 rows written to /)
  const text = readFileSync(output, 'utf8')
  const data = parseTable(text.slice(1).trimEnd())
  assert.deepEqual(
    data.map((row) => [row['row'], row['outcome'], row['verdict'], row['note']]),
    [
      ['2', 'accepted', 'approved', "'=1+1"],
      ['3', 'refused', '', 'no request left'],
      ['4', 'duplicate', '', 'again'],
      ['5', 'accepted', 'denied', 'a, b'],
      ['6', 'refused', '', ''],
    ],
  )
  assert.equal(data[3]?.['reason'], 'Not an Academic Domain')
  assert.match(data[3]?.['what to do'] ?? '', /own domain/)
  assert.match(data[1]?.['cause'] ?? '', /used all 3 Education verification requests/)
  assert.match(data[0]?.['correlation id'] ?? '', /^[\da-f-]{36}$/)
  assert.equal(text.includes(';'), true)

  const next = file.replace('.csv', '-next.csv')
  for (const [kind, lines] of [
    ['failed', [2, 3]],
    ['denied', [2]],
  ] as const) {
    await run('results', file, '--only', kind, '-o', next)
    const { rows, unknownColumns } = await readBulkFile([readFileSync(next)])
    assert.deepEqual(
      rows.map(({ line }) => line),
      lines,
    )
    assert.deepEqual(unknownColumns, [])
  }
  const pending = await run('results', file, '--only', 'pending', '--json')
  assert.equal(pending.stdout, '[]\n')
  const status = JSON.parse((await run('status', file, '--json')).stdout) as {
    counts: Record<string, number>
  }
  assert.deepEqual(
    [status.counts['accepted'], status.counts['refused'], status.counts['duplicate']],
    [2, 2, 1],
  )

  // A job of the service has the same columns, and the same words in them.
  await sandbox.reset()
  const { bulkJobs } = sandbox.partner()
  const { rows } = await readBulkFile([readFileSync(file)])
  const { id } = await bulkJobs.start(rows)
  await until(
    () => bulkJobs.get(id),
    ({ counts }) => counts.pending + counts.inReview === 0,
    'the verdicts',
  )
  const { lines } = await bulkJobs.report(id)
  const ofJob = parseTable(writeBulkResults(lines, { separator: ';' }).slice(1).trimEnd())
  const same = (row: Record<string, string>) =>
    Object.entries(row).map(([title, cell]) => [
      title,
      / (id|at)$/.test(title) && title !== 'customer id' ? cell !== '' : cell,
    ])
  assert.deepEqual(ofJob.map(same), data.map(same))
  const ids = ofJob.map((row) => row['request id']).filter(Boolean)
  assert.equal(new Set(ids).size, 3)
  assert.deepEqual(
    (await bulkJobs.report(id)).lines.flatMap(({ requestId = [] }) => requestId),
    ids,
  )
})

it('a run whose ledger is in use is refused, and told by whom', async (t) => {
  const { run, file } = await prepare(t, [approving])
  using ledger = openFileLedger(file.replace('.csv', '.ledger'))
  const release = await ledger.hold()
  const refused = await run('run', file)
  assert.equal(refused.code, 2)
  assert.match(
    refused.stderr,
    new RegExp(`Another run uses the ledger .+process ${process.pid} of`),
  )
  await release()
  assert.equal((await run('run', file)).code, 0)
})

it('what cannot be read is told in the reader’s language, with what to do', async (t) => {
  const { run, file } = await prepare(t, [approving])
  const sheet = file.replace('.csv', '.xlsx')
  writeFileSync(sheet, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0))
  for (const args of [
    ['run', sheet],
    ['status', file],
  ]) {
    const said = await Promise.all(languages.map((tag) => run(...args, '--lang', tag)))
    assert.deepEqual(
      said.map(({ code, stdout }) => [code, stdout]),
      languages.map(() => [2, '']),
    )
    assert.equal(new Set(said.map(({ stderr }) => stderr)).size, languages.length)
  }
  const missing = await run('check', `${file}.gone`)
  assert.match(missing.stderr, /csv\.gone cannot be read: there is no such file or folder/)
  const folder = await run('run', dirname(file))
  assert.match(folder.stderr, /cannot be read: it is a folder/)
  assert.deepEqual([missing.code, folder.code], [2, 2])
})

it('files that cannot be what they are named for are refused, and nothing is sent', async (t) => {
  const { run, file } = await prepare(t, [approving])
  const folder = dirname(file)
  const none = join(folder, 'none', 'x')
  const below = join(file, 'x')
  for (const [args, why] of [
    [['run', file, '--ledger', none], 'there is no such file or folder'],
    [['run', file, '--ledger', folder], 'it is a folder'],
    [['run', file, '--ledger', below], 'a part of the path is a file'],
    [['check', file, '--ledger', folder], 'it is a folder'],
    [['status', file, '--ledger', folder], 'it is a folder'],
    [['template', '-o', none], 'there is no such file or folder'],
    [['template', '-o', folder], 'it is a folder'],
  ] as const) {
    const { code, stdout, stderr } = await run(...args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, new RegExp(`^Error: .+ cannot be written: ${why}$`, 'm'), args.join(' '))
    assert.match(stderr, /What to do +Name another file/)
  }
  assert.equal((await sandbox.requests({ operation: 'createQualification' })).length, 0)
  assert.equal((await run('run', file)).code, 0)
  for (const output of [none, folder, below]) {
    const { code, stderr } = await run('results', file, '-o', output)
    assert.equal(code, 2)
    assert.match(stderr, /cannot be written: (there is|it is|a part)/)
  }
})

it('speaks the language that --lang names, in tables, progress and results', async (t) => {
  const bad = `${customer('07')};Education;K12;;`
  const { run, file } = await prepare(t, [approving, bad])
  for (const args of [
    ['check', file],
    ['run', file],
    ['status', file],
    ['results', file],
  ]) {
    const said = await Promise.all(
      languages.map((tag, index) =>
        // Each language has a ledger of its own, so that all of them see the same.
        run(
          ...args,
          '--ledger',
          args[0] === 'run' ? `${file}.${index}` : `${file}.0`,
          '--lang',
          tag,
        ),
      ),
    )
    const [english, european, brazilian] = said.map(({ stdout, stderr }) => stdout + stderr)
    assert.notEqual(european, english, args[0])
    assert.notEqual(brazilian, english, args[0])
  }
})

/** Rows of a table with quotes and without line breaks in its cells, by their titles. */
function parseTable(text: string): Record<string, string>[] {
  const [titles = [], ...rows] = text
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
        ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    )
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [titles[at] ?? '', cell])))
}
