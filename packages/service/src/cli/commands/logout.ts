import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { openLoginStore } from '../login-store.ts'
import { resolveTarget } from '../target.ts'

interface LogoutOptions extends ConnectionOptions {
  readonly all?: boolean
}

/** `accredit logout`: deletes the stored sign-in. */
export const addLogout: AddCommand = (program, perform) => {
  const command = program.command('logout').option('--all')
  addConnectionOptions(command).action((options: LogoutOptions) =>
    perform(command, async ({ runtime, output, speech }) => {
      const { allForgotten, signedOut, notSignedIn } = speech.words.notes
      const logins = openLoginStore(runtime)
      if (options.all === true) {
        await logins.deleteAll()
        output.value({ forgotten: 'all' }, () => `${allForgotten}\n`)
        return
      }
      const { baseUrl } = resolveTarget(options, runtime.environment)
      let known = false
      await logins.change(baseUrl, (login) => {
        known = login !== undefined
        return Promise.resolve(undefined)
      })
      const text = (known ? signedOut : notSignedIn)({ service: baseUrl })
      output.value({ service: baseUrl, wasSignedIn: known }, () => `${text}\n`)
    }),
  )
}
