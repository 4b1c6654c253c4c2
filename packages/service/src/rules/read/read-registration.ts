import { brokenRule, isGuid, type PartnerCenterEventName } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { requireText, show, type Members } from './read-member.ts'
import { longestUrl, readUrl, type WebhookAddresses } from './read-webhook.ts'
import { refuse } from '../refusal.ts'

/** A registration as requested by a partner. */
export interface RegistrationSettings {
  readonly url: string
  readonly types: readonly PartnerCenterEventName[]
  readonly signatureHeader: 'authorization' | 'x-ms-signature'
}

/**
 * Parses a registration.
 * @param names events that a tenant can register for
 * @throws Refused InvalidRequestInput
 */
export function readRegistration(
  sent: Members,
  addresses: WebhookAddresses,
  names: readonly PartnerCenterEventName[],
): RegistrationSettings {
  const field = 'WebhookUrl'
  return {
    url: readUrl(requireText(sent[field], field, longestUrl), addresses, field),
    types: readNames(sent['WebhookEvents'], names),
    signatureHeader: readFlag(sent['SignatureTokenToMsSignatureHeader'])
      ? 'x-ms-signature'
      : 'authorization',
  }
}

function readNames(
  value: unknown,
  names: readonly PartnerCenterEventName[],
): readonly PartnerCenterEventName[] {
  const field = 'WebhookEvents'
  if (!Array.isArray(value) || value.length > names.length) {
    return refuse('InvalidRequestInput', { field, value: show(value), rule: brokenRule('List') })
  }
  const rule = brokenRule('EventTypes', { allowed: [...names] })
  if (value.length === 0) return refuse('InvalidRequestInput', { field, value: 'empty', rule })
  const found = new Set(
    value.map(
      (one: unknown) =>
        names.find((name) => name === one) ??
        refuse('InvalidRequestInput', { field, value: show(one), rule }),
    ),
  )
  return names.filter((name) => found.has(name))
}

function readFlag(value: unknown): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  return refuse('InvalidRequestInput', {
    field: 'SignatureTokenToMsSignatureHeader',
    value: show(value),
    rule: brokenRule('Boolean'),
  })
}

/**
 * Reads the id of a test event from the path.
 * @throws Refused NotFound for an invalid id
 */
export function readValidationId(value = ''): string {
  return isGuid(value) ? value.toLowerCase() : refuse('NotFound', { what: `Test event "${value}"` })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'A tenant has one registration: a second POST is 409, PUT changes it, and GET and PUT are 404 where there is none.',
    fidelity: 'documented',
    source: 'The description of the webhook API; that GET is 404 is ours.',
  },
  {
    behaviour:
      'Members of a registration are PascalCase in answers; requests may be camelCase too. The address has to be https of the internet, in a sandbox also http to this machine; an event without a known name is 400/800002.',
    fidelity: 'assumed',
    source:
      'The page writes PascalCase, the description of the API camelCase; neither names a check.',
  },
  {
    behaviour:
      'A test event can be sent twice a minute, else 429, and its outcome is read for seven days. The tenant has to be registered for `test-created`.',
    fidelity: 'documented',
    source: 'The page of Partner Center webhooks; the number of the refusal is ours.',
  },
]
