import { scopesOf } from '@accredit/client'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { configFolder } from '../config-folder.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { signInByDevice } from '../device-code.ts'
import { Failure } from '../failure.ts'
import { openLoginStore, type Login } from '../login-store.ts'
import { readClaims, userNameOf } from '../read-claims.ts'
import { resolveTarget, type Target } from '../target.ts'

/** The sandbox's own public application. */
const sandboxClientId = 'c0de0000-0000-4000-8000-00000000c1c1'

/** `accredit login`: signs a user in by device code and keeps the sign-in encrypted. */
export const addLogin: AddCommand = (program, perform) => {
  const command = program
    .command('login')
    .summary('sign in by device code and keep the sign-in')
    .description(
      'Signs a user in on a web page, and keeps the sign-in encrypted for the commands that follow. It is for one service: the one that --url or --cloud names.',
    )
  addConnectionOptions(command).action((options: ConnectionOptions) =>
    perform(command, async (run) => {
      const target = resolveTarget(options, run.surroundings.environment)
      const login = await signIn(run, target, options)
      const logins = openLoginStore(configFolder(run.surroundings))
      await logins.change(target.baseUrl, () => Promise.resolve(login))
      const { userName, tenant } = login
      run.output.fields({ service: target.baseUrl, userName, tenant }, [
        ['Signed in as', userName],
        ['Tenant', tenant],
        ['For', target.baseUrl],
      ])
    }),
  )
}

async function signIn(
  { surroundings, output }: CommandRun,
  target: Target,
  options: ConnectionOptions,
): Promise<Login> {
  const { environment, stop: signal, sleep } = surroundings
  const clientId =
    options.clientId ||
    environment['ACCREDIT_CLIENT_ID'] ||
    (target.isSandbox ? sandboxClientId : undefined)
  if (clientId === undefined) {
    throw new Failure(
      'usage',
      `${target.authority} must know which application signs in`,
      'Register one in Entra ID that allows public client flows, and give its id with --client-id or ACCREDIT_CLIENT_ID.',
    )
  }
  const scope = scopesOf(target).any
  const { authority } = target
  const askedAt = Date.now()
  const tokens = await signInByDevice({
    authority,
    tenant: options.tenant || environment['ACCREDIT_TENANT'] || 'organizations',
    clientId,
    scope: `${scope} openid profile offline_access`,
    show: ({ url, code }) => output.note(`Open ${url} and enter the code ${code}`),
    sleep,
    signal,
  })
  const claims = readClaims(tokens.accessToken) ?? {}
  const tenant = claims['tid']
  if (typeof tenant !== 'string') throw new Failure('signIn', 'the token names no tenant')
  return {
    authority,
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
