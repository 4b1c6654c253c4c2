import { SdkFault } from '../partner-sdk.ts'
import type { RawAnswer } from '../wire/messages.ts'
import { anything, flag, list, model, readJson, text } from './jackson.ts'

const categories: Readonly<Record<number, string>> = {
  400: 'BAD_INPUT',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  503: 'SERVER_BUSY',
}

interface Fault {
  readonly code: string | null
  readonly description: string | null
  readonly data: readonly unknown[] | null
  readonly isRetryable: boolean
}
const fault = model<Fault>({
  code: text,
  description: text,
  data: list(anything),
  isRetryable: flag,
})

/**
 * Turns a refusal into the SDK's exception. Any JSON object is taken for a fault, so that a body of
 * another shape leaves a program without a message; only what is no object falls back to the raw body
 * or the status text.
 * Source: the Java SDK's default error handler.
 */
export function readFault(answer: RawAnswer): SdkFault {
  const category = categories[answer.status] ?? 'SERVER_ERROR'
  const read = tryRead(answer.body)
  if (read) {
    return new SdkFault(read.description, {
      category,
      code: read.code ?? undefined,
      data: read.data ?? undefined,
    })
  }
  return new SdkFault(answer.body.trim() === '' ? answer.reason : answer.body, { category })
}

function tryRead(body: string): Fault | null {
  try {
    return readJson(fault, body)
  } catch {
    return null
  }
}
