import type { CodeRedemption } from '@accredit/contract'
import type { Reply } from '../../store/command.ts'
import { listRedemptions } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'

/** Most redemptions returned; older ones are available per customer. */
const shownAtMost = 500

/** `GET /accredit/v1/codes/redemptions`: the customers that used the codes. */
export async function listCodeRedemptions(call: Call): Promise<Reply> {
  const { partnerId } = call.actor
  const found = await listRedemptions(call.reader, { partnerId, limit: shownAtMost })
  const body: CodeRedemption[] = found.map((redemption) => ({
    validationId: redemption.codeId,
    customerId: redemption.customerId,
    companyName: redemption.companyName,
    redeemedAt: new Date(redemption.redeemedAt).toISOString(),
  }))
  return { status: 200, body }
}
