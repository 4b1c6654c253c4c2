import { errors, errorSources, type ErrorName } from '@accredit/contract'
import { scrub } from '../log/scrub.ts'
import { isSecretName } from './is-secret-name.ts'
import type { Exchange, KeptHeaders } from './journal.ts'
import { showFault } from './read-faults.ts'

const code = /^(code|validationCode|validationId)$/i
/** Length of a code up to which showing its last two characters would reveal too much. */
const longestShown = 4

/**
 * Formats an exchange for users: bodies as JSON, without secrets.
 * @param bodies false omits headers and bodies
 */
export function showExchange(exchange: Exchange, { bodies }: { readonly bodies: boolean }) {
  const { at, url, receivedHeaders, received, answeredHeaders, answered, fault, ...rest } = exchange
  const { isWhole: _isWhole, refused, ...plain } = rest
  const [path = '', query] = url.split('?', 2)
  const answer = answered === undefined ? undefined : readBody(answered)
  return {
    ...plain,
    at: new Date(at).toISOString(),
    path: scrub(path),
    ...(query && { query: hideInQuery(query) }),
    ...(bodies && {
      receivedHeaders: hideInHeaders(receivedHeaders),
      received: received === undefined ? undefined : readBody(received),
      answeredHeaders: hideInHeaders(answeredHeaders),
      answered: answer,
    }),
    ...(refused && { refusal: showRefusal(refused, answer) }),
    ...(fault && { fault: showFault(fault) }),
  }
}

function showRefusal(errorName: ErrorName, answer: unknown) {
  const { code: number, fidelity } = errors[errorName]
  const rules = readRules(answer)
  return {
    errorName,
    code: number,
    fidelity,
    source: errorSources[errorName],
    ...(rules.length > 0 && { rules }),
  }
}

/** Reads the names of the broken rules from a response. */
function readRules(answer: unknown): readonly { readonly field?: string; readonly rule: string }[] {
  const { parameters } = (answer ?? {}) as { parameters?: { rules?: unknown } }
  if (typeof parameters?.rules !== 'string') return []
  try {
    const parts = JSON.parse(parameters.rules) as readonly { field?: string; rule: string }[]
    return parts.map(({ field, rule }) => ({ ...(field !== undefined && { field }), rule }))
  } catch {
    // Truncated, because it was too long.
    return []
  }
}

function hideInHeaders(headers: KeptHeaders): KeptHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, scrub(value)]))
}

/** Hides secrets in a query, and leaves every other part unchanged. */
function hideInQuery(query: string): string {
  return query
    .split('&')
    .map((part) => {
      const [[name, value] = ['', '']] = [...new URLSearchParams(part)]
      const shown = hide(name, value)
      return shown === value ? part : `${name}=${String(shown)}`
    })
    .join('&')
}

/**
 * Parses a body as JSON; of any other text, which could contain anything, only the length is shown.
 */
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
  if (isSecretName(name) && value !== null) return '…'
  // Error bodies have a code, too, but as a number.
  if (code.test(name) && typeof value === 'string') {
    return value.length > longestShown ? `…${value.slice(-2)}` : '…'
  }
  return hideInside(value)
}
