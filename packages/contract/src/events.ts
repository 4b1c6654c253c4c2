/** Events of qualifications: of each that happens, the partner and its endpoints are told. */
export const eventTypes = [
  'qualification.requested',
  'qualification.approved',
  'qualification.denied',
  'qualification.withdrawn',
  'code.redeemed',
  'code.low',
  'case.overdue',
  'customer.created',
  'address.changed',
] as const
export type EventType = (typeof eventTypes)[number]

/**
 * Signals of the event stream that are no events: something that is shown may be different by now. They
 * are delivered to no endpoint, and nothing is kept of `clock.changed`.
 */
export const signalTypes = [
  'case.changed',
  'customer.changed',
  'job.changed',
  'webhook.stopped',
  'clock.changed',
] as const
export type SignalType = (typeof signalTypes)[number]
