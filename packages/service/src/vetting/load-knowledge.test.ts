import assert from 'node:assert/strict'
import fs, { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { describe, test } from 'node:test'
import { hostKind } from '../rules/vetting/host-kind.ts'
import { dataFile } from './knowledge/data-file.ts'
import { loadKnowledge, preloadKnowledge } from './load-knowledge.ts'

const knowledge = loadKnowledge()

test('the knowledge is loaded once', () => {
  preloadKnowledge()
  assert.equal(loadKnowledge(), knowledge)
})

test('after preloading, no lookup reads a file', (t) => {
  preloadKnowledge()
  const read = t.mock.method(fs, 'readFileSync')
  syncBuiltinESMExports()
  assert.equal(knowledge.listedDomain('www.up.pt')?.kind, 'academic')
  assert.ok(knowledge.academicSuffix('campion.havering.sch.uk'))
  assert.ok(knowledge.countryRules('PT'))
  assert.equal(read.mock.callCount(), 0)
  read.mock.restore()
  syncBuiltinESMExports()
})

test('the entries of 256 hosts are cached', () => {
  let asked = 0
  const ask = () => knowledge.listedDomain(`host-${(asked += 1)}.example`)
  /** Counts the lookups of other hosts until the cached entry is replaced. */
  const countUntilForgotten = () => {
    const entry = knowledge.listedDomain('mit.edu')
    const before = asked
    while (asked < before + 1_000 && knowledge.listedDomain('mit.edu') === entry) ask()
    return asked - before
  }
  countUntilForgotten()
  // The entry itself takes one place; the last host emptied the cache.
  assert.equal(countUntilForgotten(), 256 - 1)
})

describe('academic domains', () => {
  const listed: [string, string][] = [
    ['mit.edu', 'mit.edu'],
    ['www.cs.ox.ac.uk', 'ox.ac.uk'],
    ['up.pt', 'up.pt'],
    ['rub.de', 'rub.de'],
    ['nus.edu.sg', 'nus.edu.sg'],
  ]
  for (const [host, domain] of listed) {
    test(`${host} is listed as ${domain}`, () => {
      const found = knowledge.listedDomain(host)
      assert.deepEqual([found?.kind, found?.domain], ['academic', domain])
    })
  }
  for (const host of [
    'notmit.edu',
    'mit.edu.example.com',
    'academia.edu',
    'example.edu',
    'ac.uk',
    'edu',
    'edu.tm',
    'google.com',
    'htblaperg.onmicrosoft.com',
    '',
    '~',
    'zzzz.zz',
  ]) {
    test(`${host || 'nothing'} is not`, () => {
      assert.notEqual(knowledge.listedDomain(host)?.kind, 'academic')
    })
  }

  test('a domain has the names of its institution in all known languages', () => {
    const namesOf = (host: string) => {
      const found = knowledge.listedDomain(host)
      return found?.kind === 'academic' ? found.names : assert.fail(host)
    }
    assert.deepEqual(namesOf('mit.edu'), ['Massachusetts Institute of Technology'])
    assert.ok(namesOf('www.u-tokyo.ac.jp').includes('東京大学'))
    assert.ok(namesOf('unicamp.br').includes('Universidade Estadual de Campinas'))
  })

  test('a struck domain includes its subdomains, but not its parent', () => {
    assert.equal(knowledge.listedDomain('alumni.unc.edu')?.kind, 'struck')
    assert.equal(knowledge.listedDomain('mail.alumni.unc.edu')?.kind, 'struck')
    assert.equal(knowledge.listedDomain('unc.edu')?.kind, 'academic')
  })
})

test('an academic suffix is found above a host, with whether it is closed', () => {
  assert.deepEqual(knowledge.academicSuffix('campion.havering.sch.uk'), {
    suffix: 'sch.uk',
    closed: true,
  })
  assert.deepEqual(knowledge.academicSuffix('example.edu'), { suffix: 'edu', closed: false })
  assert.equal(knowledge.academicSuffix('edu'), undefined)
  assert.equal(knowledge.academicSuffix('example.com'), undefined)
})

test('mail domains are free-mail, disposable or academic', () => {
  const kindOf = (host: string) => knowledge.listedDomain(host)?.kind
  for (const host of [
    'gmail.com',
    'outlook.com',
    'yahoo.com',
    'hotmail.com',
    'web.de',
    'sapo.pt',
    'qq.com',
  ]) {
    assert.equal(kindOf(host), 'free-mail', host)
  }
  for (const host of ['mailinator.com', 'x.mailinator.com']) {
    assert.equal(kindOf(host), 'disposable', host)
  }
  for (const host of ['ox.ac.uk', 'nus.edu.sg']) assert.equal(kindOf(host), 'academic', host)
  assert.equal(kindOf('com'), undefined)
})

test('no domain is on two lists or below a mail provider', () => {
  const lists = [
    ['academic', 'academic-domains.txt'],
    ['struck', 'academic-exclusions.txt'],
    ['free-mail', 'free-mail-domains.txt'],
    ['disposable', 'disposable-mail-domains.txt'],
  ] as const
  const seen = new Map<string, string>()
  for (const [kind, file] of lists) {
    for (const domain of domainsIn(file)) {
      assert.equal(seen.get(domain), undefined, `${domain} is ${seen.get(domain)} and ${kind}`)
      seen.set(domain, kind)
      assert.equal(hostKind(domain, knowledge).kind, kind, domain)
    }
  }
  const isMail = (kind: string | undefined) => kind === 'free-mail' || kind === 'disposable'
  for (const [domain, kind] of seen) {
    const parent = domain.slice(domain.indexOf('.') + 1)
    if (isMail(knowledge.listedDomain(parent)?.kind)) assert.ok(isMail(kind), domain)
  }
})

function domainsIn(file: string): string[] {
  return readFileSync(dataFile(file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t')[0] ?? '')
}

test('registered domains', () => {
  const cases: [string, string | undefined][] = [
    ['www.cs.ox.ac.uk', 'ox.ac.uk'],
    ['office.campion.havering.sch.uk', 'campion.havering.sch.uk'],
    ['a.github.io', 'a.github.io'],
    ['ruhr-uni-bochum.de', 'ruhr-uni-bochum.de'],
    ['accredit.test', 'accredit.test'],
    ['uk', undefined],
  ]
  for (const [host, domain] of cases) assert.equal(knowledge.registrableDomain(host), domain)
})
