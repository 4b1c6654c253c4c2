import { isSecretName } from './is-secret-name.ts'
import type { KeptHeaders } from './journal.ts'

type Headers = Readonly<Record<string, number | string | readonly string[] | undefined>>

/** Returns headers without secrets; of credentials only the scheme stays. */
export function veilHeaders(headers: Headers): KeptHeaders {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const text = typeof value === 'object' ? value.join(', ') : String(value)
    kept[name.toLowerCase()] = isSecretName(name) ? veil(text) : text
  }
  return kept
}

function veil(value: string): string {
  const [scheme] = /^(Bearer|Basic|Negotiate|Digest)\s/i.exec(value) ?? ['']
  return `${scheme}…`
}
