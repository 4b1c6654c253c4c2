import type { TestAnswer, TestService } from '../support/service.ts'
import { call } from '../support/service.ts'

/** Calls the sandbox's own routes. */
export function controls({ url }: TestService) {
  const send = (method: string, path: string, body?: unknown, token?: string) =>
    call(url, method, `/sandbox/v1/${path}`, {
      ...(body !== undefined && { body }),
      ...(token !== undefined && { token }),
    })
  return {
    send,
    putFaults: (...faults: readonly object[]): Promise<TestAnswer> =>
      send('PUT', 'faults', { faults }),
    faults: () => send('GET', 'faults'),
    journal: (query = '') => send('GET', `journal${query}`),
  }
}
