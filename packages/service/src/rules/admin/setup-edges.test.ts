import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sayPlainly } from '@accredit/contract'
import { readSetup } from './read-setup.ts'

const id = '6f0c3a52-0000-4000-8000-000000000001'

describe('the edges of a setup', () => {
  const text = (length: number) => 'a'.repeat(length)
  const domain = (length: number) => `${text(60)}.`.repeat(4) + text(length - 4 * 61 - 3) + '.zz'
  const inPartner = (member: object) => ({ partners: [{ id, ...member }] })
  const edges: readonly [
    name: string,
    most: number,
    make: (amount: number) => unknown,
    path: string,
  ][] = [
    ['a name', 200, (most) => inPartner({ name: text(most) }), 'partners[0].name'],
    [
      'a name on the allow list',
      200,
      (most) => ({ allowList: [{ domain: 'a.zz', reason: 'x', names: ['A', text(most)] }] }),
      'allowList[0].names[1]',
    ],
    [
      'a reason',
      500,
      (most) => ({ stopList: [{ domain: 'a.zz', reason: text(most) }] }),
      'stopList[0].reason',
    ],
    [
      'a code',
      50,
      (most) => inPartner({ codes: [{ code: text(most) }] }),
      'partners[0].codes[0].code',
    ],
    ['a domain', 253, (most) => inPartner({ domain: domain(most) }), 'partners[0].domain'],
    [
      'an address of e-mail',
      400,
      (most) => inPartner({ customers: [{ id, email: `a@${text(most - 5)}.zz` }] }),
      'partners[0].customers[0].email',
    ],
    [
      'the mailbox of an address',
      64,
      (most) => inPartner({ customers: [{ id, email: `${text(most)}@a.zz` }] }),
      'partners[0].customers[0].email',
    ],
    [
      'creates of a code',
      1_000_000,
      (most) => inPartner({ codes: [{ code: '1', creates: most }] }),
      'partners[0].codes[0].creates',
    ],
    [
      'days of a review',
      365,
      (most) => inPartner({ qualifications: { Education: { reviewBusinessDays: most } } }),
      'partners[0].qualifications.Education.reviewBusinessDays',
    ],
  ]
  for (const [name, most, make, path] of edges) {
    it(`accepts ${name} of ${most}, but not of one more`, () => {
      assert.deepEqual(readSetup(make(most)).problems, [])
      assert.deepEqual(
        readSetup(make(most + 1)).problems.map((problem) => problem.path),
        [path],
      )
    })
  }

  const lists: readonly [
    path: string,
    make: (items: readonly object[]) => unknown,
    name: string,
  ][] = [
    ['partners', (partners) => ({ partners }), 'id'],
    ['allowList', (allowList) => ({ allowList }), 'domain'],
    ['stopList', (stopList) => ({ stopList }), 'domain'],
    ['partners[0].applications', (applications) => inPartner({ applications }), 'id'],
    ['partners[0].members', (members) => inPartner({ members }), 'id'],
    ['partners[0].codes', (codes) => inPartner({ codes }), 'code'],
    ['partners[0].customers', (customers) => inPartner({ customers }), 'id'],
  ]
  for (const [path, make, name] of lists) {
    const others = name === 'domain' ? { reason: 'x' } : {}
    const values = { id, domain: 'a.zz', code: '1' }
    const item = { ...others, [name]: values[name as keyof typeof values] }

    it(`requires the ${name} of each item of ${path}, without reporting items that lack it as duplicates`, () => {
      const { problems } = readSetup(make([others, others]))
      assert.deepEqual(
        problems.map((problem) => [problem.path, sayPlainly(problem.broken)]),
        [0, 1].map((index) => [`${path}[${index}].${name}`, 'it must be given']),
      )
    })

    it(`reports duplicates in ${path}`, () => {
      const { problems } = readSetup(make([item, item]))
      assert.deepEqual(
        problems.map((problem) => [problem.path, sayPlainly(problem.broken)]),
        [[`${path}[1]`, 'it is named twice']],
      )
    })
  }

  it('omits invalid parts and keeps the rest', () => {
    const { setup, problems } = readSetup({
      partners: [
        { id: 1, members: [{ id: 'x', roles: [1, ' salesagent ', 'Boss'] }], codes: [{ code: 7 }] },
        {
          id,
          customers: [
            { id, address: { country: 'USA', city: 'Rome' } },
            { id, address: {} },
          ],
        },
      ],
      allowList: [{ domain: 'x', reason: 8, names: [9, 'A'] }],
    })
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [
        'partners[0].id',
        'partners[0].members[0].id',
        'partners[0].members[0].roles[0]',
        'partners[0].members[0].roles[2]',
        'partners[0].codes[0].code',
        'partners[1].customers[0].address.country',
        'partners[1].customers[1].address.country',
        'allowList[0].domain',
        'allowList[0].reason',
        'allowList[0].names[0]',
        'partners[1].customers[1]',
      ],
    )
    const [first, second] = setup.partners ?? []
    assert.equal(first?.id, '')
    assert.equal(first.members?.[0]?.id, '')
    assert.deepEqual(first.members[0].roles, ['SalesAgent'])
    assert.equal(first.codes?.[0]?.code, '')
    assert.deepEqual(
      second?.customers?.map(({ address }) => address),
      [{ country: 'USA', city: 'Rome' }, { country: '' }],
    )
    assert.deepEqual(setup.allowList, [{ domain: '', reason: '', names: ['A'] }])
  })

  it('accepts the words default and unlimited for terms, and a contact', () => {
    const contact = { firstName: 'Ada', lastName: 'Lindqvist', email: 'ada@a.zz' }
    const terms = { requestLimit: 'default', reviewBusinessDays: 'default' }
    const { setup, problems } = readSetup(
      inPartner({ qualifications: { Education: terms }, customers: [{ id, contact }] }),
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(setup.partners?.[0]?.qualifications, { Education: terms })
    assert.deepEqual(setup.partners[0].customers?.[0]?.contact, contact)
  })

  it('reports unknown qualifications', () => {
    const { problems } = readSetup(inPartner({ qualifications: null }))
    assert.deepEqual(
      problems.map((problem) => [problem.path, sayPlainly(problem.broken)]),
      [['partners[0].qualifications', 'it must be an object']],
    )
  })

  it('takes none and one of what is counted', () => {
    for (const creates of [0, 1]) {
      const { setup, problems } = readSetup(inPartner({ codes: [{ code: '1', creates, used: 0 }] }))
      assert.deepEqual(problems, [])
      assert.deepEqual(setup.partners?.[0]?.codes?.[0], {
        code: '1',
        organization: undefined,
        creates,
        used: 0,
      })
    }
  })
})
