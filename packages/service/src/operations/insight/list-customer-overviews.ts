import {
  brokenRule,
  type CustomerOverviewCollection,
  isGuid,
  qualificationNames,
  vettingStatuses,
} from '@accredit/contract'
import { describeQualification } from '../../rules/describe/describe-qualification.ts'
import { organisationAddress } from '../../rules/organisation-address.ts'
import { parsePlace, readAfter, writePlace } from '../../rules/read/read-after.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import { refuse } from '../../rules/refusal.ts'
import { isShownLine, showValue } from '../../rules/read/shown-text.ts'
import type { Reply } from '../../store/command.ts'
import {
  listCustomerOverviews as readPage,
  type CustomerPosition,
} from '../../store/queries/customer-overviews.ts'
import type { CustomerSearch } from '../../store/queries/filter-customers.ts'
import type { Call } from '../call.ts'

/** `GET /accredit/v1/customers`: customers with the state of their qualifications. */
export async function listCustomerOverviews(call: Call): Promise<Reply> {
  const { query, actor } = call
  const { reader } = call
  const { partnerId } = actor
  const size = readPageSize(query.get('size'))
  const search: CustomerSearch = {
    partnerId,
    search: readSearch(query.get('search')),
    status: readStatus(query.get('status')),
  }
  const after = readAfter(query.get('after'), parsePosition)
  const { rows, total, next } = await readPage(reader, { ...search, after, size })
  const body: CustomerOverviewCollection = {
    items: rows.map((row) => {
      const country = organisationAddress(row)?.country
      return {
        id: row.id,
        companyName: row.companyName,
        domain: row.domain,
        ...(country && { country }),
        relationshipToPartner: row.relationship,
        qualifications: row.qualifications.map(describeQualification),
      }
    }),
    ...(total !== undefined && { total }),
    ...(next && { next: writePlace([next.part, next.key, next.id]) }),
  }
  return { status: 200, body }
}

function readSearch(value = ''): string | undefined {
  const search = value.trim()
  if (isShownLine(search)) return search || undefined
  return refuse('InvalidQuery', {
    field: 'search',
    value: showValue(search),
    rule: brokenRule('ShownLine'),
  })
}

function readStatus(value: string | undefined): CustomerSearch['status'] {
  if (value === undefined || value === '') return undefined
  if (value === 'none') return { kind: 'none' }
  const status = vettingStatuses.find((name) => name === value)
  if (status) return { kind: 'vetting', status }
  const type = qualificationNames.find((name) => name === value && name !== 'None')
  if (type) return { kind: 'type', type }
  return refuse('InvalidQuery', {
    field: 'status',
    value: `"${value}"`,
    rule: brokenRule('CustomerStatus', {
      allowed: [...vettingStatuses, ...qualificationNames.slice(1)],
    }),
  })
}

function parsePosition(value: string): CustomerPosition | undefined {
  const [part, key, id] = parsePlace(value)
  if (part !== 'name' && part !== 'domain' && part !== 'anywhere') return undefined
  return key !== undefined && isGuid(id) ? { part, key, id } : undefined
}
