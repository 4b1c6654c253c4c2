import { sayPlainly } from '@accredit/contract'
import type { Directory } from '../identity/issuer/directory.ts'
import { applySetupCommand } from '../operations/admin/apply-setup.ts'
import { readSetup } from '../rules/admin/read-setup.ts'
import type { Setup } from '../rules/admin/setup.ts'
import type { Store } from '../store/store.ts'

/**
 * Reads the seed of a sandbox, in the format of the file for `accredit admin apply`.
 * @throws TypeError that lists each invalid member with its value and the rule
 */
export function readSeed(seed: object): Setup {
  const { setup, problems } = readSetup(seed)
  if (problems.length === 0) return setup
  const lines = problems.map(
    ({ path, value, broken }) =>
      `${['seed', path].filter(Boolean).join('.')} is ${JSON.stringify(value) ?? 'missing'}: ${sayPlainly(broken)}`,
  )
  throw new TypeError(`The seed cannot be used.\n${lines.join('\n')}`)
}

/** Finds the tenants and users of a seed, so that they can sign in. */
export function directoryOf({ partners = [] }: Setup): Pick<Directory, 'tenants' | 'users'> {
  return {
    tenants: partners.flatMap(({ id, name = '', domain }) =>
      domain === undefined ? [] : { id, displayName: name, domain },
    ),
    users: partners.flatMap(({ id: tenantId, members = [] }) =>
      members.flatMap(({ id, userPrincipalName, displayName = '', roles = [] }) => {
        if (userPrincipalName === undefined) return []
        const [givenName = '', ...family] = displayName.split(' ')
        return {
          id,
          tenantId,
          userPrincipalName: userPrincipalName.toLowerCase(),
          displayName,
          givenName,
          familyName: family.join(' '),
          mfa: true,
          cspRoles: roles,
          appRoles: [],
        }
      }),
    ),
  }
}

/**
 * Adds a seed to the data of a sandbox.
 * @throws TypeError that lists each refused part
 */
export async function applySeed(store: Store, setup: Setup): Promise<void> {
  const input = { setup, operator: 'startSandbox', prune: false, trial: false }
  const { refusals } = await store.run(applySetupCommand, input, Date.now())
  if (refusals.length === 0) return
  const lines = refusals.map(
    ({ path, refused }) => `seed.${path}: ${refused.name} ${JSON.stringify(refused.values)}`,
  )
  throw new TypeError(`The seed was refused.\n${lines.join('\n')}`)
}
