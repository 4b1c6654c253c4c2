import { describeCode } from '../rules/describe/describe-code.ts'
import type { Reply } from '../store/command.ts'
import { listCodes } from '../store/queries/codes.ts'
import type { Call } from './call.ts'

/** `GET /v1/customers/all/validations`: the partner's validation codes. */
export async function getValidationCodes(call: Call): Promise<Reply> {
  const codes = await listCodes(call.service.store.reader, { partnerId: call.actor.partnerId })
  return { status: 200, body: codes.map(describeCode) }
}
