import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sayPlainly } from '@accredit/contract'
import { readSetup } from './read-setup.ts'

const id = '6F0C3A52-0000-4000-8000-000000000001'

describe('reading a setup', () => {
  it('accepts valid input and normalizes its spelling', () => {
    const { setup, problems } = readSetup({
      partners: [
        {
          id,
          name: ' Contoso ',
          domain: 'Contoso.onmicrosoft.com',
          qualifications: { education: { requestLimit: 'unlimited', reviewBusinessDays: 2 } },
          members: [{ id, userPrincipalName: 'a@b.com', roles: ['adminagent', 'AdminAgent'] }],
          codes: [{ code: '0012', organization: 'Contoso', creates: 'unlimited' }],
          customers: [
            {
              id,
              address: { country: 'us', city: 'Spokane' },
              gdap: { SalesAgent: ['User Administrator', 'directory readers'] },
            },
          ],
        },
      ],
      stopList: [{ domain: 'Mill.example', reason: 'sells', denial: 'not an academic domain' }],
    })
    assert.deepEqual(problems, [])
    const [partner] = setup.partners ?? []
    assert.equal(partner?.id, id.toLowerCase())
    assert.equal(partner.name, 'Contoso')
    assert.equal(partner.domain, 'contoso.onmicrosoft.com')
    assert.deepEqual(partner.qualifications, {
      Education: { requestLimit: null, reviewBusinessDays: 2 },
    })
    assert.deepEqual(partner.members?.[0]?.roles, ['AdminAgent'])
    assert.equal(partner.codes?.[0]?.creates, null)
    assert.deepEqual(partner.customers?.[0]?.address, { country: 'US', city: 'Spokane' })
    assert.deepEqual(partner.customers?.[0]?.gdap, {
      SalesAgent: ['Directory Readers', 'User Administrator'],
    })
    assert.deepEqual(setup.stopList, [
      { domain: 'mill.example', reason: 'sells', denial: 'Not an Academic Domain' },
    ])
    assert.equal(setup.allowList, undefined)
  })

  const wrong: readonly [name: string, document: unknown, path: string, rule: RegExp][] = [
    ['no object', [], '', /object/],
    ['an unknown name', { partner: [] }, 'partner', /no such name.*partners/],
    ['no list', { partners: {} }, 'partners', /list/],
    ['no GUID', { partners: [{ id: 'contoso' }] }, 'partners[0].id', /GUID/],
    ['no id', { partners: [{}] }, 'partners[0].id', /given/],
    ['no domain', { partners: [{ id, domain: 'contoso' }] }, 'partners[0].domain', /domain/],
    [
      'an unknown role',
      { partners: [{ id, members: [{ id, roles: ['AdminAgent', 'Boss'] }] }] },
      'partners[0].members[0].roles[1]',
      /one of AdminAgent/,
    ],
    [
      'an unknown directory role',
      { partners: [{ id, customers: [{ id, gdap: { AdminAgent: ['Directory Reader'] } }] }] },
      'partners[0].customers[0].gdap.AdminAgent[0]',
      /Directory Readers/,
    ],
    [
      'a role that can hold nothing',
      { partners: [{ id, customers: [{ id, gdap: { Boss: [] } }] }] },
      'partners[0].customers[0].gdap.Boss',
      /no such name/,
    ],
    [
      'a code whose zeros a number would lose',
      { partners: [{ id, codes: [{ code: 12_345 }] }] },
      'partners[0].codes[0].code',
      /quotes/,
    ],
    [
      'half a create',
      { partners: [{ id, codes: [{ code: '1', creates: 0.5 }] }] },
      'partners[0].codes[0].creates',
      /whole/,
    ],
    [
      'an unknown qualification',
      { partners: [{ id, qualifications: { Academia: { requestLimit: 5 } } }] },
      'partners[0].qualifications.Academia',
      /vetted: Education/,
    ],
    [
      'a qualification that no case decides',
      { partners: [{ id, qualifications: { StateOwnedEntity: { requestLimit: 5 } } }] },
      'partners[0].qualifications.StateOwnedEntity',
      /vetted: Education/,
    ],
    [
      'a qualification in two spellings',
      { partners: [{ id, qualifications: { Education: {}, education: {} } }] },
      'partners[0].qualifications.education',
      /twice/,
    ],
    [
      'a negative limit',
      { partners: [{ id, qualifications: { Education: { requestLimit: -1 } } }] },
      'partners[0].qualifications.Education.requestLimit',
      /whole number from 0/,
    ],
    [
      'half a day',
      { partners: [{ id, qualifications: { Education: { reviewBusinessDays: 0.5 } } }] },
      'partners[0].qualifications.Education.reviewBusinessDays',
      /whole number from 0 to 365/,
    ],
    [
      'a review without an end',
      { partners: [{ id, qualifications: { Education: { reviewBusinessDays: 'unlimited' } } }] },
      'partners[0].qualifications.Education.reviewBusinessDays',
      /whole number/,
    ],
    [
      'qualifications in a list',
      { partners: [{ id, qualifications: ['Education'] }] },
      'partners[0].qualifications',
      /object/,
    ],
    ['no reason', { allowList: [{ domain: 'a.example' }] }, 'allowList[0].reason', /given/],
    [
      'a denial on the allow list',
      { allowList: [{ domain: 'a.example', reason: 'x', denial: 'y' }] },
      'allowList[0].denial',
      /no such name/,
    ],
    [
      'an unknown denial',
      { stopList: [{ domain: 'a.example', reason: 'x', denial: 'y' }] },
      'stopList[0].denial',
      /Not an Academic Domain/,
    ],
    [
      'a name that is no text',
      { allowList: [{ domain: 'a.example', reason: 'x', names: ['A', 1] }] },
      'allowList[0].names[1]',
      /quotes/,
    ],
    [
      'names on the stop list',
      { stopList: [{ domain: 'a.example', reason: 'x', names: ['A'] }] },
      'stopList[0].names',
      /no such name/,
    ],
    ['two lines of text', { partners: [{ id, name: 'a\nb' }] }, 'partners[0].name', /one line/],
    [
      'an application without a right',
      { partners: [{ id, applications: [{ id, allows: [] }] }] },
      'partners[0].applications[0].allows',
      /at least one of user, app-read, app-write/,
    ],
    [
      'an unknown right',
      { partners: [{ id, applications: [{ id, allows: ['write'] }] }] },
      'partners[0].applications[0].allows[0]',
      /one of user, app-read, app-write/,
    ],
    [
      'an application registered twice',
      { partners: [{ id, applications: [{ id }, { id: id.toLowerCase() }] }] },
      'partners[0].applications[1]',
      /twice/,
    ],
    ['the same twice', { partners: [{ id }, { id: id.toLowerCase() }] }, 'partners[1]', /twice/],
  ]
  for (const [name, document, path, rule] of wrong) {
    it(`names ${name}`, () => {
      const { problems } = readSetup(document)
      assert.deepEqual(
        problems.map((problem) => problem.path),
        [path],
      )
      assert.match(problems[0] ? sayPlainly(problems[0].broken) : '', rule)
    })
  }

  it('reports all problems at once', () => {
    const { problems } = readSetup({ partners: [{ id: 'x', name: 1 }], allowList: 'none' })
    assert.equal(problems.length, 3)
  })

  it('is not misled by properties that every object has', () => {
    const { setup, problems } = readSetup(JSON.parse('{"__proto__": {"partners": []}}'))
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['__proto__'],
    )
    assert.equal(setup.partners, undefined)
    assert.equal(readSetup(Object.create({ partners: [] })).setup.partners, undefined)
  })
})
