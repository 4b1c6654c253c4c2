import {
  brokenRule,
  faultEffects,
  faultProfiles,
  sandboxLimits,
  type FaultProfileName,
} from '@accredit/contract'
import { readDuration } from '../config/read-duration.ts'
import { readFields, type FieldReader } from '../rules/admin/setup-fields.ts'
import type { Fault, FaultState } from './faults.ts'
import { isOperationName } from './operation-name.ts'
import { readJsonObject } from './read-json-object.ts'

const names = [
  'operation',
  'customer',
  'status',
  'code',
  'body',
  'retryAfter',
  'latency',
  'when',
  'cut',
  'effect',
  'share',
  'count',
  'seed',
]
const one = '{"operation":"createQualification","status":503,"retryAfter":1,"count":2}'

const profileNames = Object.keys(faultProfiles) as FaultProfileName[]

const { faults: most, latencyMinutes } = sandboxLimits

/**
 * Parses a list of faults; an empty list removes them all.
 * @throws Refused InvalidRequestInput
 */
export function readFaults(body: unknown): readonly Fault[] {
  const example = `{"faults":[${one}]}`
  return readJsonObject(body, { known: ['faults', 'profile'], example }, (fields) => {
    const profile = fields.choice('profile', profileNames)
    if (fields.raw('profile') !== undefined) {
      if (fields.raw('faults') === undefined) return profile ? faultsOf(profile) : []
      fields.refuse('profile', brokenRule('NotBeside', { name: 'faults' }))
    }
    fields.require('faults')
    const faults = fields.list('faults', names, readFault) ?? []
    if (faults.length > most) fields.refuse('faults', brokenRule('FaultsAtOnce', { most }))
    return faults
  })
}

function faultsOf(profile: FaultProfileName): readonly Fault[] {
  return faultProfiles[profile].faults.map((fault) => readFault(readFields(fault, '', names, [])))
}

/**
 * Parses one fault.
 * @throws Refused InvalidRequestInput
 */
export function readOneFault(body: unknown): Fault {
  return readJsonObject(body, { known: names, example: one }, readFault)
}

/** Formats a fault in the form in which it is requested. */
export function showFault(fault: Fault) {
  const { latency, cut, ...rest } = fault
  return {
    ...rest,
    ...(cut && { cut }),
    ...(latency !== undefined && { latency: `PT${latency / 1000}S` }),
  }
}

/** Formats a fault with its counts. */
export function showFaultState({ fault, seen, struck }: FaultState) {
  return { ...showFault(fault), seen, struck }
}

function readFault(fields: FieldReader): Fault {
  const fault: Fault = {
    operation: readOperation(fields),
    customer: fields.guid('customer')?.toLowerCase(),
    status: readStatus(fields),
    code: fields.whole('code', sandboxLimits.errorCode),
    body: fields.raw('body'),
    retryAfter: fields.whole('retryAfter'),
    latency: readLatency(fields),
    when: fields.choice('when', ['before', 'after']) ?? 'before',
    cut: readCut(fields),
    effect: fields.choice('effect', faultEffects),
    share: readShare(fields),
    count: fields.whole('count', sandboxLimits.faultCount),
    seed: fields.whole('seed') ?? 0,
  }
  const { status, latency, cut, effect } = fault
  const given = (name: string) => fields.raw(name) !== undefined
  if (!['status', 'latency', 'cut', 'effect'].some(given)) {
    fields.refuse('status', brokenRule('FaultDoesSomething'))
  }
  if (cut && status !== undefined) {
    fields.refuse('cut', brokenRule('FaultCutAlone'))
  }
  if (given('effect') && (given('status') || cut)) {
    fields.refuse('effect', brokenRule('FaultEffectAlone'))
  }
  if (effect === 'slow' && !given('latency')) {
    fields.refuse('effect', brokenRule('FaultSlowForLatency'))
  }
  for (const name of ['retryAfter', 'code', 'body']) {
    if (given(name) && !given('status')) fields.refuse(name, brokenRule('FaultWithStatus'))
  }
  if (fault.when === 'after' && status === undefined && !cut && latency !== undefined) {
    fields.refuse('when', brokenRule('FaultLatencyBefore'))
  }
  if (fault.count === 0) fields.refuse('count', brokenRule('FaultCount'))
  return fault
}

function readOperation(fields: FieldReader): Fault['operation'] {
  const operation = fields.text('operation')
  if (operation === undefined || operation === 'token' || isOperationName(operation)) {
    return operation
  }
  return fields.refuse('operation', brokenRule('OperationOrToken'))
}

function readStatus(fields: FieldReader): number | undefined {
  const status = fields.raw('status')
  if (status === undefined) return undefined
  if (Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599) {
    return Number(status)
  }
  return fields.refuse('status', brokenRule('WholeBetween', { least: 400, most: 599 }))
}

function readCut(fields: FieldReader): boolean {
  const cut = fields.raw('cut')
  if (cut !== undefined && cut !== true) fields.refuse('cut', brokenRule('True'))
  return cut === true
}

function readLatency(fields: FieldReader): number | undefined {
  const text = fields.text('latency')
  if (text === undefined) return undefined
  const latency = readDuration(text)
  if (latency !== undefined && latency >= 0 && latency <= latencyMinutes * 60_000) return latency
  return fields.refuse('latency', brokenRule('FaultLatency', { minutes: latencyMinutes }))
}

function readShare(fields: FieldReader): number {
  const share = fields.raw('share')
  if (share === undefined) return 1
  if (typeof share === 'number' && share > 0 && share <= 1) return share
  fields.refuse('share', brokenRule('FaultShare'))
  return 1
}
