import {
  brokenRule,
  eventTypes,
  isGuid,
  type QualificationEventCollection,
} from '@accredit/contract'
import { describeQualificationEvent } from '../../rules/describe/describe-event.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import { listEvents as readPage } from '../../store/queries/events.ts'
import type { Call } from '../call.ts'

/** `GET /accredit/v1/events`: the events of the partner's customers, newest first. */
export async function listEvents(call: Call): Promise<Reply> {
  const { query, actor } = call
  const size = readPageSize(query.get('size'))
  const rows = await readPage(call.reader, {
    partnerId: actor.partnerId,
    types: readTypes(query.get('type')),
    customerId: readId('customerId', query.get('customerid')),
    before: readId('after', query.get('after')),
    limit: size + 1,
  })
  const page = rows.slice(0, size)
  const next = rows.length > size ? page.at(-1)?.id : undefined
  const items = page.map(describeQualificationEvent)
  const body: QualificationEventCollection = { items, ...(next !== undefined && { next }) }
  return { status: 200, body }
}

function readTypes(value = ''): readonly string[] {
  if (value === '') return eventTypes
  const type = eventTypes.find((known) => known === value)
  if (type) return [type]
  return refuse('InvalidQuery', {
    field: 'type',
    value: `"${value}"`,
    rule: brokenRule('EventTypes', { allowed: [...eventTypes] }),
  })
}

function readId(field: string, value = ''): string | undefined {
  if (value === '') return undefined
  if (isGuid(value)) return value.toLowerCase()
  return refuse('InvalidQuery', { field, value: `"${value}"`, rule: brokenRule('Guid') })
}
