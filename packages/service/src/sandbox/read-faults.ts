import { readDuration } from '../config/read-duration.ts'
import type { FieldReader } from '../rules/admin/setup-fields.ts'
import type { Fault, FaultState } from './faults.ts'
import { isOperationName } from './operation-name.ts'
import { readJsonObject, sandboxRule } from './read-json-object.ts'

const names = ['route', 'status', 'retryAfter', 'latency', 'when', 'share', 'count', 'seed']
const example = '{"faults":[{"route":"createQualification","status":503,"retryAfter":1,"count":2}]}'

/** The longest delay, in milliseconds: no client waits longer. */
const longestLatency = 5 * 60_000
const mostFaults = 100

/**
 * Reads the faults that a caller asks for; an empty list ends them all.
 * @throws Refused InvalidRequestInput
 */
export function readFaults(body: unknown): readonly Fault[] {
  return readJsonObject(body, { known: ['faults'], example }, (fields) => {
    fields.require('faults')
    const faults = fields.list('faults', names, readFault) ?? []
    if (faults.length > mostFaults)
      fields.refuse('faults', sandboxRule(`at most ${mostFaults} are kept`))
    return faults
  })
}

/** Shows a fault in the form in which it is asked for. */
export function showFault({ fault, seen, struck }: FaultState) {
  const { latency, ...rest } = fault
  return {
    ...rest,
    ...(latency !== undefined && { latency: `PT${latency / 1000}S` }),
    seen,
    struck,
  }
}

function readFault(fields: FieldReader): Fault {
  const fault: Fault = {
    route: readRoute(fields),
    status: readStatus(fields),
    retryAfter: fields.whole('retryAfter'),
    latency: readLatency(fields),
    when: fields.choice('when', ['before', 'after']) ?? 'before',
    share: readShare(fields),
    count: fields.whole('count'),
    seed: fields.whole('seed') ?? 0,
  }
  if (fields.raw('status') === undefined && fields.raw('latency') === undefined) {
    fields.refuse('status', sandboxRule('a fault needs a status or a latency'))
  }
  if (fault.retryAfter !== undefined && typeof fault.status !== 'number') {
    fields.refuse('retryAfter', sandboxRule('it goes with a status'))
  }
  if (fault.count === 0)
    fields.refuse('count', sandboxRule('it must be at least 1; leave it out for no end'))
  return fault
}

function readRoute(fields: FieldReader): Fault['route'] {
  const route = fields.text('route')
  if (route === undefined || isOperationName(route)) return route
  return fields.refuse(
    'route',
    sandboxRule('it must be the name of an operation, such as createQualification'),
  )
}

function readStatus(fields: FieldReader): Fault['status'] {
  const status = fields.raw('status')
  if (status === undefined || status === 'disconnect') return status
  if (Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599) {
    return Number(status)
  }
  return fields.refuse(
    'status',
    sandboxRule('it must be a status from 400 to 599, or "disconnect"'),
  )
}

function readLatency(fields: FieldReader): number | undefined {
  const text = fields.text('latency')
  if (text === undefined) return undefined
  const latency = readDuration(text)
  if (latency !== undefined && latency >= 0 && latency <= longestLatency) return latency
  return fields.refuse('latency', sandboxRule('it must be a duration such as PT0.5S, at most PT5M'))
}

function readShare(fields: FieldReader): number {
  const share = fields.raw('share')
  if (share === undefined) return 1
  if (typeof share === 'number' && share > 0 && share <= 1) return share
  fields.refuse('share', sandboxRule('it must be a number above 0 and at most 1'))
  return 1
}
