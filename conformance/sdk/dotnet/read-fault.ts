import { SdkFault } from '../partner-sdk.ts'
import type { RawAnswer } from '../wire/messages.ts'
import { anything, list, model, readJson, text } from './newtonsoft.ts'

const categories: Readonly<Record<number, string>> = {
  400: 'BadInput',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'InvalidOperation',
  406: 'UnsupportedDataFormat',
  408: 'RequestTimeout',
  409: 'AlreadyExists',
  429: 'TooManyRequests',
  503: 'ServerBusy',
  504: 'GatewayTimeout',
}

interface Fault {
  readonly code: string | null
  readonly description: string | null
  readonly data: readonly unknown[] | null
}
const fault = model<Fault>({ code: text, description: text, data: list(anything) })

/**
 * Turns a refusal into the SDK's exception: its body where it has one of `code`, `description` and
 * `data`, else the raw body or the reason phrase. Only in the second case is `Retry-After` of a 429
 * read, and a missing one crashes the reader.
 * Source: the .NET SDK's default error handler.
 */
export function readFault(answer: RawAnswer): SdkFault {
  const category = categories[answer.status] ?? 'ServerError'
  const read = tryRead(answer.body)
  if (read && (read.code || read.description || read.data)) {
    return new SdkFault(read.description, {
      category,
      code: read.code ?? undefined,
      data: read.data ?? undefined,
    })
  }
  const message = answer.body.trim() === '' ? answer.reason : answer.body
  if (answer.status !== 429) return new SdkFault(message, { category })
  const after = answer.headers.get('retry-after')
  if (after === undefined) throw new TypeError('Object reference not set: Retry-After is missing')
  const seconds = /^\d+$/.test(after) ? Number(after) : undefined
  return new SdkFault(message, { category, retryAfterSeconds: seconds })
}

function tryRead(body: string): Fault | null {
  try {
    return readJson(fault, body)
  } catch {
    return null
  }
}
