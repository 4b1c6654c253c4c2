import { brokenRule, sandboxLimits } from '@accredit/contract'
import { readDuration } from '../config/read-duration.ts'
import type { FieldReader } from '../rules/admin/setup-fields.ts'
import { readJsonObject } from './read-json-object.ts'

/** A requested named sandbox. */
export interface WantedSandbox {
  readonly name: string
  /** Its own port, 0 for any free one; absent for none. */
  readonly port: number | undefined
  /** Real milliseconds without a request after which it is removed; 0 keeps it. */
  readonly idle: number
  /** Id of the initial snapshot; absent for the well-known data. */
  readonly snapshot: string | undefined
}

const namePattern = new RegExp(`^[a-z0-9-]{1,${sandboxLimits.sandboxName}}$`)
const hour = 3_600_000

/**
 * Parses a requested named sandbox.
 * @throws Refused InvalidRequestInput
 */
export function readWantedSandbox(body: unknown): WantedSandbox {
  const options = {
    known: ['name', 'port', 'idle', 'snapshot'],
    example: '{"name":"run-17"}',
  }
  return readJsonObject(body, options, (fields) => ({
    name: readName(fields),
    port: fields.whole('port', 65_535),
    idle: readIdle(fields),
    snapshot: fields.guid('snapshot'),
  }))
}

function readName(fields: FieldReader): string {
  fields.require('name')
  const name = fields.text('name')
  if (name === undefined || namePattern.test(name)) return name ?? ''
  return fields.refuse('name', brokenRule('SandboxName', { most: sandboxLimits.sandboxName })) ?? ''
}

function readIdle(fields: FieldReader): number {
  const text = fields.text('idle')
  if (text === undefined) return hour
  const idle = readDuration(text)
  if (idle !== undefined && idle >= 0) return idle
  fields.refuse('idle', brokenRule('Duration'))
  return hour
}
