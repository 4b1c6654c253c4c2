import { refusal, type Refusal } from '../../rules/refusal.ts'
import { nameSome } from './name-some.ts'
import type { Border, KnownVisit } from './check.ts'

/** Refuses a token that was issued for another service. */
export function checkAudience(
  { caller }: Pick<KnownVisit, 'caller'>,
  border: Pick<Border, 'audiences'>,
): Refusal | undefined {
  const { audiences } = caller
  if (audiences.some((named) => border.audiences.includes(named))) {
    return undefined
  }
  return refusal('InvalidAudience', {
    audience: nameSome(audiences),
    accepted: border.audiences.join(' or '),
  })
}
