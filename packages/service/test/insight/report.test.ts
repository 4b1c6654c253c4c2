import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Report, ReportLine, SignedIn } from '@accredit/contract'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const tell = ({ companyName, qualification, status, reason, requestsLeft, nextStep }: ReportLine) =>
  [companyName, qualification, status, reason ?? '', requestsLeft ?? '', nextStep].join(' | ')

/** The seed's customers as the report tells them. */
const seeded = [
  'Adatum County Office | None | none |  | 3 | request',
  'Alpine Water Authority | StateOwnedEntity | unvetted |  |  | nothing',
  'Bellows College | Education | InReview |  | 2 | wait',
  'City of Tailspin | None | none |  | 3 | request',
  'Humongous Charity | Nonprofit | unvetted |  |  | nothing',
  'Lucerne Public Library | Education | Approved |  | 2 | nothing',
  'Northwind Primary School | None | none |  | 3 | request',
  'Proseware Ltd | Education | Denied | Not an Education Customer | 0 | contact-support',
  'Relecloud | None | none |  | 3 | request',
  'Trey Research | Education | Denied | Not an Education Customer | 2 | request-again',
  'Wingtip University | None | none |  | 3 | request',
  'Woodgrove Federal Bureau | GovernmentCommunityCloud | Approved |  |  | nothing',
]

onEveryStore('the report', (makeStorage) => {
  const open = async (service: TestService) => {
    const token = await service.userToken()
    return async (query: string) => {
      const answer = await service.call('GET', `/accredit/v1/report?${query}`, { token })
      assert.equal(answer.status, 200, JSON.stringify(answer.json))
      return answer.json as Report
    }
  }

  it('has each customer by qualification, in order, page by page, and counts them', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const read = await open(service)
    const whole = await read('')
    assert.deepEqual(whole.items.map(tell), seeded)
    assert.equal(whole.next, undefined)
    assert.deepEqual(
      whole.groups?.map(({ qualification, status, nextStep, count }) =>
        [qualification, status, nextStep, count].join(' '),
      ),
      [
        'None none request 5',
        'Education InReview wait 1',
        'Education Approved nothing 1',
        'Education Denied request-again 1',
        'Education Denied contact-support 1',
        'Nonprofit unvetted nothing 1',
        'GovernmentCommunityCloud Approved nothing 1',
        'StateOwnedEntity unvetted nothing 1',
      ],
    )
    const lines: ReportLine[] = []
    let after = ''
    do {
      const page: Report = await read(`size=1&after=${after}`)
      assert.equal(page.groups === undefined, after !== '')
      lines.push(...page.items)
      after = page.next ?? ''
    } while (after !== '')
    assert.deepEqual(lines, whole.items)
  })

  it('filters lines and groups alike', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const read = await open(service)
    const whole = await read('')
    const filters: [query: string, passes: (line: ReportLine) => boolean][] = [
      ['qualification=None', ({ qualification }) => qualification === 'None'],
      ['qualification=Education', ({ qualification }) => qualification === 'Education'],
      ['status=Denied', ({ status }) => status === 'Denied'],
      ['status=unvetted', ({ status }) => status === 'unvetted'],
      ['status=none', ({ status }) => status === 'none'],
      ['reason=Not+an+Education+Customer', ({ reason }) => reason === 'Not an Education Customer'],
      ['reason=Not+an+eligible+Museum', () => false],
      ['nextStep=request-again', ({ nextStep }) => nextStep === 'request-again'],
      [
        'status=Denied&nextStep=contact-support&size=1',
        ({ nextStep }) => nextStep === 'contact-support',
      ],
      ['since=2000-01-01T00:00:00Z', () => true],
      ['since=2999-01-01T00:00:00Z', () => false],
    ]
    for (const [query, passes] of filters) {
      const { items, groups = [] } = await read(query)
      const expected = whole.items.filter(passes)
      assert.deepEqual(items, expected, query)
      assert.equal(
        groups.reduce((sum, { count }) => sum + count, 0),
        expected.length,
        query,
      )
    }
    const { items } = await read('qualification=GovernmentCommunityCloud&status=InReview')
    assert.deepEqual(items, [])
    const token = await service.userToken()
    for (const [query, field] of [
      ['qualification=School', 'qualification'],
      ['status=lost', 'status'],
      ['reason=because', 'reason'],
      ['nextStep=dance', 'nextStep'],
      ['since=yesterday', 'since'],
      ['after=nonsense', 'after'],
      ['size=-1', 'size'],
    ] as const) {
      const refused = await service.call('GET', `/accredit/v1/report?${query}`, { token })
      assert.equal(refused.json.errorName, 'InvalidQuery', query)
      assert.match(refused.json.description, new RegExp(field), query)
    }
  })

  it('tells what changed since a time, both qualifications of one customer, and nobody who left', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const read = await open(service)
    const token = await service.userToken()
    await service.advance('PT1H')
    const me = await service.call('GET', '/accredit/v1/me', { token })
    const since = (me.json as SignedIn).now
    const ask = (digits: string, body: object) =>
      service.call('POST', `/v1/customers/${customer(digits)}/qualifications`, { token, body })
    assert.equal((await ask('05', { qualification: 'StateOwnedEntity' })).status, 201)
    const website = 'deny-not-an-academic-domain.accredit.test'
    const asked = { qualification: 'Education', educationSegment: 'K12', website }
    assert.equal((await ask('06', asked)).status, 201)
    await service.advance('PT10S')
    await until(
      () => read('status=InReview'),
      ({ items }) => items.length === 1,
      'the verdict',
    )
    const { items } = await read(`since=${since}`)
    assert.deepEqual(items.map(tell), [
      'Lucerne Public Library | StateOwnedEntity | unvetted |  |  | nothing',
      'Trey Research | Education | Denied | Not an Academic Domain | 1 | request-again',
    ])
    assert.equal(items[1]?.website, website)
    const both = (await read('')).items.filter(({ customerId }) => customerId === customer('05'))
    assert.deepEqual(
      both.map(({ qualification }) => qualification),
      ['Education', 'StateOwnedEntity'],
    )
    const left = await service.call('PATCH', `/v1/customers/${customer('06')}`, {
      token,
      body: { relationshipToPartner: 'none' },
    })
    assert.equal(left.status, 200)
    const after = await read(`since=${since}`)
    assert.deepEqual(
      after.items.map(({ customerId }) => customerId),
      [customer('05')],
    )
    assert.equal(after.groups?.length, 1)
  })
})
