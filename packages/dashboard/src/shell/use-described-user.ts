import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'

/** Describes the signed-in user, their partner and their role. */
export function useDescribedUser(): {
  readonly name: string
  readonly role: string
  readonly partner: string
} {
  const { shell: t, roles: known } = useWords()
  const me = useSignedIn()
  const roles = [...me.cspRoles.map((role) => known[role]), ...(me.reviewer ? [t.reviewer] : [])]
  return {
    name: me.displayName ?? me.userPrincipalName ?? t.application,
    role: roles.join(', ') || t.noRole,
    partner: me.partnerName ?? me.userPrincipalName?.split('@')[1] ?? me.tenantId,
  }
}
