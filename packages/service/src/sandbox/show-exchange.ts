import { scrub } from '../log/scrub.ts'
import type { Exchange } from './journal.ts'
import { showFault } from './read-faults.ts'

const secret = /password|secret|token|credential|assertion/i
const code = /^(code|validationCode|validationId)$/i

/** Shows an exchange to a person: bodies as JSON, without what is secret. */
export function showExchange(exchange: Exchange) {
  const { at, url, received, answered, fault, ...rest } = exchange
  const [path = '', query] = url.split('?', 2)
  return {
    at: new Date(at).toISOString(),
    ...rest,
    path: scrub(path),
    ...(query && { query: hideInQuery(query) }),
    received: received === undefined ? undefined : readBody(received),
    answered: answered === undefined ? undefined : readBody(answered),
    ...(fault && { fault: showFault(fault) }),
  }
}

function hideInQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([name, value]) => `${name}=${String(hide(name, value))}`)
    .join('&')
}

/** Reads a body as JSON; of any other text, which could hold anything, only the length is shown. */
function readBody(text: string): unknown {
  try {
    return hideInside(JSON.parse(text))
  } catch {
    return `no JSON, ${text.length} characters`
  }
}

function hideInside(value: unknown): unknown {
  if (typeof value === 'string') return scrub(value)
  if (Array.isArray(value)) return value.map(hideInside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, hide(name, member)]),
  )
}

function hide(name: string, value: unknown): unknown {
  if (secret.test(name) && value !== null) return '…'
  // Error bodies have a code, too, but as a number.
  if (code.test(name) && typeof value === 'string') return `…${value.slice(-2)}`
  return hideInside(value)
}
