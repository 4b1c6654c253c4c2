import type { Actor } from '../../rules/actor.ts'
import { personNameKey, personOf } from '../../rules/person.ts'
import { findReviewer, putReviewer, type ReviewerRecord } from '../../store/queries/reviewers.ts'
import type { ServiceContext } from '../call.ts'
import { command } from '../../store/command.ts'

/** Milliseconds within which a reviewer's further sign-ins are not recorded. */
const freshFor = 3_600_000

/** Checks that a reviewer's presence was recorded recently. */
export function isFreshlySeen({ seenAt }: Pick<ReviewerRecord, 'seenAt'>, at: number): boolean {
  return at - seenAt < freshFor
}

/**
 * Records a reviewer who signed in, so that colleagues can assign cases to them: only the directory
 * knows who has the role.
 */
export async function seeReviewer(service: ServiceContext, actor: Actor): Promise<void> {
  const { displayName = null, reviewer, kind } = actor
  if (!reviewer || kind !== 'user' || service.store.readOnly) return
  const { id, name: userPrincipalName } = personOf(actor)
  const at = service.now()
  const known = await findReviewer(service.store.reader, id)
  const told = known?.displayName === displayName && known.userPrincipalName === userPrincipalName
  if (told && isFreshlySeen(known, at)) return
  const seen = { id, userPrincipalName, nameKey: personNameKey(userPrincipalName), displayName }
  await service.store.run(seeReviewerCommand, seen, at)
}

/** Command of the operation. */
export const seeReviewerCommand = command(
  'seeReviewer',
  async (transaction, seen: Omit<ReviewerRecord, 'seenAt'>, at): Promise<void> => {
    await putReviewer(transaction, { ...seen, seenAt: at })
  },
  ({ id }) => [id],
)
