import { problem } from '../../words/problem.ts'
import type { Fetch } from '@accredit/client'
import { scopesOf } from '@accredit/client'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { Failure } from '../failure.ts'
import { readTime } from '../read-time.ts'
import { chooseSignIn, sandboxUser, signInAsApplication, type SignIn } from '../sign-in.ts'
import { resolveTarget, type Target } from '../target.ts'

interface TokenOptions extends ConnectionOptions {
  readonly app?: boolean
  readonly lifetime?: number
}

/** `accredit token`: an access token on standard output, for curl and for tests. */
export const addToken: AddCommand = (program, perform) => {
  const command = program.command('token').option('--app').option('--lifetime <time>', '', readTime)
  addConnectionOptions(command).action((options: TokenOptions) =>
    perform(command, async (run) => {
      const named = resolveTarget(options, run.runtime.environment)
      const { credential, who, target } = await choose(run, named, options)
      const { calling, callers } = run.speech.words.notes
      run.output.detail(calling({ service: target.authority, who: who(callers) }))
      const found = await credential.getToken([scopesOf(target).any])
      if (!found) throw new Failure('signIn', problem('NoToken'))
      const { token, expiresOnTimestamp } = found
      const expires = new Date(expiresOnTimestamp)
      const known = !Number.isNaN(expires.getTime())
      const value = { accessToken: token, ...(known && { expiresOn: expires.toISOString() }) }
      run.output.value(value, () => `${token}\n`)
    }),
  )
}

/** A lifetime can be chosen for sandbox users and applications; an existing token keeps its own. */
async function choose(
  { runtime }: CommandRun,
  target: Target,
  options: TokenOptions,
): Promise<SignIn> {
  const { app, lifetime } = options
  if (lifetime === undefined) {
    return app
      ? signInAsApplication(runtime, target, options)
      : chooseSignIn(runtime, target, options)
  }
  if (!target.isSandbox) {
    throw new Failure('usage', problem('LifetimeOfSandbox', { authority: target.authority }))
  }
  const fetch = askingForLifetime(lifetime)
  return app
    ? signInAsApplication(runtime, target, options, fetch)
    : sandboxUser(target, target.user, fetch)
}

/** Adds the sandbox's own parameter to token requests. */
function askingForLifetime(milliseconds: number): Fetch {
  const seconds = String(Math.ceil(milliseconds / 1000))
  return (url, init) => {
    const form = new URLSearchParams(init.body as URLSearchParams)
    form.set('accredit_lifetime', seconds)
    return fetch(url, { ...init, body: form })
  }
}
