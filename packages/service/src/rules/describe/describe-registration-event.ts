import {
  qualificationEventName,
  testEventName,
  type PartnerCenterEvent,
  type PartnerCenterEventName,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'

/** An event with what Partner Center's form of it needs. */
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

/** The name by which a tenant registers for an event; undefined where Partner Center's form has none. */
export function registrationNameOf({ type }: { type: string }): PartnerCenterEventName | undefined {
  if (type === 'webhook.test') return testEventName
  return changes.has(type) ? qualificationEventName : undefined
}

/**
 * The body of an event in the form of Partner Center; undefined where that has none.
 * @param base address of the service, without a slash at the end
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
    // .NET writes a time with seven digits of the second and an offset.
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
