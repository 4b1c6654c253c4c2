import { qualifications, type QualificationName } from '@accredit/contract'
import {
  itemsOf,
  memberOf,
  textOf,
  type Learned,
  type Probe,
  type ReadQualification,
} from '../probe.ts'

const path = (id: string, last: string) => `/v1/customers/${id}/${last}`

/** Customers of a side with matching qualifications. */
function idsWith(
  { qualifications: read }: Learned,
  fits: (records: readonly ReadQualification[]) => boolean,
): string[] {
  return [...read].filter(([, records]) => fits(records)).map(([id]) => id)
}

const has = (name: QualificationName) => (records: readonly ReadQualification[]) =>
  records.some(({ qualification }) => qualification === name)

const isInForce = ({ qualification, vettingStatus = 'Approved' }: ReadQualification) =>
  vettingStatus === 'Approved' && Object.hasOwn(qualifications, qualification)

/** The one qualification that the older read can return. */
function foremost(records: readonly ReadQualification[]): QualificationName {
  const names = records.filter(isInForce).map(({ qualification }) => qualification)
  const [first = 'None'] = (names as QualificationName[]).toSorted(
    (one, other) => qualifications[one].precedence - qualifications[other].precedence,
  )
  return first
}

const spellings = new Set<string>(Object.values(qualifications).map((row) => row.synchronous))

/** Probes of qualifications, read-only, and of validation codes. */
export const qualificationProbes: readonly Probe[] = [
  {
    name: 'qualifications',
    shows: ['Reading answers a bare array, one entry per qualification, [] where there is none.'],
    calls: ({ customers }) => customers.map(({ id }) => ({ path: path(id, 'qualifications') })),
    facts({ json }) {
      const names = itemsOf(json).map((item) => textOf(item, 'qualification'))
      return {
        isArray: Array.isArray(json),
        oneEach: new Set(names).size === names.length,
        namesKnown: names.every((name) => Object.hasOwn(qualifications, name)),
      }
    },
    learn({ json, status }, learned, call) {
      if (status !== 200) return
      const id = call.path.split('/')[3] ?? ''
      learned.qualifications.set(id, itemsOf(json) as readonly ReadQualification[])
    },
  },
  {
    name: 'qualifications.vetted',
    shows: [
      'The date is called vettingCreateDate everywhere; reading repeats it as vettingCreatedDate.',
      'Reading gives vettingReason "" wherever there is a status but no reason.',
    ],
    calls: (learned) =>
      idsWith(learned, (records) => records.some((each) => each.vettingStatus !== undefined)).map(
        (id) => ({ path: path(id, 'qualifications') }),
      ),
    facts({ json }) {
      const vetted = itemsOf(json).filter((item) => textOf(item, 'vettingStatus') !== '')
      const every = (name: string) => vetted.every((item) => memberOf(item, name) !== undefined)
      return {
        everyCreateDate: every('vettingCreateDate'),
        everyCreatedDate: every('vettingCreatedDate'),
        everyReason: every('vettingReason'),
      }
    },
  },
  {
    name: 'qualifications.state-owned',
    shows: ['StateOwnedEntity is effective at once and has no vetting status.'],
    calls: (learned) =>
      idsWith(learned, has('StateOwnedEntity')).map((id) => ({ path: path(id, 'qualifications') })),
    facts: ({ json }) => ({
      statusOfStateOwned: itemsOf(json)
        .filter((item) => textOf(item, 'qualification') === 'StateOwnedEntity')
        .some((item) => memberOf(item, 'vettingStatus') !== undefined),
    }),
  },
  {
    name: 'qualification.older',
    shows: [
      'The older read gives approved Education, else GovernmentCommunityCloud, StateOwnedEntity, Nonprofit, none.',
    ],
    calls: ({ qualifications: read }) =>
      [...read.keys()].map((id) => ({ path: path(id, 'qualification') })),
    facts({ json }, call, { qualifications: read }) {
      const records = read.get(call.path.split('/')[3] ?? '') ?? []
      const value = typeof json === 'string' ? json : textOf(json, 'qualification')
      const plain = (text: string) => text.toLowerCase().replaceAll('_', '')
      return { isForemost: plain(value) === plain(qualifications[foremost(records)].synchronous) }
    },
  },
  {
    name: 'qualification.older.spelling',
    shows: ['The older form spells in snake_case: government_community_cloud, state_owned_entity.'],
    calls: (learned) =>
      idsWith(
        learned,
        (records) => has('GovernmentCommunityCloud')(records) || has('StateOwnedEntity')(records),
      ).map((id) => ({ path: path(id, 'qualification') })),
    facts: ({ json }) => ({ isSnakeCase: typeof json === 'string' && spellings.has(json) }),
  },
  { name: 'codes', shows: [], calls: () => [{ path: '/v1/customers/all/validations' }] },
  {
    name: 'customer.code',
    shows: [],
    calls: (learned) =>
      idsWith(learned, has('GovernmentCommunityCloud')).map((id) => ({
        path: path(id, 'validations'),
      })),
  },
  {
    name: 'customer.code.none',
    shows: [],
    calls: (learned) =>
      idsWith(learned, (records) => !has('GovernmentCommunityCloud')(records))
        .slice(0, 2)
        .map((id) => ({ path: path(id, 'validations') })),
  },
]
