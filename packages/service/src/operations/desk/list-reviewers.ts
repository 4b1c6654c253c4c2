import type { ReviewerCollection } from '@accredit/contract'
import type { Reply } from '../../store/command.ts'
import { listReviewers as readReviewers } from '../../store/queries/reviewers.ts'
import type { Call } from '../call.ts'

/** Milliseconds after which a reviewer who was not seen has probably left. */
const rememberedFor = 90 * 86_400_000
const shownAtMost = 500

/** `GET /vetting/v1/reviewers`: the people whom a case can be assigned to. */
export async function listReviewers(call: Call): Promise<Reply> {
  const { store, now } = call.service
  const wanted = { since: now() - rememberedFor, limit: shownAtMost }
  const found = await readReviewers(store.reader, wanted)
  const byName = found.toSorted((one, other) =>
    one.userPrincipalName.localeCompare(other.userPrincipalName, 'en'),
  )
  const body: ReviewerCollection = {
    items: byName.map(({ id, userPrincipalName, displayName, seenAt }) => ({
      id,
      userPrincipalName,
      ...(displayName && { displayName }),
      lastSeenAt: new Date(seenAt).toISOString(),
    })),
  }
  return { status: 200, body }
}
