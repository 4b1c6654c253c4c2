import { problem } from '../../words/problem.ts'
import { scopesOf } from '@accredit/client'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { signInByDevice } from '../device-code.ts'
import { Failure } from '../failure.ts'
import { openLoginStore, type Login } from '../login-store.ts'
import { findOtherSignIn } from '../published-sign-in.ts'
import { readClaims, userNameOf } from '../read-claims.ts'
import { resolveTarget, type Target } from '../target.ts'

/** The sandbox's own public application. */
const sandboxClientId = 'c0de0000-0000-4000-8000-00000000c1c1'

/** `accredit login`: signs a user in by device code and stores the sign-in encrypted. */
export const addLogin: AddCommand = (program, perform) => {
  const command = program.command('login')
  addConnectionOptions(command).action((options: ConnectionOptions) =>
    perform(command, async (run) => {
      const target = resolveTarget(options, run.runtime.environment)
      // Checked before the user signs in for nothing.
      const logins = openLoginStore(run.runtime)
      await logins.read(target.baseUrl)
      await requirePublishedSignIn(target, run.runtime.stop)
      const login = await signIn(run, target, options)
      const { place, because } = await logins.save(target.baseUrl, login)
      const { notInKeyring, keptIn } = run.speech.words.notes
      if (because !== undefined) run.output.detail(notInKeyring({ because }))
      const { userName, tenant } = login
      run.output.fields({ service: target.baseUrl, userName, tenant, keyIn: place }, [
        ['signedInAs', userName],
        ['tenant', tenant],
        ['for', target.baseUrl],
        ['kept', keptIn[place]],
      ])
    }),
  )
}

/**
 * A service may use another sign-in service or its own audience. It can publish that, but only the
 * user decides: the token goes to that service, which could name somebody else's audience.
 * @throws Failure when the service names another sign-in and the user has named none
 */
async function requirePublishedSignIn(target: Target, signal: AbortSignal): Promise<void> {
  if (target.namesSignIn) return
  const published = await findOtherSignIn(target, signal)
  if (!published) return
  const { authority, audience, clientId } = published
  const words = [
    ['--url', target.baseUrl],
    ['--authority', authority],
    ['--audience', audience],
    ['--client-id', clientId],
  ].filter(([, value]) => value)
  throw new Failure(
    'usage',
    problem('OtherSignIn', {
      service: target.baseUrl,
      authority,
      audience,
      own: target.authority,
      ownAudience: target.audience,
      login: `accredit login ${words.flat().join(' ')}`,
    }),
  )
}

async function signIn(
  { runtime, output, speech }: CommandRun,
  target: Target,
  options: ConnectionOptions,
): Promise<Login> {
  const { environment, stop: signal, sleep } = runtime
  const clientId =
    options.clientId ||
    environment['ACCREDIT_CLIENT_ID'] ||
    (target.isSandbox ? sandboxClientId : undefined)
  if (clientId === undefined) {
    throw new Failure('usage', problem('ClientIdMissing', { authority: target.authority }))
  }
  const scope = scopesOf(target).any
  const { authority, audience } = target
  const askedAt = Date.now()
  const tokens = await signInByDevice({
    authority,
    tenant: options.tenant || environment['ACCREDIT_TENANT'] || 'organizations',
    clientId,
    scope: `${scope} openid profile offline_access`,
    show: (invitation) => output.note(speech.words.notes.enterCode(invitation)),
    sleep,
    signal,
  })
  const claims = readClaims(tokens.accessToken) ?? {}
  const tenant = claims['tid']
  if (typeof tenant !== 'string') throw new Failure('signIn', problem('NoTenant'))
  return {
    authority,
    audience,
    tenant,
    clientId,
    userName: userNameOf(claims),
    refreshToken: tokens.refreshToken,
    accessToken: {
      token: tokens.accessToken,
      expiresOnTimestamp: askedAt + tokens.expiresInSeconds * 1000,
      scope,
    },
  }
}
