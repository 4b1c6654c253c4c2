import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { loadKnowledge, preloadKnowledge } from './knowledge.ts'

const knowledge = loadKnowledge()

test('it is loaded once', () => {
  preloadKnowledge()
  assert.equal(loadKnowledge(), knowledge)
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
      assert.equal(knowledge.academicEntry(host)?.domain, domain)
      assert.ok(knowledge.isAcademicDomain(host))
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
      assert.equal(knowledge.academicEntry(host), undefined)
      assert.ok(!knowledge.isAcademicDomain(host))
    })
  }

  test('the institution comes with the domain', () => {
    const { institution } = knowledge.academicEntry('mit.edu') ?? {}
    assert.equal(institution, 'Massachusetts Institute of Technology')
  })

  test('a struck domain is struck with all below it, its parent is not', () => {
    assert.ok(knowledge.isExcludedDomain('alumni.unc.edu'))
    assert.ok(knowledge.isExcludedDomain('mail.alumni.unc.edu'))
    assert.ok(!knowledge.isAcademicDomain('alumni.unc.edu'))
    assert.ok(knowledge.isAcademicDomain('unc.edu'))
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
  for (const domain of ['gmail.com', 'web.de', 'sapo.pt', 'qq.com'])
    assert.ok(knowledge.isFreeMail(domain))
  for (const domain of ['ox.ac.uk', 'nus.edu.sg', 'com']) assert.ok(!knowledge.isFreeMail(domain))
  for (const domain of ['mailinator.com', 'x.mailinator.com'])
    assert.ok(knowledge.isDisposable(domain))
  for (const domain of ['gmail.com', 'ox.ac.uk']) assert.ok(!knowledge.isDisposable(domain))
})

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
