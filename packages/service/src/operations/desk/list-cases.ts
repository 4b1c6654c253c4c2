import {
  brokenRule,
  isGuid,
  type VettingCaseCollection,
  caseStates,
  type CaseState,
} from '@accredit/contract'
import { personOf, type Person } from '../../rules/person.ts'
import { readAfter } from '../../rules/read/read-after.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import { isShownLine, showValue } from '../../rules/read/shown-text.ts'
import type { Connection } from '../../store/connection.ts'
import { listCases as readCases, type CaseFilter } from '../../store/queries/case-pages.ts'
import type { Call } from '../call.ts'
import { summarizeCase } from './describe-case.ts'
import { findNamedReviewer } from './find-reviewer.ts'
import { readAge } from './read-age.ts'

/** `GET /vetting/v1/cases`: the queue, oldest first. */
export async function listCases(call: Call): Promise<Reply> {
  const { query } = call
  const { reader } = call
  const size = readPageSize(query.get('size'))
  const me = personOf(call.actor)
  const { opened, slaDue } = readAge(query.get('age'), call.service.now())
  const states = readStates(query.get('state'))
  const wanted = {
    judge: me.tenantId,
    states: slaDue ? states.filter((state) => state !== 'decided' && state !== 'shown') : states,
    company: readCompany(query.get('company')),
    country: readCountry(query.get('country')),
    opened,
    slaDue,
    confirmation: readConfirmation(query.get('confirmation'), me),
    customerId: readCustomer(query.get('customer')),
    after: readAfter(query.get('after'), parsePosition),
    limit: size + 1,
  }
  const assignee = await findAssignee(reader, readAssignee(query.get('assignee')), me)
  const cases = await readCases(reader, { ...wanted, assignee })
  const items = cases.slice(0, size)
  const last = items.at(-1)
  const body: VettingCaseCollection = {
    items: items.map(summarizeCase),
    ...(last && cases.length > size && { next: `${last.openedAt}.${last.id}` }),
  }
  return { status: 200, body }
}

function readStates(value: string | undefined): readonly CaseState[] {
  if (value === undefined || value === '' || value === 'open') {
    return caseStates.filter((state) => state !== 'shown')
  }
  if (value === 'all') return caseStates
  const state = caseStates.find((name) => name === value)
  if (state) return [state]
  return refuse('InvalidQuery', {
    field: 'state',
    value: `"${value}"`,
    rule: brokenRule('CaseStates', { allowed: caseStates }),
  })
}

function readAssignee(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (isShownLine(value)) return value
  return refuse('InvalidQuery', {
    field: 'assignee',
    value: showValue(value),
    rule: brokenRule('CaseAssignee'),
  })
}

/** Nobody seen under a name means no cases. */
async function findAssignee(
  reader: Connection,
  named: string | undefined,
  me: Person,
): Promise<CaseFilter['assignee']> {
  if (named === undefined) return undefined
  if (named === 'none') return null
  if (named === 'me') return me.id
  return (await findNamedReviewer(reader, named, me))?.id ?? 'nobody'
}

function readCustomer(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (isGuid(value)) return value.toLowerCase()
  return refuse('InvalidQuery', {
    field: 'customer',
    value: `"${value}"`,
    rule: brokenRule('Guid'),
  })
}

function readCompany(value = ''): string | undefined {
  const company = value.trim()
  if (isShownLine(company)) return company || undefined
  return refuse('InvalidQuery', {
    field: 'company',
    value: showValue(company),
    rule: brokenRule('ShownLine'),
  })
}

function readCountry(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (/^[a-z]{2}$/i.test(value)) return value.toUpperCase()
  return refuse('InvalidQuery', {
    field: 'country',
    value: JSON.stringify(value),
    rule: brokenRule('CountryLetters'),
  })
}

function readConfirmation(value: string | undefined, me: Person): CaseFilter['confirmation'] {
  if (value === undefined || value === '') return undefined
  if (value === 'needed') return { notBy: undefined }
  if (value === 'mine') return { notBy: me.id }
  return refuse('InvalidQuery', {
    field: 'confirmation',
    value: JSON.stringify(value),
    rule: brokenRule('CaseConfirmation'),
  })
}

function parsePosition(value: string): CaseFilter['after'] {
  const [openedAt = '', id = ''] = value.split('.', 2)
  return /^\d{1,16}$/.test(openedAt) && isGuid(id) ? { openedAt: Number(openedAt), id } : undefined
}
