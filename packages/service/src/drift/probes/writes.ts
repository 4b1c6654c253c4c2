import { randomUUID } from 'node:crypto'
import { itemsOf, memberOf, textOf, type Learned, type Probe, type ProbeCall } from '../probe.ts'

function draft(changes: object = {}) {
  const name = `drift${randomUUID().slice(0, 8)}`
  return {
    companyProfile: { domain: `${name}.onmicrosoft.com` },
    billingProfile: {
      firstName: 'Tess',
      lastName: 'Wind',
      email: `tess@${name}.example`,
      culture: 'EN-us',
      language: 'EN',
      companyName: `Drift ${name}`,
      defaultAddress: {
        firstName: 'Tess',
        lastName: 'Wind',
        addressLine1: '1 Microsoft Way',
        city: 'Redmond',
        state: 'WA',
        country: 'US',
        postalCode: '98052',
        phoneNumber: '4255550101',
      },
      ...changes,
    },
  }
}

const create = (changes?: object): ProbeCall => ({
  method: 'POST',
  path: '/v1/customers',
  body: draft(changes),
})

/** Requests about a customer that this run has created. */
const about =
  (index: number, ...bodies: readonly (object | string)[]): Probe['calls'] =>
  ({ created }) => {
    const id = created[index]
    if (id === undefined) return []
    return bodies.map((body) => ({
      method: 'POST',
      path: `/v1/customers/${id}/qualifications`,
      body,
    }))
  }

const write = 'createQualification'
const education = { qualification: 'Education' }
const stateOwned = { qualification: 'StateOwnedEntity' }
const government = { qualification: 'GovernmentCommunityCloud' }

const sameId =
  (index: number, ...bodies: readonly object[]): Probe['calls'] =>
  (learned: Learned) => {
    const id = learned.created[index]
    if (id === undefined) return []
    learned.requestId ??= randomUUID()
    const headers = { 'ms-requestid': learned.requestId }
    const path = `/v1/customers/${id}/qualifications`
    return bodies.map((body) => ({ method: 'POST', path, body, headers }))
  }

