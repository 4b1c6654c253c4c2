import { brokenRule, type BrokenRule } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** A decoded body. An unreadable one has a refusal, and a text that identifies it. */
export interface BodyText {
  readonly text: string
  readonly refusal?: Refusal
}

/**
 * Decodes the bytes of a body. A byte-order mark is skipped. The refusal repeats none of the bytes,
 * which mean nothing in the answer's encoding.
 */
export function readBodyText(
  bytes: Uint8Array,
  sent: { readonly encoding: string | undefined; readonly mediaType: string | undefined },
): BodyText {
  if (bytes.length === 0) return { text: '' }
  const unreadable = (value: string, rule: BrokenRule): BodyText => ({
    text: Buffer.from(bytes).toString('latin1'),
    refusal: refusal('InvalidRequestInput', { field: 'body', value, rule }),
  })
  const encoding = sent.encoding?.trim() ?? ''
  if (!/^(identity)?$/i.test(encoding)) {
    return unreadable(`sent with Content-Encoding: ${encoding}`, brokenRule('BodyUnencoded'))
  }
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(sent.mediaType ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    return unreadable(`declared as ${charset}`, brokenRule('BodyUtf8'))
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return unreadable('bytes that are no UTF-8', brokenRule('BodyUtf8'))
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'A body whose bytes are no UTF-8, or that declares another charset, is 400/800002 and never stored with replacement characters; a byte-order mark is skipped.',
    fidelity: 'assumed',
    source: 'PowerShell’s Invoke-RestMethod sends ISO-8859-1 by default; RFC 8259, 8.1.',
  },
  {
    behaviour: 'A Content-Encoding other than identity is 400/800002 that names it.',
    fidelity: 'assumed',
    source: 'The Java SDK repeats a 415 without end.',
  },
]
