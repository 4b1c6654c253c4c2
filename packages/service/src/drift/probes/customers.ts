import { memberOf, itemsOf, textOf, type Learned, type Probe, type ProbeCall } from '../probe.ts'

const list = '/v1/customers'
/** Customers of a side that are probed, each with a few calls. */
const mostCustomers = 12

const byName = (operator: string, value: string, field = 'CompanyName'): ProbeCall => ({
  path: list,
  query: { size: '20', filter: JSON.stringify({ Field: field, Value: value, Operator: operator }) },
})

/** Prefix of a customer's name, which others may share. */
function beginning({ customers }: Learned): string | undefined {
  return customers.find(({ companyName }) => companyName.length > 3)?.companyName.slice(0, 4)
}

const startsSo = (json: unknown, learned: Learned) => {
  const start = beginning(learned)?.toLowerCase() ?? ''
  const names = itemsOf(json).map((item) => textOf(item, 'companyProfile', 'companyName'))
  return names.length > 0 && names.every((name) => name.toLowerCase().startsWith(start))
}

const oneCustomer = ({ customers }: Learned, below = ''): ProbeCall[] =>
  customers.slice(0, 3).map(({ id }) => ({ path: `${list}/${id}${below}` }))

/** Probes of the customer list and of single customers. */
export const customerProbes: readonly Probe[] = [
  {
    name: 'customers.all',
    shows: ['MS-RequestId and MS-CorrelationId come back, or are made up when they are missing.'],
    calls: () => [{ path: list, query: { size: String(mostCustomers) } }],
    learn({ json }, { customers }) {
      for (const item of itemsOf(json)) {
        const companyName = textOf(item, 'companyProfile', 'companyName')
        const domain = textOf(item, 'companyProfile', 'domain')
        const id = textOf(item, 'id')
        if (id !== '') customers.push({ id, companyName, domain })
      }
    },
  },
  {
    name: 'customers.page',
    shows: ['A page is followed by seekOperation=Next with the token in MS-ContinuationToken.'],
    calls: ({ customers }) => (customers.length > 2 ? [{ path: list, query: { size: '2' } }] : []),
    facts({ json }) {
      const next = memberOf(memberOf(json, 'links'), 'next')
      const named = itemsOf({ items: memberOf(next, 'headers') }).map((each) => textOf(each, 'key'))
      return {
        items: itemsOf(json).length,
        nextIsSeek: /seekoperation=next/i.test(textOf(next, 'uri')),
        nextHeaders: named.join(),
      }
    },
    learn({ json }, learned) {
      const token = textOf(json, 'continuationToken')
      if (token !== '') learned.continuationToken = token
    },
  },
  ...(['Next', 'Previous', 'First', 'Last', 'PageIndex'] as const).map((seek): Probe => ({
    name: `customers.seek.${seek.toLowerCase()}`,
    shows: [
      seek === 'Next'
        ? 'A page is followed by seekOperation=Next with the token in MS-ContinuationToken.'
        : 'Previous, First and Last work from the same token; PageIndex is refused.',
    ],
    calls: ({ continuationToken: token }) =>
      token === undefined
        ? []
        : [
            {
              path: list,
              query: { seekOperation: seek },
              headers: { 'ms-continuationtoken': token },
            },
          ],
    facts: ({ json }) => ({ hasItems: itemsOf(json).length > 0 }),
  })),
  {
    name: 'customers.seek.tokenless',
    shows: ['A seek without a token, or with that of another partner or filter, is refused.'],
    calls: () => [{ path: list, query: { seekOperation: 'Next' } }],
  },
  ...['0', '501', ''].map((size): Probe => ({
    name: `customers.size.${size || 'none'}`,
    shows: ['A page has 500 items at most; 0, nothing and more than 500 mean 500.'],
    calls: () => [{ path: list, query: size === '' ? {} : { size } }],
    facts: ({ json }) => ({ fits: itemsOf(json).length <= 500 }),
  })),
  {
    name: 'customers.case',
    shows: ['Paths and the names of query parameters are matched without regard to case.'],
    calls: () => [{ path: '/V1/CUSTOMERS', query: { SIZE: '2' } }],
    facts: ({ json }) => ({ fits: itemsOf(json).length <= 2 }),
  },
  {
    name: 'customers.slashes',
    shows: ['Repeated slashes in a path count as one, and a slash at its end is allowed.'],
    calls: () => [
      { path: '/v1//customers', query: { size: '2' } },
      { path: '/v1/customers/', query: { size: '2' } },
    ],
  },
  {
    name: 'customers.contract-version',
    shows: ['MS-Contract-Version is not required, and its value is ignored.'],
    calls: () => [
      { path: list, query: { size: '2' } },
      { path: list, query: { size: '2' }, headers: { 'ms-contract-version': 'v9' } },
    ],
  },
  {
    name: 'customers.without-ids',
    shows: ['MS-RequestId and MS-CorrelationId come back, or are made up when they are missing.'],
    calls: () => [
      {
        path: list,
        query: { size: '2' },
        headers: { 'ms-requestid': '', 'ms-correlationid': '' },
      },
    ],
  },
  {
    name: 'customers.accept',
    shows: ['A wrong method is 405, an Accept without JSON 406, both with code 900141.'],
    calls: () => [{ path: list, query: { size: '2' }, headers: { accept: 'text/xml' } }],
  },
  {
    name: 'customers.filter',
    shows: ['Customers are filtered by what a field starts with, in whatever case.'],
    calls: (learned) => {
      const start = beginning(learned)
      return start === undefined ? [] : [byName('starts_with', start.toUpperCase())]
    },
    facts: ({ json }, _call, learned) => ({ allStartSo: startsSo(json, learned) }),
  },
  {
    name: 'customers.filter.spelling',
    shows: ['Names in a filter come in any case, operators in any spelling; extras are ignored.'],
    calls: (learned) => {
      const value = beginning(learned)
      if (value === undefined) return []
      const filter = { fieldType: 'x', FIELD: 'companyname', value, operator: 'StartsWith' }
      return [{ path: list, query: { size: '20', filter: JSON.stringify(filter) } }]
    },
    facts: ({ json }, _call, learned) => ({ allStartSo: startsSo(json, learned) }),
  },
  ...(
    [
      ['field', byName('starts_with', 'x', 'ShoeSize')],
      ['operator', byName('equals', 'x')],
      ['json', { path: list, query: { filter: '{"Field"' } }],
    ] as const
  ).map(([what, call]): Probe => ({
    name: `customers.filter.unknown-${what}`,
    shows: ['A field or operator that a list does not know is 400/3000, broken JSON 400/800002.'],
    calls: () => [call],
  })),
  {
    name: 'customers.filter.compound',
    shows: ['Compound filters are refused.'],
    calls: () => {
      const filter = { Field: 'CompanyName', Value: 'a', Operator: 'starts_with' }
      const both = { Operator: 'and', LeftFilter: filter, RightFilter: filter }
      return [{ path: list, query: { filter: JSON.stringify(both) } }]
    },
  },
  { name: 'customer', shows: [], calls: oneCustomer },
  {
    name: 'customer.company',
    shows: [],
    calls: (known) => oneCustomer(known, '/profiles/company'),
  },
  {
    name: 'customer.billing',
    shows: ['Culture and language are taken in any case and kept as en-US and en.'],
    calls: (known) => oneCustomer(known, '/profiles/billing'),
    facts: ({ json }) => ({
      cultureForm: /^[a-z]{2,3}(-[A-Z][A-Za-z]+)?-[A-Z]{2}$/.test(textOf(json, 'culture')),
      languageForm: /^[a-z]{2,3}(-[A-Z]\w+)?$/.test(textOf(json, 'language')),
    }),
  },
  {
    name: 'customer.validation-status',
    shows: [],
    calls: (known) =>
      oneCustomer(known, '/validationStatus').map((call) => ({
        ...call,
        query: { type: 'account' },
      })),
  },
  {
    name: 'customer.unknown',
    shows: [],
    calls: () => [{ path: `${list}/5f0c9d2e-7f43-4a3b-9f0e-6d1b2a3c4d5e` }],
  },
  { name: 'customer.malformed', shows: [], calls: () => [{ path: `${list}/northwind` }] },
  {
    name: 'relationship-request',
    shows: [],
    calls: () => [{ path: `${list}/relationshiprequests` }],
  },
  {
    name: 'domain.taken',
    shows: [],
    calls: ({ customers }) =>
      customers
        .filter(({ domain }) => domain !== '')
        .slice(0, 1)
        .map(({ domain }) => ({
          method: 'HEAD',
          path: `/v1/domains/${encodeURIComponent(domain)}`,
        })),
  },
  {
    name: 'nobody',
    shows: [],
    calls: () => [{ path: list, query: { size: '2' }, caller: 'nobody' }],
  },
  {
    name: 'stranger',
    shows: [],
    calls: () => [{ path: list, query: { size: '2' }, caller: 'stranger' }],
  },
  {
    name: 'application.reads',
    shows: [
      'A token is App-only when idtyp says app, or when it has no idtyp, no scope and no user name.',
    ],
    calls: () => [{ path: list, query: { size: '2' }, caller: 'app' }],
  },
  { name: 'nowhere', shows: [], calls: () => [{ path: '/v1/nowhere' }] },
]
