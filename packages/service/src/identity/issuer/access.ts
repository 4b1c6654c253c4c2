import { audience, audienceApplicationId } from '@accredit/contract'
import { legacyGraphAudience } from '../audiences.ts'
import { refuseToken } from './token-error.ts'

/** Requested access: an API, its permissions, and further tokens. */
export interface Access {
  /** Audience of the access token. */
  readonly audience: string
  /** Permissions without the API's name, `.default` included. */
  readonly permissions: readonly string[]
  /** Requests an ID token. */
  readonly openid: boolean
  /** Requests a refresh token. */
  readonly offline: boolean
}

/** The only permission that a user can grant on Partner Center. */
const userPermission = 'user_impersonation'
const wholeApi = '.default'

/** APIs by the names that a request may use. Tokens for the last two are not accepted here. */
const apis = [
  { audience, names: [audience, audienceApplicationId, `api://${audienceApplicationId}`] },
  {
    audience: legacyGraphAudience,
    names: [legacyGraphAudience, '00000002-0000-0000-c000-000000000000'],
  },
  {
    audience: 'https://graph.microsoft.com',
    names: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
  },
] as const

const openidScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

/** Access of a plain sign-in: a token for Microsoft Graph, which Partner Center refuses. */
export const signInAccess: Access = {
  audience: 'https://graph.microsoft.com',
  permissions: ['openid', 'profile'],
  openid: true,
  offline: true,
}

/** Parses the `resource` of a v1 request, which always includes ID and refresh token. */
export function readResource(resource: string): Access {
  const wanted = resource.toLowerCase().replace(/\/+$/, '')
  const api = apis.find((entry) => entry.names.some((name) => name === wanted))
  if (api === undefined) return refuseToken('ResourceUnknown', { resource })
  return { audience: api.audience, permissions: [userPermission], openid: true, offline: true }
}

/**
 * Parses the `scope` of a v2 request: permissions of one API, `<api>/.default` or
 * `<api>/user_impersonation`, besides OpenID's own. With only OpenID's, the token is for Microsoft
 * Graph, as in Entra ID, and Partner Center refuses it.
 */
export function readScope(scope: string): Access {
  const wanted = scope
    .toLowerCase()
    .split(/\s+/)
    .filter((entry) => entry !== '')
  if (wanted.length === 0) return refuseToken('ParameterMissing', { parameter: 'scope' })
  const permissions = wanted.filter((entry) => !openidScopes.has(entry)).map(readPermission)
  const audiences = new Set(permissions.map((entry) => entry.audience))
  if (audiences.size > 1) return refuseToken('ScopesOfSeveralApis', { scope })
  const [asked] = audiences
  return {
    audience: asked ?? signInAccess.audience,
    permissions:
      asked === undefined
        ? wanted.filter((entry) => entry !== 'offline_access')
        : permissions.map((entry) => entry.permission),
    openid: wanted.includes('openid'),
    offline: wanted.includes('offline_access'),
  }
}

function readPermission(scope: string): { audience: string; permission: string } {
  for (const api of apis) {
    const name = api.names.find((entry) => scope.startsWith(`${entry}/`))
    if (name === undefined) continue
    const permission = scope.slice(name.length).replace(/^\/+/, '')
    if (permission === wholeApi || permission === userPermission) {
      return { audience: api.audience, permission }
    }
  }
  return refuseToken('ScopeInvalid', { scope })
}

/**
 * Checks whether an application may request this without a user: the whole API and nothing else.
 */
export function isWholeApi(access: Access): boolean {
  return access.permissions.length === 1 && access.permissions[0] === wholeApi
}

/** The `scp` claim of a user's token. */
export function grantedPermissions(access: Access): string {
  return isGraphSignIn(access) ? access.permissions.join(' ') : userPermission
}

/**
 * The `scope` of a v2 answer: full names of the granted permissions, or `.default` if that was
 * requested.
 */
export function grantedScope(access: Access): string {
  if (isGraphSignIn(access)) return access.permissions.join(' ')
  return [userPermission, ...(access.permissions.includes(wholeApi) ? [wholeApi] : [])]
    .map((permission) => `${access.audience}/${permission}`)
    .join(' ')
}

function isGraphSignIn(access: Access): boolean {
  return access.permissions.every((permission) => openidScopes.has(permission))
}
