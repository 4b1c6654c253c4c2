/** Event that Partner Center sends to try a registration. */
export const testEventName = 'test-created'

/**
 * Event about a qualification in the form of Partner Center, which has none of the kind: it exists where
 * the operator switched it on.
 */
export const qualificationEventName = 'customer-qualification-updated'

/**
 * Events for which a tenant can register at Partner Center. Source: "Partner Center webhooks" and "Partner
 * Center webhook events". This service sends the test event alone of them.
 */
export const registrableEventNames = [
  testEventName,
  'azure-fraud-event-detected',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-deleted',
  'granular-admin-access-assignment-updated',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-created',
  'granular-admin-relationship-expired',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-updated',
  'indirect-reseller-relationship-accepted-by-customer',
  'invoice-ready',
  'new-commerce-migration-completed',
  'new-commerce-migration-created',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'reseller-relationship-accepted-by-customer',
  'subscription-active',
  'subscription-pending',
  'subscription-updated',
  'usagerecords-thresholdExceeded',
] as const

/** Name of an event in the form of Partner Center. */
export type PartnerCenterEventName =
  | (typeof registrableEventNames)[number]
  | typeof qualificationEventName

/** Dialects in which events are delivered. */
export const webhookDialects = ['standard', 'partner-center'] as const
export type WebhookDialect = (typeof webhookDialects)[number]
