import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAcademicDomain } from './check-academic-domain.ts'
import type { DomainEntry } from './domain-entry.ts'
import { exampleKnowledge, exampleSubject } from './example-subject.ts'
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
  return checkAcademicDomain(subject, hostsOf(subject), exampleKnowledge, lists).map(
    ({ code }) => code,
  )
}

test('each listed host is found by itself', () => {
  assert.deepEqual(codesOf({ email: 'orchard.example' }), ['academic-email'])
  assert.deepEqual(codesOf({ website: 'www.orchard.example' }), ['academic-website'])
  assert.deepEqual(codesOf({ email: 'orchard.example', website: 'orchard.example' }), [
    'academic-email',
    'academic-website',
  ])
})

test('a listed domain of another name is told', () => {
  const name = 'Hillside School'
  assert.deepEqual(codesOf({ email: 'orchard.example', name }), [
    'academic-email',
    'academic-name-differs',
  ])
  assert.deepEqual(codesOf({ email: 'nameless.example', name }), [
    'academic-email',
    'academic-name-differs',
  ])
})

test('a name without a word of education must be the institution’s own', () => {
  assert.deepEqual(codesOf({ email: 'orchard.example', name: 'Orchard Catering' }), [
    'academic-email',
    'academic-name-differs',
  ])
})

test('suffixes: closed is proof for the e-mail, everything else a hint', () => {
  assert.deepEqual(codesOf({ email: 'a.school.example' }), ['school-suffix-email'])
  assert.deepEqual(codesOf({ website: 'a.school.example' }), ['academic-suffix'])
  assert.deepEqual(codesOf({ email: 'a.edu' }), ['academic-suffix'])
})

test('abused and unlisted domains', () => {
  assert.deepEqual(codesOf({ email: 'mail.abused.example' }), ['academic-excluded'])
  assert.deepEqual(codesOf({ email: 'other.example' }), ['academic-unlisted'])
  assert.deepEqual(codesOf({}), ['academic-unlisted'])
})

test('the allow list speaks before the academic list', () => {
  const lists = [entry('orchard.example', 'allow')]
  assert.deepEqual(codesOf({ email: 'orchard.example', website: 'www.orchard.example' }, lists), [
    'allow-listed-email',
    'allow-listed-website',
  ])
})

test('the stop list covers every domain of the customer, the primary one too', () => {
  const lists = [entry('stopped.example', 'stop')]
  assert.deepEqual(codesOf({ email: 'stopped.example' }, lists), ['stop-listed'])
  assert.deepEqual(codesOf({ website: 'www.stopped.example' }, lists), ['stop-listed'])
  assert.deepEqual(codesOf({ domain: 'stopped.example', email: 'orchard.example' }, lists), [
    'stop-listed',
    'academic-email',
  ])
  assert.deepEqual(codesOf({ email: 'notstopped.example' }, lists), ['academic-unlisted'])
})

test('the stop list’s denial travels with the finding', () => {
  const subject = exampleSubject({ request: { website: 'stopped.example' } })
  const denialOf = (changes: Partial<DomainEntry>) =>
    checkAcademicDomain(subject, hostsOf(subject), exampleKnowledge, [
      entry('stopped.example', 'stop', changes),
    ])[0]?.evidence['denial']
  assert.equal(denialOf({ denial: 'Not an eligible Museum' }), 'Not an eligible Museum')
  assert.equal(denialOf({}), 'Not an Academic Domain')
})

test('the nearest entry speaks; on one domain the stop list wins', () => {
  const parent = entry('example', 'stop')
  const child = entry('orchard.example', 'allow')
  assert.deepEqual(codesOf({ email: 'orchard.example' }, [parent, child]), ['allow-listed-email'])
  assert.deepEqual(codesOf({ email: 'orchard.example' }, [child, parent]), ['allow-listed-email'])
  assert.deepEqual(codesOf({ email: 'hill.example' }, [child, parent]), ['stop-listed'])
  const both = [entry('orchard.example', 'stop'), child]
  assert.deepEqual(codesOf({ email: 'orchard.example' }, both), ['stop-listed'])
  assert.deepEqual(codesOf({ email: 'orchard.example' }, both.toReversed()), ['stop-listed'])
})
