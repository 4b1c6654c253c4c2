import type { Actor } from '../../rules/actor.ts'
import { findReviewer, putReviewer, type ReviewerRecord } from '../../store/queries/reviewers.ts'
import type { ServiceContext } from '../call.ts'
import { command } from '../../store/command.ts'

/** Who signs in again within this time is not written down anew. */
const freshFor = 3_600_000

/**
 * Remembers a reviewer who signed in, so that colleagues can give him cases: whom the role was given
 * is known to the directory alone.
 */
export async function seeReviewer(service: ServiceContext, actor: Actor): Promise<void> {
  const { userPrincipalName, displayName = null, reviewer, kind } = actor
  if (!reviewer || kind !== 'user' || !userPrincipalName) return
  const at = service.now()
  const known = await findReviewer(service.store.reader, userPrincipalName)
  const fresh = known && known.displayName === displayName && at - known.seenAt < freshFor
  if (fresh) return
  await service.store.run(seeReviewerCommand, { userPrincipalName, displayName }, at)
}

/** The writing half. */
export const seeReviewerCommand = command(
  'seeReviewer',
  async (
    transaction,
    seen: Pick<ReviewerRecord, 'userPrincipalName' | 'displayName'>,
    at,
  ): Promise<void> => {
    await putReviewer(transaction, { ...seen, seenAt: at })
  },
)
