/** A fault in the form in which `PUT /sandbox/v1/faults` takes it. */
interface ProfileFault {
  readonly operation?: string
  readonly status?: number
  readonly retryAfter?: number
  readonly latency?: string
  readonly when?: 'before' | 'after'
  readonly cut?: true
  readonly effect?: 'mfa' | 'truncated' | 'slow' | 'old-links'
  readonly share?: number
  readonly count?: number
  readonly seed?: number
}

interface FaultProfile {
  readonly faults: readonly ProfileFault[]
  /** Description for users. */
  readonly about: string
  /** Report that shows the behaviour. */
  readonly source: string
}

/** Faults that Partner Center's clients have met, ready by name. */
export const faultProfiles = {
  'throttled-hour': {
    faults: [{ status: 429, retryAfter: 57, share: 0.5, seed: 1 }],
    about: 'Every other call is throttled, with a Retry-After of 57 seconds.',
    source:
      'Partner Center’s throttling guidance, whose example says “Try again in 57 seconds”: https://learn.microsoft.com/partner-center/developer/api-throttling-guidance',
  },
  'mfa-rollout': {
    faults: [{ effect: 'mfa', share: 0.3, seed: 1 }],
    about: 'A third of the users’ calls are refused because MFA is missing.',
    source:
      'MFA was enforced by share of the traffic from 8 June 2026: https://tagydes.com/news/mfa-enforcement-partner-center-apis',
  },
  'lost-answers': {
    faults: [{ when: 'after', cut: true, share: 0.2, seed: 1 }],
    about: 'A fifth of the calls take effect, but the response is lost.',
    source:
      'The case for which Partner Center’s headers have MS-RequestId, “used to ensure id-potency”: https://learn.microsoft.com/partner-center/developer/headers',
  },
  'slow-links': {
    faults: [
      { effect: 'slow', latency: 'PT3S', share: 0.5, seed: 1 },
      { effect: 'truncated', share: 0.1, seed: 2 },
    ],
    about:
      'Half of the responses take three seconds to arrive, and a tenth break off in the middle.',
    source:
      'Both SDKs repeat calls whose transport failed; the .NET SDK gives an attempt three minutes: https://github.com/microsoft/Partner-Center-DotNet',
  },
  'old-links': {
    faults: [{ effect: 'old-links' }],
    about:
      'Page links begin with /v1, so clients that add it themselves request /v1//v1/customers.',
    source: 'November 2021: https://github.com/microsoft/Partner-Center-PowerShell/issues/379',
  },
} as const satisfies Record<string, FaultProfile>

/** Name of a ready profile. */
export type FaultProfileName = keyof typeof faultProfiles
