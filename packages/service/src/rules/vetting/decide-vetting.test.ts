import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findingCodeNames, type FindingCode, vettingReasonTexts } from '@accredit/contract'
import fc from 'fast-check'
import { decideVetting } from './decide-vetting.ts'
import { defaultPolicy } from './default-policy.ts'
import { checkNames, findingCodes } from './finding-codes.ts'
import { finding } from './finding.ts'
import { matchCondition } from './match-condition.ts'
import type { VettingPolicy } from './policy.ts'
import { readPolicy } from './read-policy.ts'

/** A finding whose text is its code. */
const named = (code: FindingCode) => ({ ...finding(code), text: `${code}.` })

const decide = (...codes: FindingCode[]) =>
  decideVetting(
    defaultPolicy,
    codes.map((code) => named(code)),
  )
const complete = ['name-plausible', 'address-complete', 'email-own-domain'] as const

const codes = fc.constantFrom(...findingCodeNames)
const findings = fc
  .uniqueArray(codes, { maxLength: 14 })
  .map((list) => list.map((code) => named(code)))
const objectionsIn = (list: readonly { check: string; level: string }[]) =>
  new Set(list.filter(({ level }) => level === 'fail').map(({ check }) => check)).size

describe('the default policy', () => {
  const cases: [string, FindingCode[], string][] = [
    ['the stop list', [...complete, 'academic-email', 'stop-listed'], 'stop-list'],
    ['no address', ['name-plausible', 'address-missing', 'email-free-mail'], 'incomplete'],
    [
      'a denial for good',
      [...complete, 'academic-email', 'earlier-denied-for-good'],
      'denied-for-good',
    ],
    [
      'an allowed e-mail domain',
      [...complete, 'allow-listed-email', 'academic-name-fits', 'website-email-differ'],
      'allow-list',
    ],
    [
      'an allowed website with its e-mail',
      [...complete, 'allow-listed-website', 'academic-name-fits', 'website-email-agree'],
      'allow-list-website',
    ],
    ['an allowed domain without a name', [...complete, 'allow-listed-email'], 'person'],
    [
      'an allowed domain of another name',
      [...complete, 'allow-listed-email', 'academic-name-differs'],
      'person',
    ],
    [
      'an allowed suffix',
      [...complete, 'allow-listed-email', 'academic-name-fits', 'allow-listed-suffix'],
      'person',
    ],
    [
      'an allowed website, e-mail elsewhere',
      [...complete, 'allow-listed-website', 'academic-name-fits'],
      'person',
    ],
    [
      'a listed e-mail domain',
      [...complete, 'academic-email', 'academic-name-fits'],
      'academic-list',
    ],
    [
      'a listed domain whose name cannot be compared',
      [...complete, 'academic-email', 'academic-name-not-comparable'],
      'person',
    ],
    [
      'a host for students on a listed domain',
      [...complete, 'academic-email', 'academic-name-fits', 'academic-students'],
      'person',
    ],
    [
      'a listed website, e-mail elsewhere',
      [...complete, 'academic-website', 'academic-name-fits', 'website-email-differ'],
      'person',
    ],
    [
      'two listed domains',
      [
        ...complete,
        'academic-website',
        'academic-email',
        'academic-name-fits',
        'website-email-differ',
      ],
      'academic-list-twice',
    ],
    [
      'a listed domain of another name',
      [...complete, 'academic-email', 'academic-name-differs'],
      'person',
    ],
    [
      'a museum on a listed domain',
      [...complete, 'academic-email', 'academic-name-fits', 'kind-museum'],
      'person',
    ],
    [
      'a name that is an abbreviation',
      [
        'name-abbreviation',
        'address-complete',
        'email-own-domain',
        'academic-email',
        'academic-name-fits',
      ],
      'person',
    ],
    ['a school’s suffix', [...complete, 'school-suffix', 'kind-education'], 'person'],
    [
      'two objections on the last request',
      [
        'name-plausible',
        'address-complete',
        'email-free-mail',
        'website-not-academic',
        'last-request',
      ],
      'last-request',
    ],
    [
      'two objections',
      ['name-plausible', 'address-complete', 'email-free-mail', 'website-not-academic'],
      'not-education',
    ],
    [
      'two objections against what calls itself a school',
      [
        'name-plausible',
        'address-complete',
        'email-free-mail',
        'website-not-academic',
        'kind-education',
      ],
      'person',
    ],
    [
      'a trade’s website, e-mail elsewhere',
      [...complete, 'website-not-academic', 'website-email-differ'],
      'not-academic-domain',
    ],
    ['an unlisted domain alone', [...complete, 'academic-unlisted'], 'person'],
    ['a free mailbox alone', ['name-plausible', 'address-complete', 'email-free-mail'], 'person'],
  ]
  for (const [what, found, row] of cases) {
    test(`${what}: ${row}`, () => {
      assert.equal(decide(...found).row, row)
    })
  }

  test('missing parts are named', () => {
    const { verdict, explanation } = decide(
      'name-plausible',
      'address-incomplete',
      'email-free-mail',
    )
    assert.equal(verdict, 'review')
    assert.match(explanation, /address-incomplete\./)
    assert.doesNotMatch(explanation, /email-free-mail\./)
  })

  test('the stop list’s entry gives the reason', () => {
    for (const denial of [...vettingReasonTexts, 'Nonsense']) {
      const decision = decideVetting(defaultPolicy, [finding('stop-listed', { denial })])
      assert.equal(decision.verdict, 'deny')
      assert.equal(decision.reason, denial === 'Nonsense' ? 'Not an Academic Domain' : denial)
    }
  })

  test('never denies on a single objection of its own', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const { verdict } = decideVetting(defaultPolicy, list)
        const stopped = list.some(({ code }) => code === 'stop-listed')
        if (verdict === 'deny' && !stopped) assert.ok(objectionsIn(list) >= 2)
      }),
      { numRuns: 2000 },
    )
  })

  test('never approves an incomplete record, or a domain that no list assigns to the customer by name', () => {
    const speaks = new Set<string>([
      'allow-listed-email',
      'allow-listed-website',
      'academic-email',
      'academic-website',
    ])
    const speaksAgainst = new Set<string>([
      'academic-name-differs',
      'academic-name-not-comparable',
      'academic-students',
      'allow-listed-suffix',
    ])
    fc.assert(
      fc.property(findings, (list) => {
        if (decideVetting(defaultPolicy, list).verdict !== 'approve') return
        assert.ok(list.some(({ code }) => speaks.has(code)))
        assert.ok(list.some(({ code }) => code === 'academic-name-fits'))
        assert.ok(!list.some(({ code }) => speaksAgainst.has(code)))
        for (const check of ['legal-name', 'address']) {
          const own = list.filter((found) => found.check === check)
          assert.ok(own.length > 0 && own.every(({ level }) => level === 'pass'))
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('any policy', () => {
  const some = fc.uniqueArray(codes, { minLength: 1, maxLength: 3 })
  const fails = fc.constantFrom(
    ...findingCodeNames.filter((code) => findingCodes[code].level === 'fail'),
  )
  const when = fc.record(
    {
      all: some,
      any: some,
      none: some,
      passed: fc.uniqueArray(fc.constantFrom(...checkNames), { minLength: 1, maxLength: 2 }),
      failed: fc.record({
        atLeast: fc.integer({ min: 1, max: 3 }),
        among: fc.uniqueArray(fails, { minLength: 1, maxLength: 4 }),
      }),
    },
    { requiredKeys: [] },
  )
  const row = fc.record({
    when,
    verdict: fc.constantFrom('approve', 'deny', 'review'),
    explanation: fc.constant('Because.'),
  })
  const policies = fc
    .array(row, { maxLength: 6 })
    .map((rows) => ({
      name: 'generated',
      rows: [
        ...rows.map((each, index) => ({
          ...each,
          name: `row-${index}`,
          ...(each.verdict === 'deny' && { reason: 'Not an Academic Domain' }),
        })),
        { name: 'person', when: {}, verdict: 'review', explanation: 'Someone looks.' },
      ],
    }))
    .map((policy) => readPolicy(policy))
    .filter((read): read is { ok: true; policy: VettingPolicy } => read.ok)
    .map(({ policy }) => policy)

  test('decides by the first row that matches, and always decides', () => {
    fc.assert(
      fc.property(policies, findings, (policy, list) => {
        const decision = decideVetting(policy, list)
        const index = policy.rows.findIndex(({ name }) => name === decision.row)
        assert.ok(index >= 0)
        assert.equal(decision.verdict, policy.rows[index]?.verdict)
        for (const [at, each] of policy.rows.entries()) {
          if (at < index) assert.equal(matchCondition(each.when, list), undefined)
        }
      }),
    )
  })

  test('does not depend on the order of the findings', () => {
    const shuffled = findings.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(policies, shuffled, (policy, [list, other]) => {
        const { verdict, row: first } = decideVetting(policy, list)
        const { verdict: same, row: second } = decideVetting(policy, other)
        assert.deepEqual([verdict, first], [same, second])
      }),
    )
  })

  test('is not changed by rows after the one that decided', () => {
    fc.assert(
      fc.property(policies, findings, (policy, list) => {
        const decision = decideVetting(policy, list)
        const index = policy.rows.findIndex(({ name }) => name === decision.row)
        const shorter = { ...policy, rows: policy.rows.slice(0, index + 1) }
        assert.deepEqual(decideVetting(shorter, list), decision)
      }),
    )
  })

  test('that is valid denies on two objections or by the stop list', () => {
    fc.assert(
      fc.property(policies, findings, (policy, list) => {
        if (decideVetting(policy, list).verdict !== 'deny') return
        const stopped = list.some(({ code }) => code === 'stop-listed')
        assert.ok(stopped || objectionsIn(list) >= 2)
      }),
      { numRuns: 2000 },
    )
  })

  test('without a matching row leaves the case to a person', () => {
    const decision = decideVetting({ name: 'empty', rows: [] }, [])
    assert.deepEqual([decision.verdict, decision.row], ['review', 'no-row'])
  })
})
