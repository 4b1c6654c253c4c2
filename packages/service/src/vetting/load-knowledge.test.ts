import assert from 'node:assert/strict'
import fs, { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { describe, test } from 'node:test'
import { hostKind } from '../rules/vetting/host-kind.ts'
import { dataFile } from './knowledge/data-file.ts'
import { loadKnowledge, preloadKnowledge } from './load-knowledge.ts'

const knowledge = loadKnowledge()

test('it is loaded once', () => {
  preloadKnowledge()
  assert.equal(loadKnowledge(), knowledge)
})

test('after it was loaded beforehand, no question waits for a file', (t) => {
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

test('the entries of 256 hosts are kept, and then looked up anew', () => {
  let asked = 0
  const ask = () => knowledge.listedDomain(`host-${(asked += 1)}.example`)
  /** Asks for other hosts until the entry is another object, and counts them. */
  const countUntilForgotten = () => {
    const entry = knowledge.listedDomain('mit.edu')
    const before = asked
    while (asked < before + 1_000 && knowledge.listedDomain('mit.edu') === entry) ask()
    return asked - before
  }
  countUntilForgotten()
  // The entry itself, and the last host, which emptied the place.
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

  test('the names of the institution come with the domain, in all languages that are known', () => {
    const namesOf = (host: string) => {
      const found = knowledge.listedDomain(host)
      return found?.kind === 'academic' ? found.names : assert.fail(host)
    }
    assert.deepEqual(namesOf('mit.edu'), ['Massachusetts Institute of Technology'])
    assert.ok(namesOf('www.u-tokyo.ac.jp').includes('東京大学'))
    assert.ok(namesOf('unicamp.br').includes('Universidade Estadual de Campinas'))
  })

  test('a struck domain is struck with all below it, its parent is not', () => {
    assert.equal(knowledge.listedDomain('alumni.unc.edu')?.kind, 'struck')
    assert.equal(knowledge.listedDomain('mail.alumni.unc.edu')?.kind, 'struck')
    assert.equal(knowledge.listedDomain('unc.edu')?.kind, 'academic')
  })
})

test('suffixes are found above the host, closed ones told apart', () => {
  assert.deepEqual(knowledge.academicSuffix('campion.havering.sch.uk'), {
    suffix: 'sch.uk',
    closed: true,
  })
  assert.deepEqual(knowledge.academicSuffix('example.edu'), { suffix: 'edu', closed: false })
  assert.equal(knowledge.academicSuffix('edu'), undefined)
  assert.equal(knowledge.academicSuffix('example.com'), undefined)
})

test('mailboxes', () => {
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

test('no domain is on two lists, and no list has one below a provider of mail', () => {
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
