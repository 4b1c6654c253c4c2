import assert from 'node:assert/strict'
import { ParseFault, SdkFault, type PartnerSdk } from '../partner-sdk.ts'
import type { Given, SdkSetup } from './given.ts'

/** Use of an SDK by a program, with the outcome that it must have. */
export interface Scenario {
  readonly name: string
  run(given: Given): Promise<void>
}

/** A scenario that both SDKs go through; it makes its SDKs itself, since set-ups differ. */
export interface SharedScenario {
  readonly name: string
  run(connect: (setup?: SdkSetup) => Promise<PartnerSdk>, given: Given): Promise<void>
}

/** The kind of failure, as each SDK calls it. */
export const categories = {
  badInput: /^(BadInput|BAD_INPUT)$/,
  unauthorized: /^(Unauthorized|UNAUTHORIZED)$/,
  forbidden: /^(Forbidden|FORBIDDEN)$/,
  notFound: /^(NotFound|NOT_FOUND)$/,
  alreadyExists: /^(AlreadyExists|ALREADY_EXISTS)$/,
} as const

/** Expects a refusal, and answers it as the program sees it. */
export async function refused(
  call: Promise<unknown>,
  category: RegExp,
  code: string | undefined,
): Promise<SdkFault> {
  const fault = await call.then(
    (answer) => assert.fail(`it was not refused: ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  )
  if (!(fault instanceof SdkFault)) throw fault
  assert.match(fault.category, category)
  assert.equal(fault.code, code, fault.message)
  if (code !== undefined) {
    assert.ok(fault.message.length > 10, 'a program shows this text, so it must say something')
    assert.deepEqual(fault.data, [])
  }
  return fault
}

/** Expects an answer that the SDK cannot read: a known limit of the SDK, not of the service. */
export async function unreadable(call: Promise<unknown>, about: RegExp): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof ParseFault, String(error))
    assert.match(error.message, about)
    return true
  })
}

/** A name of an enum without regard to how an SDK spells it. */
export function fold(name: string | null | undefined): string {
  return (name ?? '').replaceAll('_', '').toLowerCase()
}

/** Says that something is there, and answers it. */
export function present<T>(value: T | null | undefined, what: string): T {
  assert.ok(value !== null && value !== undefined, `${what} is missing`)
  return value
}
