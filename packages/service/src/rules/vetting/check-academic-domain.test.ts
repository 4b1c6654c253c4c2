import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAcademicDomain } from './check-academic-domain.ts'
import type { DomainEntry } from './domain-entry.ts'
import { indexDomainLists } from './domain-lists.ts'
import { exampleKnowledge, exampleSubject } from '../../../test/support/example-subject.ts'
import { hostsOf } from './hosts.ts'

const entry = (domain: string, list: DomainEntry['list'], changes: Partial<DomainEntry> = {}) => ({
  domain,
  list,
  reason: 'Because.',
  addedAt: 0,
  addedBy: 'operator',
  ...changes,
})

function codesOf(
  hosts: { email?: string; website?: string; name?: string; domain?: string },
  lists: readonly DomainEntry[] = [],
): string[] {
  const {
    email,
    website,
    name = 'Orchard Lane Primary School',
    domain = 'x.onmicrosoft.com',
  } = hosts
  const subject = exampleSubject({
    customer: { companyName: name, domain, email: email && `office@${email}` },
    request: { website },
  })
  return checkAcademicDomain(
    subject,
    hostsOf(subject),
    exampleKnowledge,
    indexDomainLists(lists),
  ).map(({ code }) => code)
}

test('each listed host is found', () => {
  assert.deepEqual(codesOf({ email: 'orchard.example' }), ['academic-email', 'academic-name-fits'])
  assert.deepEqual(codesOf({ website: 'www.orchard.example' }), [
    'academic-website',
    'academic-name-fits',
  ])
  assert.deepEqual(codesOf({ email: 'orchard.example', website: 'orchard.example' }), [
    'academic-email',
    'academic-name-fits',
    'academic-website',
  ])
})

test('a listed domain with another name is reported', () => {
  const name = 'Hillside School'
  assert.deepEqual(codesOf({ email: 'orchard.example', name }), [
    'academic-email',
    'academic-name-differs',
  ])
})

test('a listed domain without a name, or with one in another script, cannot be compared', () => {
  const codes = ['academic-email', 'academic-name-not-comparable']
  assert.deepEqual(codesOf({ email: 'nameless.example', name: 'Hillside School' }), codes)
  assert.deepEqual(codesOf({ email: 'orchard.example', name: '果樹園小学校' }), codes)
})

test('a host for students or alumni is reported', () => {
  for (const label of ['students', 'alumni', 'mail.stud', 'alumnos']) {
    assert.deepEqual(codesOf({ email: `${label}.orchard.example` }), [
      'academic-email',
      'academic-name-fits',
      'academic-students',
    ])
  }
})

test('a name without a word of education must be the institution’s own', () => {
  assert.deepEqual(codesOf({ email: 'orchard.example', name: 'Orchard Catering' }), [
    'academic-email',
    'academic-name-differs',
  ])
})

test('only suffixes reserved for schools are evidence, all others a hint', () => {
  assert.deepEqual(codesOf({ email: 'a.school.example' }), ['school-suffix'])
  assert.deepEqual(codesOf({ website: 'a.school.example' }), ['school-suffix'])
  assert.deepEqual(codesOf({ email: 'a.edu' }), ['academic-suffix'])
})

test('abused and unlisted domains', () => {
  assert.deepEqual(codesOf({ email: 'mail.abused.example' }), ['academic-excluded'])
  assert.deepEqual(codesOf({ email: 'other.example' }), ['academic-unlisted'])
  assert.deepEqual(codesOf({}), ['academic-unlisted'])
})

test('the allow list takes precedence over the academic list', () => {
  const lists = [entry('orchard.example', 'allow')]
  assert.deepEqual(codesOf({ email: 'orchard.example', website: 'www.orchard.example' }, lists), [
    'allow-listed-email',
    'academic-name-fits',
    'allow-listed-website',
  ])
})

test('an allowed domain belongs to the names of the operator and the academic list', () => {
  const unlisted = (names?: readonly string[]) => [entry('hill.example', 'allow', { names })]
  const found = (name: string, names?: readonly string[]) =>
    codesOf({ email: 'hill.example', name }, unlisted(names))[1]
  assert.equal(found('Hillside School'), 'academic-name-not-comparable')
  assert.equal(found('Hillside School', ['Hillside School']), 'academic-name-fits')
  assert.equal(found('Hill Caterers', ['Hillside School']), 'academic-name-differs')
  assert.equal(found('丘学校', ['Hillside School', '丘学校']), 'academic-name-fits')
  const further = [entry('orchard.example', 'allow', { names: ['果樹園小学校'] })]
  for (const name of ['果樹園小学校', 'Orchard Lane Primary School']) {
    assert.equal(codesOf({ email: 'orchard.example', name }, further)[1], 'academic-name-fits')
  }
})

test('an allowed suffix or mail provider identifies nobody', () => {
  for (const domain of ['com', 'freemail.example', 'onmicrosoft.com', 'facebook.com']) {
    const lists = [entry(domain, 'allow', { names: ['Orchard Lane Primary School'] })]
    assert.deepEqual(codesOf({ email: `office.${domain}` }, lists), ['allow-listed-suffix'])
  }
})

test('the stop list covers every domain of the customer, the primary one too', () => {
  const lists = [entry('stopped.example', 'stop')]
  assert.deepEqual(codesOf({ email: 'stopped.example' }, lists), ['stop-listed'])
  assert.deepEqual(codesOf({ website: 'www.stopped.example' }, lists), ['stop-listed'])
  assert.deepEqual(codesOf({ domain: 'stopped.example', email: 'orchard.example' }, lists), [
    'stop-listed',
    'academic-email',
    'academic-name-fits',
  ])
  assert.deepEqual(codesOf({ email: 'notstopped.example' }, lists), ['academic-unlisted'])
})

test('the stop list’s denial travels with the finding', () => {
  const subject = exampleSubject({ request: { website: 'stopped.example' } })
  const denialOf = (changes: Partial<DomainEntry>) => {
    const lists = indexDomainLists([entry('stopped.example', 'stop', changes)])
    const [found] = checkAcademicDomain(subject, hostsOf(subject), exampleKnowledge, lists)
    return found?.evidence['denial']
  }
  assert.equal(denialOf({ denial: 'Not an eligible Museum' }), 'Not an eligible Museum')
  assert.equal(denialOf({}), 'Not an Academic Domain')
})

test('the nearest entry wins; on one domain the stop list wins', () => {
  const parent = entry('example', 'stop')
  const child = entry('orchard.example', 'allow')
  const allowed = ['allow-listed-email', 'academic-name-fits']
  assert.deepEqual(codesOf({ email: 'orchard.example' }, [parent, child]), allowed)
  assert.deepEqual(codesOf({ email: 'orchard.example' }, [child, parent]), allowed)
  assert.deepEqual(codesOf({ email: 'hill.example' }, [child, parent]), ['stop-listed'])
  const both = [entry('orchard.example', 'stop'), child]
  assert.deepEqual(codesOf({ email: 'orchard.example' }, both), ['stop-listed'])
  assert.deepEqual(codesOf({ email: 'orchard.example' }, both.toReversed()), ['stop-listed'])
})
