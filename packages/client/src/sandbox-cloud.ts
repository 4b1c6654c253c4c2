import { clouds, type Cloud } from './clouds.ts'

/**
 * Accredit's sandbox at its default address: API and sign-in on one port, tokens for the audience of
 * the global cloud.
 */
export const sandbox = {
  baseUrl: 'http://127.0.0.1:8787',
  authority: 'http://127.0.0.1:8787',
  audience: clouds.global.audience,
} as const satisfies Cloud
