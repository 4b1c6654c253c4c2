import type { TestContext } from 'node:test'
import type { Directory } from '../../src/identity/issuer/directory.ts'
import { startIssuer } from '../identity/start-issuer.ts'
import { id } from './operator.ts'

const tenant = { id: id('1'), displayName: 'Contoso', domain: 'contoso.example' }
const user = {
  id: id('101'),
  tenantId: tenant.id,
  userPrincipalName: 'ada@contoso.example',
  displayName: 'Ada Martin',
  givenName: 'Ada',
  familyName: 'Martin',
  mfa: true,
  // Roles of a directory are the sandbox's business; production looks them up in its own store.
  cspRoles: [],
  appRoles: [],
}
const application = {
  id: id('301'),
  displayName: 'Integration',
  kind: 'public',
  servicePrincipalId: id('302'),
  secrets: [],
  keys: [],
  redirectUris: [],
  loopbackRedirects: true,
} as const

const directory: Directory = { tenants: [tenant], applications: [application], users: [user] }

/** A place that signs people in as Entra ID does, with one tenant and one user. */
export async function startAuthority(test: TestContext) {
  const { url, post } = await startIssuer(test, { directory })
  return {
    url,
    /** An access token of Ada's. */
    async token(): Promise<string> {
      const { body } = await post(`/${tenant.id}/oauth2/v2.0/token`, {
        grant_type: 'refresh_token',
        client_id: application.id,
        refresh_token: `sandbox-refresh:${user.userPrincipalName}`,
        scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      })
      if (typeof body['access_token'] !== 'string') throw new Error(JSON.stringify(body))
      return body['access_token']
    },
  }
}
