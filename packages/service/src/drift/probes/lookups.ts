import { itemsOf, memberOf, textOf, type Probe, type ProbeCall } from '../probe.ts'

const rules = (country: string): ProbeCall => ({ path: `/v1/countryvalidationrules/${country}` })

const address = (body: unknown, headers?: ProbeCall['headers']): ProbeCall => ({
  method: 'POST',
  path: '/v1/validations/address',
  body,
  ...(headers && { headers }),
})

const redmond = {
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
}
const { state: _state, ...withoutState } = redmond
const statusOf: NonNullable<Probe['facts']> = ({ json }) => ({ outcome: textOf(json, 'status') })

const day = 86_400_000
const dayBefore = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10)
const records = (query: Readonly<Record<string, string>>): ProbeCall => ({
  path: '/v1/auditrecords',
  query: { size: '50', ...query },
})
const since = (days: number) => ({ startDate: dayBefore(days) })

const filtered = (field: string, operator: string, value: string): ProbeCall =>
  records({
    ...since(30),
    filter: JSON.stringify({ Field: field, Operator: operator, Value: value }),
  })

/** Probes of country rules, the address check, and the activity log. */
export const lookupProbes: readonly Probe[] = [
  {
    name: 'country.recorded',
    shows: ['Country rules carry the names of recorded answers, lists as bare arrays.'],
    calls: () => ['US', 'DE', 'GB', 'CN', 'PT'].map(rules),
    facts: ({ json }) => ({ listsAreArrays: Array.isArray(memberOf(json, 'supportedStatesList')) }),
  },
  {
    name: 'country.registration',
    shows: [
      'Members about registration numbers are sent where such a number is demanded, and left out elsewhere.',
    ],
    calls: () => [rules('BR')],
    facts: ({ json }) => ({
      required: memberOf(json, 'customerOrganizationRegistrationNumberRequired') === true,
    }),
  },
  {
    name: 'country.other',
    shows: [
      'Other countries follow the recorded ones: en beside their own languages, en-US beside their own cultures, a form of VAT numbers where VIES knows one.',
    ],
    calls: () => [rules('FR'), rules('IT')],
    facts: ({ json }) => ({
      english: itemsOf(memberOf(json, 'supportedLanguagesList')).includes('en'),
      american: itemsOf(memberOf(json, 'supportedCulturesList')).includes('en-US'),
      taxForm: textOf(json, 'taxIdFormat') !== '',
    }),
  },
  {
    name: 'country.uk',
    shows: ['UK names the United Kingdom, whose rules are those of GB.'],
    calls: () => [rules('UK')],
    facts: ({ json }) => ({ code: textOf(json, 'iso2Code') }),
  },
  {
    name: 'country.unknown',
    shows: ['An unknown form of a country is left out; an unknown country is 404/1000.'],
    calls: () => [rules('ZZ')],
  },
  {
    name: 'address',
    shows: ['Every outcome of an address check is 200 with a status and a list of suggestions.'],
    calls: () => [address(redmond)],
    facts: ({ json }) => ({ suggestions: Array.isArray(memberOf(json, 'suggestedAddresses')) }),
  },
  {
    name: 'address.sample',
    shows: ['In the sandbox seven addresses of the official samples have their known outcomes.'],
    calls: () => [address(redmond)],
    facts: statusOf,
  },
  {
    name: 'address.state',
    shows: ['A state is required, and checked against a list, in US, CA, CN and MX only.'],
    calls: () => [address(withoutState), address({ ...redmond, state: 'Q9' })],
    facts: statusOf,
  },
  {
    name: 'address.postal-code',
    shows: ['Postal codes are checked by the form of their country.'],
    calls: () => [address({ ...redmond, postalCode: '9805' })],
    facts: statusOf,
  },
  {
    name: 'address.outcomes',
    shows: [
      'No or an unknown country is NotValidated, a wrong part None, several missing parts Multiple.',
    ],
    calls: () => [address({ ...redmond, country: 'ZZ' }), address({ country: 'US' })],
    facts: statusOf,
  },
  {
    name: 'address.no-text',
    shows: ['Parts of an address that are no text are 400/800002, before it is judged.'],
    calls: () => [address({ ...redmond, city: 7 })],
  },
  {
    name: 'address.content-type',
    shows: ['A Content-Type other than JSON is no fault as long as the body is JSON.'],
    calls: () => [address(JSON.stringify(redmond), { 'content-type': 'text/plain' })],
  },
  {
    name: 'address.content-encoding',
    shows: ['A Content-Encoding other than identity is 400/800002 that names it.'],
    calls: () => [address(JSON.stringify(redmond), { 'content-encoding': 'br' })],
  },
  {
    name: 'address.charset',
    shows: [
      'A body whose bytes are no UTF-8, or that declares another charset, is 400/800002 and never stored with replacement characters; a byte-order mark is skipped.',
    ],
    calls: () => [
      address(Buffer.from('{"city":"M\u00fcnchen","country":"DE"}', 'latin1')),
      address(JSON.stringify(redmond), { 'content-type': 'application/json; charset=iso-8859-1' }),
    ],
  },
  {
    name: 'audit',
    shows: ['The log is read newest first.'],
    calls: () => [records(since(30))],
    facts({ json }) {
      const dates = itemsOf(json).map((item) => Date.parse(textOf(item, 'operationDate')))
      return {
        newestFirst: dates.every((date, index) => index === 0 || date <= (dates[index - 1] ?? 0)),
      }
    },
    learn({ json }, learned) {
      const isOfUser = (item: unknown) => textOf(item, 'userPrincipalName') !== ''
      for (const kind of Map.groupBy(itemsOf(json), isOfUser).values()) {
        const id = textOf(kind[0], 'id')
        if (id !== '') learned.auditIds.push(id)
      }
      const names = itemsOf(json).map((item) => textOf(item, 'customerName'))
      const name = names.find((each) => each.includes(' ')) ?? names.find((each) => each !== '')
      if (name !== undefined && name !== '') learned.auditName = name
    },
  },
  {
    name: 'audit.id',
    shows: ['The id of an audit record joins partner, customer, operation and .NET ticks.'],
    calls: ({ auditIds }) => (auditIds.length === 0 ? [] : [records(since(30))]),
    facts: ({ json }) => ({
      everyIdJoined: itemsOf(json).every((item) =>
        /^[0-9a-f-]{36}(_[0-9a-f-]{36})?_\w+_\d{18,19}$/i.test(textOf(item, 'id')),
      ),
    }),
  },
  {
    name: 'audit.record',
    shows: [],
    calls: ({ auditIds }) =>
      auditIds.map((id) => ({ path: `/auditactivity/v1/auditrecords/${encodeURIComponent(id)}` })),
  },
  {
    name: 'audit.days',
    shows: ['Days come as yyyy-mm-dd, or as both generations of the .NET SDK write them.'],
    calls: () => {
      const [year = '', month = '', date = ''] = dayBefore(7).split('-')
      return [
        records({ startDate: `${year}-${month}-${date}` }),
        records({ startDate: `${Number(month)}/${Number(date)}/${year} 12:00:00 AM` }),
      ]
    },
  },
  {
    name: 'audit.day-of-year',
    shows: ['A third group of 32 to 366 is a day of the year.'],
    calls: () => {
      const [year = '', month = ''] = dayBefore(7).split('-')
      const ofYear = Math.floor((Date.now() - 7 * day - Date.UTC(Number(year), 0)) / day) + 1
      return ofYear < 32 ? [] : [records({ startDate: `${year}-${month}-${ofYear}` })]
    },
  },
  {
    name: 'audit.too-old',
    shows: ['The log goes 90 days back; an older start is 400.'],
    calls: () => [records(since(100))],
  },
  {
    name: 'audit.to-come',
    shows: ['A start after today (UTC) is 400, whatever the end is.'],
    calls: () => [records(since(-3))],
  },
  {
    name: 'audit.long',
    shows: ['An end that is named may lie more than 30 days after the start.'],
    calls: () => [records({ ...since(80), endDate: dayBefore(0) })],
  },
  {
    name: 'audit.filter',
    shows: [
      'The log is filtered by CompanyName (substring), CustomerId and ResourceType (equals), in whatever case.',
    ],
    calls: ({ auditName }) =>
      auditName === undefined
        ? []
        : [
            filtered('CompanyName', 'substring', auditName.slice(1, 4).toUpperCase()),
            filtered('ResourceType', 'equals', 'CUSTOMER'),
          ],
    facts: ({ json }) => ({ hasItems: itemsOf(json).length > 0 }),
  },
  {
    name: 'audit.filter.plus',
    shows: ['A + in the filter of the log is read both as a space and as a plus.'],
    // A space is sent as a plus in the query.
    calls: ({ auditName }) =>
      auditName?.includes(' ') === true ? [filtered('CompanyName', 'substring', auditName)] : [],
    facts: ({ json }) => ({ hasItems: itemsOf(json).length > 0 }),
  },
]
