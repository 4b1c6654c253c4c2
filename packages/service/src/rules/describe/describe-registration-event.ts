import {
  qualificationEventName,
  testEventName,
  type PartnerCenterEvent,
  type PartnerCenterEventName,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

/** Data for an event in Partner Center's format. */
interface DescribedEvent {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly customerId: string | null
}

/** Events after which a customer's qualifications read differently. */
const changes: ReadonlySet<string> = new Set([
  'qualification.requested',
  'qualification.approved',
  'qualification.denied',
])

/**
 * Returns the name that a tenant registers for; undefined when Partner Center's format has none.
 */
export function registrationNameOf({ type }: { type: string }): PartnerCenterEventName | undefined {
  if (type === 'webhook.test') return testEventName
  return changes.has(type) ? qualificationEventName : undefined
}

/**
 * Builds the body of an event in Partner Center's format; undefined when it has none.
 * @param base address of the service, without a trailing slash
 */
export function describeRegistrationEvent(
  event: DescribedEvent,
  base: string,
): PartnerCenterEvent | undefined {
  const EventName = registrationNameOf(event)
  if (EventName === undefined) return undefined
  const isTest = EventName === testEventName
  return {
    EventName,
    ResourceUri: isTest
      ? `${base}/webhooks/v1/registration/validationEvents/${event.id}`
      : `${base}/v1/customers/${event.customerId}/qualifications`,
    ResourceName: isTest ? 'test' : 'customer-qualification',
    AuditUri: null,
    // .NET writes times with seven fractional digits and an offset.
    ResourceChangeUtcDate: new Date(event.at).toISOString().replace('Z', '0000+00:00'),
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'Of the events for which a tenant can register this service sends `test-created`; `customer-qualification-updated` too where the operator switched it on (`qualification-events`).',
    fidelity: 'assumed',
    source:
      'No page has an event of qualifications or vetting; most others concern what is not here.',
  },
  {
    behaviour:
      'The body of an event is PascalCase: EventName, ResourceUri, ResourceName, AuditUri, ResourceChangeUtcDate. AuditUri is null.',
    fidelity: 'documented',
    source: 'The page of Partner Center webhooks, whose sample of a test event has null.',
  },
]
