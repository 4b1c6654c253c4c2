import { audience, audienceApplicationId } from '@accredit/contract'

/** The audience that the archived SDKs ask for by default, refused by Partner Center since 2025. */
export const legacyGraphAudience = 'https://graph.windows.net'

/**
 * Audiences that an access token may have: the API's address, or its application id, as tokens in
 * the v2 format have it. `admitLegacyGraph` keeps the archived SDKs' defaults working.
 */
export function acceptedAudiences(options: {
  readonly admitLegacyGraph: boolean
}): readonly string[] {
  const accepted = [audience, audienceApplicationId]
  return options.admitLegacyGraph ? [...accepted, legacyGraphAudience] : accepted
}
