import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { dataFile } from './data-file.ts'
import { readDomainList } from './domain-list.ts'

const folder = mkdtempSync(join(tmpdir(), 'accredit-'))
after(() => rmSync(folder, { recursive: true }))

function listOf(lines: readonly string[]) {
  const file = join(folder, 'list.txt')
  writeFileSync(file, `# A list\n# Two lines of head\n${lines.map((line) => `${line}\n`).join('')}`)
  return readDomainList(file)
}

test('it finds exactly what is listed', () => {
  const word = fc.stringMatching(/^[a-z0-9-]{1,4}(\.[a-z0-9-]{1,4}){0,2}$/)
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (domains, other) => {
      const list = listOf(domains.toSorted())
      assert.equal(list.size, domains.length)
      for (const domain of domains) assert.equal(list.find(domain), '')
      assert.equal(list.find(other), domains.includes(other) ? '' : undefined)
    }),
  )
})

test('it gives what follows the domain', () => {
  const list = listOf(['a.b\tÜber-Schule 1', 'a.bc', 'a.c\tx\ty'])
  assert.equal(list.find('a.b'), 'Über-Schule 1')
  assert.equal(list.find('a.bc'), '')
  assert.equal(list.find('a.c'), 'x\ty')
  assert.equal(list.find('a.'), undefined)
  assert.equal(list.find(''), undefined)
})

test('it finds the nearest listed parent', () => {
  const list = listOf(['b.c', 'x.b.c'])
  assert.equal(list.findUpwards('y.x.b.c')?.domain, 'x.b.c')
  assert.equal(list.findUpwards('y.b.c')?.domain, 'b.c')
  assert.equal(list.findUpwards('yb.c'), undefined)
})

test('it needs neither a head nor a newline at the end', () => {
  for (const domains of [['a'], ['a', 'b'], ['a.b', 'a.c', 'b']]) {
    const file = join(folder, 'bare.txt')
    writeFileSync(file, domains.join('\n'))
    const list = readDomainList(file)
    assert.equal(list.size, domains.length)
    for (const domain of domains) assert.equal(list.find(domain), '')
    for (const other of ['', '0', 'a.', 'aa', 'c']) assert.equal(list.find(other), undefined)
  }
})

test('an empty list has nothing', () => {
  assert.equal(listOf([]).find('a.b'), undefined)
  assert.equal(listOf([]).size, 0)
})

for (const name of [
  'academic-domains.txt',
  'academic-exclusions.txt',
  'academic-suffixes.txt',
  'disposable-mail-domains.txt',
  'free-mail-domains.txt',
]) {
  test(`${name} is sorted as the search needs it, and as long as its head says`, async () => {
    const { readFile } = await import('node:fs/promises')
    const text = await readFile(dataFile(name), 'utf8')
    const lines = text.split('\n').slice(0, -1)
    const head = lines.filter((line) => line.startsWith('#'))
    const domains = lines.slice(head.length).map((line) => line.split('\t')[0] ?? '')
    assert.ok(head.some((line) => /Source: .* licence: /.test(line)))
    assert.ok(head.some((line) => line.endsWith(`; ${domains.length} entries`)))
    assert.ok(domains.every((domain) => /^[a-z0-9.-]+$/.test(domain)))
    const unsorted = domains.findIndex(
      (domain, index) => index > 0 && domain <= (domains[index - 1] ?? ''),
    )
    assert.equal(unsorted, -1)
    assert.equal(readDomainList(dataFile(name)).size, domains.length)
  })
}

test('a data file that is not there is told', () => {
  assert.throws(() => dataFile('no-such-list.txt'), /no-such-list\.txt is missing/)
})
