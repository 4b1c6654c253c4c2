import {
  allRoutes,
  applicationRights,
  cspRoles,
  type AnyOperationName,
  type ApplicationRight,
  type CspRole,
  type ErrorName,
  type Route,
} from '@accredit/contract'
import { ownAudience, tenants } from './border.ts'
import { id } from './operator.ts'

export const partnerCenter = 'https://api.partnercenter.microsoft.com'
export const everyRoute = Object.entries(allRoutes) as [AnyOperationName, Route][]

/** One route of each way to be guarded, so that the whole product stays quick; HTTP asks every route. */
export const everyGuard = [
  ...new Map(
    everyRoute.map((entry) => {
      const [, { access, admits, appOnly, roles }] = entry
      return [JSON.stringify([access, admits, appOnly, roles]), entry] as const
    }),
  ).values(),
]

/** Sides of the matrix: every value that a trait of a caller can have. */
const sides = {
  tenant: ['partner', 'other', 'reviewers'],
  audience: [
    partnerCenter,
    'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    ownAudience,
    'https://graph.windows.net',
  ],
  kind: ['user', 'app'],
  appRole: ['none', 'Vetting.Review'],
  cspRole: ['none', ...cspRoles],
  application: ['unregistered', 'dashboard', ...applicationRights, 'all'],
  scope: ['none', 'openid', 'user_impersonation'],
  mfa: ['yes', 'no'],
} as const
export type Traits = { readonly [Side in keyof typeof sides]: (typeof sides)[Side][number] }

export const applications: Readonly<Record<Traits['application'], string>> = {
  unregistered: id('300'),
  dashboard: id('301'),
  user: id('302'),
  'app-read': id('303'),
  'app-write': id('304'),
  all: id('305'),
}
export const rights = new Map<string, readonly ApplicationRight[]>([
  ...applicationRights.map((right) => [applications[right], [right]] as const),
  [applications.all, applicationRights],
])
export const users = new Map(sides.cspRole.map((role, index) => [role, id(`10${index}`)]))
export const tenantIds = { partner: tenants.partner, other: id('2'), reviewers: tenants.reviewers }

/** The refusal that section 6.5 of the contract gives, in its order; undefined lets the caller in. */
export function expect(traits: Traits, route: Route): ErrorName | undefined {
  const { admits = 'partner', access, appOnly, roles } = route
  const isUser = traits.kind === 'user'
  const ofReviewers = traits.tenant === 'reviewers'
  if (traits.audience === 'https://graph.windows.net') return 'InvalidAudience'
  const held: readonly string[] = {
    unregistered: [],
    dashboard: ['user'],
    all: applicationRights,
    user: ['user'],
    'app-read': ['app-read'],
    'app-write': ['app-write'],
  }[traits.application]
  if (!ofReviewers && held.length === 0) return 'ApplicationNotRegistered'
  const needed = isUser ? 'user' : `app-${access}`
  if (!ofReviewers && !held.includes(needed)) return 'ApplicationNotAllowed'
  if (isUser && traits.scope !== 'user_impersonation') return 'ScopeNotGranted'
  if (isUser && traits.mfa === 'no') return 'MfaRequired'
  if (!isUser && !appOnly) return 'AppOnlyNotSupported'
  const hasRole = traits.appRole === 'Vetting.Review'
  const isReviewer = isUser && hasRole && ofReviewers && traits.audience === ownAudience
  if (admits !== 'partner' && isReviewer) return undefined
  if (admits === 'reviewer') return hasRole ? 'ReviewerNotAllowed' : 'RoleNotAllowed'
  if (roles.length === 0) return undefined
  if (ofReviewers) return 'RoleNotAllowed'
  if (!isUser) return undefined
  return roles.some((role) => role === traits.cspRole) ? undefined : 'RoleNotAllowed'
}

export function claimsOf(traits: Traits) {
  const { tenant, audience, kind, appRole, cspRole, application, scope, mfa } = traits
  return {
    tid: tenantIds[tenant],
    aud: audience,
    azp: applications[application],
    oid: kind === 'app' ? id('199') : users.get(cspRole),
    roles: appRole === 'none' ? undefined : [appRole],
    ...(kind === 'app'
      ? { idtyp: 'app', scp: undefined, preferred_username: undefined, amr: undefined }
      : {
          preferred_username: 'ada@contoso.example',
          scp: scope === 'none' ? undefined : scope,
          amr: mfa === 'yes' ? ['pwd', 'mfa'] : ['pwd'],
        }),
  }
}

/** Every combination; an application without a user has no scope, second factor or CSP role to vary. */
export function* everyCaller(): Generator<Traits> {
  for (const tenant of sides.tenant)
    for (const audience of sides.audience)
      for (const appRole of sides.appRole)
        for (const application of sides.application) {
          const common = { tenant, audience, appRole, application }
          yield { ...common, kind: 'app', cspRole: 'none', scope: 'none', mfa: 'no' }
          for (const cspRole of sides.cspRole)
            for (const scope of sides.scope)
              for (const mfa of sides.mfa) yield { ...common, kind: 'user', cspRole, scope, mfa }
        }
}

/** Good callers and a partner who poses as a reviewer, and all that differ from one of them in one trait. */
export function callersNearGood(): Traits[] {
  const agent: Traits = {
    tenant: 'partner',
    audience: partnerCenter,
    kind: 'user',
    appRole: 'none',
    cspRole: 'AdminAgent',
    application: 'user',
    scope: 'user_impersonation',
    mfa: 'yes',
  }
  const reviewer: Traits = {
    ...agent,
    tenant: 'reviewers',
    audience: ownAudience,
    appRole: 'Vetting.Review',
    cspRole: 'none',
    application: 'unregistered',
  }
  const alone = { ...agent, kind: 'app', application: 'all' } as const
  const forger = { ...reviewer, tenant: 'partner', application: 'all' } as const
  const good = [agent, alone, reviewer, forger]
  const near = good.flatMap((traits) =>
    Object.entries(sides).flatMap(([side, values]) =>
      values.map((value) => ({ ...traits, [side]: value })),
    ),
  )
  return [...new Map(near.map((traits) => [JSON.stringify(traits), traits])).values()]
}

export const rolesOf = (objectId: string): readonly CspRole[] =>
  cspRoles.filter((role) => users.get(role) === objectId)
