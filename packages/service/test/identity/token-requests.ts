import assert from 'node:assert/strict'
import {
  contosoApplicationId,
  publicApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import type { Reply } from './start-issuer.ts'

/** The API that tokens are asked for. */
export const resource = 'https://api.partnercenter.microsoft.com'
/** Client credentials, without what is asked for. */
export const appOnly = {
  grant_type: 'client_credentials',
  client_id: contosoApplicationId,
  client_secret: sandboxSecret,
}
/** Client credentials in the form of v1. */
export const v1 = { ...appOnly, resource }
/** The same in the form of v2. */
export const v2 = { ...appOnly, scope: `${resource}/.default` }

/** A user's refresh token of the sandbox. */
export function refreshOf(user: string) {
  return {
    grant_type: 'refresh_token',
    client_id: publicApplicationId,
    refresh_token: `sandbox-refresh:${user}`,
  }
}

/** Asserts that an answer is a refusal in the shape of Entra ID. */
export function assertRefused(reply: Reply, status: number, error: string, code: number): void {
  assert.equal(reply.status, status)
  assert.deepEqual(
    { error: reply.body['error'], codes: reply.body['error_codes'] },
    { error, codes: [code] },
  )
  assert.match(String(reply.body['error_description']), new RegExp(`^AADSTS${code}: .+Trace ID: `))
  assert.deepEqual(
    Object.keys(reply.body).filter((name) => name !== 'suberror'),
    ['error', 'error_description', 'error_codes', 'timestamp', 'trace_id', 'correlation_id'],
  )
  assert.match(String(reply.body['timestamp']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  assert.doesNotMatch(JSON.stringify(reply.body), /node_modules|\.ts:\d/)
}
