import { routes } from '@accredit/contract'
import { readAddress } from '../rules/read/read-address.ts'
import { validateAddress as validate } from '../rules/check/validate-address.ts'
import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'
import { readObjectBody } from './read-input.ts'

/** `POST /v1/validations/address`: checks an address and stores nothing. */
export async function validateAddress(call: Call): Promise<Reply> {
  const { knowledge, mode } = call.service
  const address = readAddress(readObjectBody(call, routes.validateAddress), 'body')
  const body = validate(address, knowledge, { references: mode === 'sandbox' })
  return { status: 200, body }
}
