import { reviewerAppRole, type CspRole } from '@accredit/contract'
import type { Application, Directory, User } from '../identity/issuer/directory.ts'

/** Builds one of the sandbox's well-known ids from its last digits. */
function id(digits: string): string {
  return `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`
}

/** The secret of both confidential applications, public on purpose like any emulator's. */
export const sandboxSecret = 'accredit-sandbox-secret'

/** The partner that the sandbox's examples act as. */
export const contoso = { id: id('a001'), displayName: 'Contoso', domain: 'contoso.onmicrosoft.com' }

/** A second partner, which must never see the first one's data. */
export const fabrikam = {
  id: id('b001'),
  displayName: 'Fabrikam',
  domain: 'fabrikam.onmicrosoft.com',
}

/** The reviewers' tenant. */
export const vettingStaff = {
  id: id('d001'),
  displayName: 'Accredit vetting staff',
  domain: 'vetting.accredit.test',
}

/** The application of the command line and the dashboard. */
export const publicApplicationId = id('c1c1')

/** Contoso's own confidential application. */
export const contosoApplicationId = id('a0aa')

/** Fabrikam's own confidential application. */
export const fabrikamApplicationId = id('b0aa')

/**
 * Tenants, users and applications of the sandbox, the same everywhere, so that tests can name them.
 * Each user has the refresh token `sandbox-refresh:<user name>`.
 */
export const sandboxDirectory: Directory = {
  tenants: [contoso, fabrikam, vettingStaff],
  applications: [
    confidential(contosoApplicationId, 'Contoso integration', contoso.id, id('a0ab')),
    confidential(fabrikamApplicationId, 'Fabrikam integration', fabrikam.id, id('b0ab')),
    {
      id: publicApplicationId,
      displayName: 'Accredit command line and dashboard',
      kind: 'public',
      servicePrincipalId: id('c1c2'),
      secrets: [],
      keys: [],
      redirectUris: [],
      loopbackRedirects: true,
    },
  ],
  users: [
    user('a101', contoso, 'admin', ['Ada', 'Martin'], ['AdminAgent']),
    user('a102', contoso, 'sales', ['Samuel', 'Okafor'], ['SalesAgent']),
    user('a103', contoso, 'helpdesk', ['Hanna', 'Lindqvist'], ['HelpdeskAgent']),
    { ...user('a104', contoso, 'nomfa', ['Noah', 'Silva'], ['AdminAgent']), mfa: false },
    user('b101', fabrikam, 'admin', ['Farid', 'Haddad'], ['AdminAgent']),
    reviewer('d101', 'reviewer1', ['Rosa', 'Keller']),
    reviewer('d102', 'reviewer2', ['Ravi', 'Menon']),
  ],
}

function confidential(
  clientId: string,
  displayName: string,
  tenantId: string,
  servicePrincipalId: string,
): Application {
  return {
    id: clientId,
    displayName,
    kind: 'confidential',
    tenantId,
    servicePrincipalId,
    secrets: [sandboxSecret],
    keys: [],
    redirectUris: [],
    loopbackRedirects: true,
  }
}

function user(
  digits: string,
  tenant: { readonly id: string; readonly domain: string },
  mailbox: string,
  [givenName, familyName]: readonly [string, string],
  roles: readonly CspRole[],
): User {
  return {
    id: id(digits),
    tenantId: tenant.id,
    userPrincipalName: `${mailbox}@${tenant.domain}`,
    displayName: `${givenName} ${familyName}`,
    givenName,
    familyName,
    mfa: true,
    cspRoles: roles,
    appRoles: [],
  }
}

function reviewer(digits: string, mailbox: string, name: readonly [string, string]): User {
  return { ...user(digits, vettingStaff, mailbox, name, []), appRoles: [reviewerAppRole] }
}
