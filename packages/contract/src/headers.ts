/** The headers of Partner Center's REST API, as they are written. Names are matched without case. */
export const headers = {
  requestId: 'MS-RequestId',
  correlationId: 'MS-CorrelationId',
  correlationVector: 'MS-CV',
  serverId: 'MS-ServerId',
  contractVersion: 'MS-Contract-Version',
  continuationToken: 'MS-ContinuationToken',
  application: 'MS-PartnerCenter-Application',
  client: 'MS-PartnerCenter-Client',
  requestContext: 'Request-Context',
  locale: 'X-Locale',
  location: 'Location',
  retryAfter: 'Retry-After',
  ifMatch: 'If-Match',
  validateMfa: 'ValidateMfa',
  mfaCompliant: 'isMfaCompliant',
} as const