/** Write probes, each for a customer that the run has created. */
export const writeProbes: readonly Probe[] = [
  {
    name: 'create-customer',
    write: 'createCustomer',
    shows: ['A new customer reads back as reseller.'],
    // One for each state that later requests start from.
    calls: () => Array.from({ length: 5 }, () => create()),
    learn({ json, status }, { created }) {
      const id = textOf(json, 'id')
      if (status === 201 && id !== '') created.push(id)
    },
  },
  {
    name: 'created-customer',
    write: 'createCustomer',
    shows: [
      'A new customer reads back as reseller.',
      'Culture and language are taken in any case and kept as en-US and en.',
    ],
    calls: ({ created }) => created.slice(0, 1).map((id) => ({ path: `/v1/customers/${id}` })),
    facts: ({ json }) => ({
      relationship: textOf(json, 'relationshipToPartner'),
      culture: textOf(json, 'billingProfile', 'culture'),
    }),
  },
  {
    name: 'create-customer.missing',
    write: 'createCustomer',
    shows: [
      'companyName, email, culture, language and defaultAddress must be given.',
      'A missing or mistyped member is 400/800002.',
    ],
    calls: () => [create({ companyName: undefined })],
  },
  {
    name: 'create-customer.empty',
    write: 'createCustomer',
    shows: ['A member that is empty text, or nothing but spaces, counts as missing in every body.'],
    calls: () => [create({ companyName: ' ' })],
  },
  {
    name: 'create-customer.address',
    write: 'createCustomer',
    shows: [
      'An address that is not accepted in a profile or a new customer is 400/2007 with a plain description.',
    ],
    calls: () => [
      create({ defaultAddress: { ...draft().billingProfile.defaultAddress, postalCode: 'x' } }),
    ],
  },
  {
    name: 'application.asks',
    write,
    shows: ['Asking for a qualification takes a signed-in user; reading takes either kind.'],
    calls: (learned) =>
      about(0, stateOwned)(learned).map((call) => ({ ...call, caller: 'app' as const })),
  },
  {
    name: 'ask.unsettable',
    write,
    shows: ['None and Nonprofit can never be set (400, 3000).'],
    calls: about(0, { qualification: 'None' }, { qualification: 'Nonprofit' }),
  },
  {
    name: 'ask.unknown',
    write,
    shows: [],
    calls: about(0, { qualification: 'Academia' }, {}, '{"Qualification"'),
  },
  {
    name: 'ask.government.without-code',
    write,
    shows: ['GovernmentCommunityCloud needs one of the partner’s validation codes.'],
    calls: about(0, government, { ...government, validationCode: 'NotRealCode' }),
  },
  {
    name: 'ask.government.two-codes',
    write,
    shows: ['A validation code travels as ?code= or as validationCode; two different ones refuse.'],
    calls: (learned) =>
      about(0, { ...government, validationCode: 'NotRealCode' })(learned).map((call) => ({
        ...call,
        query: { code: 'OtherCode' },
      })),
  },
  {
    name: 'ask.state-owned',
    write,
    shows: [
      'StateOwnedEntity is effective at once and has no vetting status.',
      'A write with an MS-RequestId runs once; a repeated one gets the first answer again.',
    ],
    calls: sameId(0, stateOwned, stateOwned),
    facts: ({ json }) => ({ hasStatus: memberOf(json, 'vettingStatus') !== undefined }),
  },
  {
    name: 'ask.same-id',
    write,
    shows: ['The same id with another query or body is refused (400, 800002).'],
    calls: sameId(0, education),
  },
  {
    name: 'ask.again',
    write,
    shows: ['A qualification once set can be neither set again nor cleared (409, 600006).'],
    calls: about(0, stateOwned),
  },
  {
    name: 'ask.education',
    write,
    shows: [
      'An accepted Education request is InReview at once; the verdict comes later.',
      'Education without educationSegment is accepted, unless the strict switch is on.',
      'The other qualifications need no delegated role.',
    ],
    calls: about(1, education),
    facts: ({ json }) => ({ status: textOf(json, 'vettingStatus') }),
  },
  {
    name: 'ask.education.again',
    write,
    shows: ['A second request while the first is in review is refused and does not count.'],
    calls: about(1, education),
  },
  {
    name: 'ask.beside-education',
    write,
    shows: [
      'GovernmentCommunityCloud is refused while Education is in review or approved (403, 600006).',
    ],
    calls: about(1, { ...government, validationCode: 'NotRealCode' }),
  },
  {
    name: 'ask.second-qualification',
    write,
    shows: ['StateOwnedEntity can be added to any other qualification.'],
    calls: about(1, stateOwned),
  },
  {
    name: 'ask.code-ignored',
    write,
    shows: ['Outside GovernmentCommunityCloud a code is ignored: never checked, never spent.'],
    calls: about(2, { ...education, validationCode: 'NotRealCode' }),
  },
  {
    name: 'ask.spelling',
    write,
    shows: [
      'Names and values are matched without regard to case, "_", "-" and spaces; ordinals are taken too.',
    ],
    calls: about(3, { QUALIFICATION: 'state_owned-entity' }, { qualification: 1 }),
    facts: ({ json }) => ({ asked: textOf(json, 'qualification') }),
  },
  {
    name: 'set.older',
    write: 'setQualification',
    shows: ['The older write answers with the value asked for, even while vetting goes on.'],
    calls: ({ created }) =>
      created.slice(4, 5).map((id) => ({
        method: 'PUT',
        path: `/v1/customers/${id}/qualification`,
        body: '"Education"',
        headers: { 'content-type': 'application/json' },
      })),
    facts: ({ json }) => ({ answer: typeof json === 'string' ? json : itemsOf(json).length }),
  },
]
