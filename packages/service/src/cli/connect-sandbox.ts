import {
  PartnerError,
  sandboxControls,
  sandboxCredential,
  type Fetch,
  type SandboxControls,
} from '@accredit/client'
import type { Command } from 'commander'
import { findProblem, problem } from '../words/problem.ts'
import type { CommandRun, Perform } from './command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from './connect.ts'
import { explainedFetch } from './explained-fetch.ts'
import { Failure } from './failure.ts'
import { resolveTarget } from './target.ts'

const requestMilliseconds = 30_000

/** Action of a command on a sandbox's controls. */
type SandboxWork<Options> = (
  run: CommandRun & { readonly controls: SandboxControls },
  options: Options,
  ...given: readonly string[]
) => Promise<void>

/**
 * Adds a command for a sandbox's controls, which need no token.
 * @throws Failure when there is no sandbox; PartnerError when it refuses
 */
export function addSandboxWork<Options extends object>(
  command: Command,
  perform: Perform,
  work: SandboxWork<Options>,
): void {
  addConnectionOptions(command).action((...values: readonly unknown[]) => {
    const given = values.slice(0, command.registeredArguments.length) as string[]
    const options = values[given.length] as ConnectionOptions & Options
    return perform(command, async (run) => {
      const { environment, stop } = run.runtime
      const { baseUrl } = resolveTarget(options, environment)
      const fetch: Fetch = (url, init) =>
        explainedFetch(url, {
          ...init,
          signal: AbortSignal.any([stop, AbortSignal.timeout(requestMilliseconds)]),
        })
      const controls = sandboxControls({
        baseUrl,
        fetch,
        credential: sandboxCredential(options.as, { baseUrl, fetch }),
      })
      try {
        await work({ ...run, controls }, options, ...given)
      } catch (error) {
        stop.throwIfAborted()
        throw explain(error, baseUrl)
      }
    })
  })
}

function explain(error: unknown, service: string): unknown {
  if (!(error instanceof PartnerError)) return error
  const { status } = error
  const { what } = error.parameters
  if (status === undefined) {
    return new Failure(
      'unreachable',
      findProblem(error) ?? problem('NoAnswer', { url: service }),
      error.cause,
    )
  }
  // A sandbox knows the path, so something else is missing there.
  const isUnknownPath = typeof what === 'string' && what.includes('/sandbox/v1')
  const isNone = status === 404 && (error.errorName === undefined || isUnknownPath)
  return isNone ? new Failure('refused', problem('NoControls', { service })) : error
}
