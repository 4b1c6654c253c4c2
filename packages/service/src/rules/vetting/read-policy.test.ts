import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from './default-policy.ts'
import { words } from '../../words/en/index.ts'
import { readPolicy } from './read-policy.ts'

const last = { name: 'person', when: {}, verdict: 'review', explanation: 'Someone looks.' }
const deny = {
  name: 'row',
  when: { failed: { atLeast: 2, among: ['email-free-mail', 'website-not-academic'] } },
  verdict: 'deny',
  reason: 'Not an Academic Domain',
  explanation: 'Two objections.',
}
const policy = (...rows: unknown[]) => ({ name: 'test', rows })

test('the default policy is valid', () => {
  assert.deepEqual(readPolicy(structuredClone(defaultPolicy)), { ok: true, policy: defaultPolicy })
})

test('JSON values are accepted', () => {
  const read = readPolicy(JSON.parse(JSON.stringify(policy(deny, last))))
  assert.ok(read.ok)
  assert.equal(read.policy.rows[0]?.name, 'row')
})

const malformed: [string, unknown, RegExp][] = [
  ['nothing', undefined, /must be an object/],
  ['a list', [], /must be an object/],
  ['no rows', { name: 'x', rows: [] }, /must have rows/],
  ['no name', { rows: [last] }, /The policy must have a name/],
  ['an unknown member', { ...policy(last), mode: 1 }, /"mode", which is unknown/],
  ['a row that is none', policy('row', last), /Row 1 must be an object/],
  ['a row without a name', policy({ ...deny, name: '' }, last), /Row 1 \(""\) must have a name/],
  ['two rows of one name', policy(deny, deny, last), /"row" of another row/],
  ['no explanation', policy({ ...deny, explanation: undefined }, last), /must have an explanation/],
  [
    'an unknown verdict',
    policy({ ...deny, verdict: 'maybe' }, last),
    /"maybe", but it must be one of/,
  ],
  [
    'a denial without a reason',
    policy({ ...deny, reason: undefined }, last),
    /has the reason none/,
  ],
  ['a reason of our own', policy({ ...deny, reason: 'No' }, last), /has the reason "No"/],
  [
    'a review with a reason',
    policy({ ...last, reason: 'Not an Academic Domain' }),
    /no other row has any/,
  ],
  ['no condition', policy({ ...deny, when: undefined }, last), /must say when/],
  ['an unknown part', policy({ ...deny, when: { every: [] } }, last), /"every", which is unknown/],
  [
    'an empty list',
    policy({ ...deny, when: { all: [] } }, last),
    /all must be a list that is not empty/,
  ],
  [
    'an unknown code',
    policy({ ...deny, when: { any: ['email-fre'] } }, last),
    /"email-fre", which is no code/,
  ],
  [
    'an inherited name',
    policy({ ...deny, when: { any: ['toString'] } }, last),
    /"toString", which is no code/,
  ],
  [
    'an unknown check',
    policy({ ...deny, when: { passed: ['name'] } }, last),
    /"name", which is no check/,
  ],
  [
    'half a count',
    policy({ ...deny, when: { failed: { atLeast: 1.5, among: ['name-test'] } } }, last),
    /atLeast, a whole number/,
  ],
  [
    'a count of what is no objection',
    policy({ ...deny, when: { failed: { atLeast: 2, among: ['kind-firm'] } } }, last),
    /kind-firm, which is no objection/,
  ],
  [
    'a count of none',
    policy({ ...last, name: 'row', when: { failed: { atLeast: 0, among: ['name-test'] } } }, last),
    /atLeast must be 1 or more/,
  ],
  ['no last row that always speaks', policy(deny), /is the last one/],
  ['a last row that approves', policy({ ...last, verdict: 'approve' }), /is the last one/],
  [
    'an early row that always speaks',
    policy({ ...last, name: 'row' }, last),
    /no row after it ever does/,
  ],
  [
    'an approval for the lack of something',
    policy({ ...last, name: 'row', when: { none: ['name-test'] }, verdict: 'approve' }, last),
    /approves without evidence/,
  ],
  [
    'a denial on one objection',
    policy({ ...deny, when: { all: ['email-free-mail'] } }, last),
    /denies on one objection/,
  ],
  [
    'a denial on two findings of one check',
    policy({ ...deny, when: { all: ['email-free-mail', 'email-disposable'] } }, last),
    /denies on one objection/,
  ],
  [
    'a denial on an objection and a warning',
    policy({ ...deny, when: { all: ['email-free-mail', 'kind-firm'] } }, last),
    /denies on one objection/,
  ],
  [
    'the stop list’s reason without the stop list',
    policy({ ...deny, reason: 'stop-list-entry' }, last),
    /must demand stop-listed/,
  ],
]

for (const [what, value, problem] of malformed) {
  test(`${what} is refused with a clear error`, () => {
    const read = readPolicy(value)
    assert.ok(!read.ok)
    const said = read.faults.map(({ rule, place, found }) => words.policyFaults[rule](place, found))
    assert.match(said.join('\n'), problem)
  })
}

test('all problems are reported at once', () => {
  const read = readPolicy(
    policy({ ...deny, explanation: '', verdict: 'no' }, { ...last, name: '' }),
  )
  assert.ok(!read.ok)
  assert.equal(read.faults.length, 4)
})
