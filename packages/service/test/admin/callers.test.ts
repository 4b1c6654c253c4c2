import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cspRoles, errors, type ErrorName, type Route } from '@accredit/contract'
import { acceptedAudiences } from '../../src/identity/audiences.ts'
import { readCaller } from '../../src/identity/caller.ts'
import { admit } from '../../src/identity/checks/admit.ts'
import type { Border } from '../../src/identity/checks/check.ts'
import { Refused } from '../../src/rules/refusal.ts'
import { startTestService } from '../support/service.ts'
import { mintToken } from '../main/support/mint-token.ts'
import { ownAudience, startBorder, tenants } from './border.ts'
import {
  applications,
  callersNearGood,
  claimsOf,
  everyCaller,
  everyGuard,
  everyRoute,
  expect,
  partnerCenter,
  rights,
  rolesOf,
  tenantIds,
  users,
  type Traits,
} from './callers.ts'
import { id } from './operator.ts'

describe('the matrix of callers', () => {
  it('is complete: every caller at every guard gets what the contract says', async () => {
    assert.ok(everyGuard.length >= 7)
    const outcomes = new Set<string>()
    for (const traits of everyCaller()) {
      const caller = readCaller({ ...claimsOf(traits), exp: 4_000_000_000 })
      const border: Border = {
        authenticator: { authenticate: () => caller, clear: () => undefined },
        audiences: [...acceptedAudiences({ admitLegacyGraph: false }), ownAudience],
        ownAudiences: [ownAudience],
        isReviewersTenant: (tenantId) => tenantId === tenants.reviewers,
        dashboardClient: applications.dashboard,
        findApplicationRights: ({ applicationId }) => rights.get(applicationId),
        findRoles: ({ objectId, tenantId }) =>
          tenantId === tenants.reviewers ? [] : rolesOf(objectId),
        enforceMfa: true,
        throttle: () => undefined,
        throttlePerMinute: 0,
      }
      for (const [operation, route] of everyGuard) {
        const expected = expect(traits, route)
        const refused = await admit({ operation, route, headers: {} }, border).then(
          (actor) => {
            const reviews = traits.tenant === 'reviewers' && traits.audience === ownAudience
            const may = reviews && traits.kind === 'user' && traits.appRole !== 'none'
            assert.equal(actor.reviewer, may, JSON.stringify(traits))
            return undefined
          },
          (error: unknown) => (error instanceof Refused ? error.refusal.error : error),
        )
        if (refused !== expected) {
          assert.fail(
            `${operation}: ${String(refused)}, not ${expected}: ${JSON.stringify(traits)}`,
          )
        }
        outcomes.add(expected ?? 'in')
      }
    }
    assert.deepEqual([...outcomes].toSorted(), [
      'AppOnlyNotSupported',
      'ApplicationNotAllowed',
      'ApplicationNotRegistered',
      'InvalidAudience',
      'MfaRequired',
      'ReviewerNotAllowed',
      'RoleNotAllowed',
      'ScopeNotGranted',
      'in',
    ])
  })

  it('holds over HTTP in production, for all who differ from a good caller in one trait', async (test) => {
    const partner = (tenantId: string, domain: string) => ({
      id: tenantId,
      name: domain,
      domain,
      members: cspRoles.map((role, index) => ({
        id: users.get(role),
        userPrincipalName: `user${index}@${domain}`,
        roles: [role],
      })),
      applications: [...rights].map(([application, allows]) => ({ id: application, allows })),
    })
    const border = await startBorder(
      test,
      {
        partners: [
          partner(tenantIds.partner, 'contoso.example'),
          partner(tenantIds.other, 'fabrikam.example'),
        ],
      },
      { dashboardClient: applications.dashboard },
    )
    for (const traits of callersNearGood()) {
      const token = await border.mint(claimsOf(traits))
      for (const [operation, route] of everyRoute) {
        const expected = expect(traits, route)
        const answer = await visit(border.url, route, token)
        assertAnswer(answer, expected, `${operation} ${JSON.stringify(traits)}`)
      }
    }
  })

  it('holds over HTTP in the sandbox, whose own audience is Partner Center’s', async () => {
    await using service = await startTestService(undefined)
    const sandbox = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`
    const staff = { tenant: sandbox('d001'), user: 'd101', claims: { roles: ['Vetting.Review'] } }
    const callers: [wishes: Parameters<typeof mintToken>[1], traits: Partial<Traits>][] = [
      [{}, {}],
      [{ claims: { roles: ['Vetting.Review'] } }, { appRole: 'Vetting.Review' }],
      [staff, { tenant: 'reviewers', audience: ownAudience, appRole: 'Vetting.Review' }],
      [
        { ...staff, claims: {} },
        { tenant: 'reviewers', audience: ownAudience },
      ],
      [{ claims: { azp: sandbox('b0aa') } }, { application: 'unregistered' }],
      [{ claims: { azp: sandbox('c1c1') } }, { application: 'dashboard' }],
      [
        { claims: { azp: sandbox('c1c1') }, appOnly: true },
        { kind: 'app', application: 'dashboard' },
      ],
      [{ appOnly: true }, { kind: 'app' }],
      [{ claims: { scp: 'openid' } }, { scope: 'openid' }],
      [{ mfa: false }, { mfa: 'no' }],
      [{ user: 'a103' }, { cspRole: 'HelpdeskAgent' }],
      [{ user: 'a199' }, { cspRole: 'none' }],
      [{ audience: 'https://graph.windows.net' }, { audience: 'https://graph.windows.net' }],
    ]
    for (const [wishes, differing] of callers) {
      const traits: Traits = {
        tenant: 'partner',
        audience: partnerCenter,
        kind: 'user',
        appRole: 'none',
        cspRole: 'AdminAgent',
        application: 'all',
        scope: 'user_impersonation',
        mfa: 'yes',
        ...differing,
      }
      const token = await mintToken(service, wishes)
      for (const [operation, route] of everyRoute) {
        const answer = await visit(service.url, route, token)
        assertAnswer(answer, expect(traits, route), `${operation} ${JSON.stringify(wishes)}`)
      }
    }
  })
})

interface Visited {
  readonly method: string
  readonly status: number
  readonly text: string
}

/** Calls a route about ids that exist for nobody, without waiting for an answer that never ends. */
async function visit(url: string, route: Route, token: string): Promise<Visited> {
  const ending = new AbortController()
  const reads = route.method === 'GET' || route.method === 'HEAD'
  const path = route.path.replaceAll(/\{\w+\}/g, id('777'))
  const response = await fetch(`${url}${path}`, {
    method: route.method,
    headers: {
      accept: route.success.mediaType ?? 'application/json',
      authorization: `Bearer ${token}`,
    },
    ...(!reads && { body: '{}' }),
    signal: ending.signal,
  })
  const { status } = response
  const text = status < 400 ? '' : await response.text()
  if (status < 400) ending.abort()
  return { method: route.method, status, text }
}

function assertAnswer(
  { method, status, text }: Visited,
  expected: ErrorName | undefined,
  who: string,
) {
  if (expected === undefined) {
    assert.ok(status !== 401 && status !== 403 && status < 500, `${who}: ${status} ${text}`)
    return
  }
  assert.equal(status, errors[expected].status, `${who}: ${expected}, not ${status} ${text}`)
  // Neither HEAD nor a missing second factor is answered with words.
  if (method === 'HEAD' || expected === 'MfaRequired') return
  assert.equal((JSON.parse(text) as { errorName: string }).errorName, expected, who)
}
