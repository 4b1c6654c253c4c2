import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DomainEntry } from '../src/rules/vetting/domain-entry.ts'
import { defaultPolicy } from '../src/rules/vetting/default-policy.ts'
import { indexDomainLists } from '../src/rules/vetting/domain-lists.ts'
import { examine } from '../src/rules/vetting/examine.ts'
import type { VettingSubject } from '../src/rules/vetting/subject.ts'
import { seededCustomers, seededDomains } from '../src/sandbox/seed-data.ts'
import { loadKnowledge } from '../src/vetting/load-knowledge.ts'

const entries = seededDomains.map((entry): DomainEntry => {
  return { ...entry, list: 'allow', addedAt: 0, addedBy: 'sandbox' }
})
const lists = indexDomainLists(entries)

function decide(name: string, request: VettingSubject['request'] = {}) {
  const seeded = seededCustomers.find((customer) => customer.name === name) ?? assert.fail(name)
  const { id, domain, email, address } = seeded
  return examine(
    { customer: { id, companyName: name, domain, email, address }, request, earlier: [] },
    { knowledge: loadKnowledge(), lists, policy: defaultPolicy, scripted: true },
  ).decision
}

describe('the sandbox’s customers through the default policy', () => {
  for (const name of ['Northwind Primary School', 'Wingtip University']) {
    for (const request of [
      {},
      { educationSegment: 'K12' },
      { educationSegment: 'HigherEducation', website: 'example.edu' },
    ] as const) {
      test(`${name} is approved, asked with ${JSON.stringify(request)}`, () => {
        const { verdict, row } = decide(name, request)
        assert.deepEqual([verdict, row], ['approve', 'allow-list'])
      })
    }
  }

  test('Relecloud goes to a person, who reads what is missing', () => {
    const { verdict, row, explanation } = decide('Relecloud')
    assert.deepEqual([verdict, row], ['review', 'incomplete'])
    assert.match(explanation, /lacks addressLine1, postalCode/)
  })

  test('Bellows College, which no list names, goes to a person', () => {
    assert.equal(
      decide('Bellows College', { educationSegment: 'HigherEducation' }).verdict,
      'review',
    )
  })

  test('nobody is denied without a script', () => {
    for (const { name } of seededCustomers) assert.notEqual(decide(name).verdict, 'deny', name)
    const website = 'deny-not-an-eligible-library.accredit.test'
    assert.equal(decide('Northwind Primary School', { website }).reason, 'Not an eligible Library')
  })
})
