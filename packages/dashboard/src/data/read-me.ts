import type { SignedIn } from '@accredit/client'
import type { Connected } from '../session/connect.ts'
import { keys } from './keys.ts'
import type { Read } from './read.ts'

/** Signed-in user as the service identifies them. */
export interface Someone {
  readonly me: SignedIn
  /** Lead of the service clock over this one, in milliseconds. */
  readonly aheadBy: number
}

/** Reads who is signed in. */
export function readMe({ partner, session }: Connected): Read<Someone> {
  return {
    queryKey: keys.me,
    async queryFn({ signal }) {
      const me = await partner.insight.me({ signal })
      if (me.userPrincipalName !== undefined) session.remember(me.userPrincipalName)
      return { me, aheadBy: Date.parse(me.now) - Date.now() }
    },
  }
}
