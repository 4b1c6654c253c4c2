import { explainedFetch } from './explained-fetch.ts'
import { randomUUID } from 'node:crypto'
import { createPartner, type CallOptions, type Partner } from '@accredit/client'
import { Option, type Command } from 'commander'
import type { CommandRun } from './command-run.ts'
import { chooseSignIn, type SignInOptions } from './sign-in.ts'
import { cloudNames, resolveTarget, type Target, type TargetOptions } from './target.ts'

/** Options that name the service and the caller. */
export type ConnectionOptions = TargetOptions & SignInOptions

/** A connected service. */
export interface Connection {
  readonly partner: Partner
  readonly target: Target
  /** Correlates all calls of this command in the service's logs. */
  readonly correlationId: string
  /** Options for every call: aborts it when the program ends. */
  readonly calling: CallOptions
}

/** Adds the options for the service and the caller. */
export function addConnectionOptions(command: Command): Command {
  return command
    .optionsGroup('target')
    .option('--url <address>')
    .addOption(new Option('--cloud <name>').choices(Object.keys(cloudNames)))
    .option('--as <user>')
    .option('--authority <address>')
    .option('--audience <audience>')
    .option('--tenant <tenant>')
    .option('--client-id <id>')
}

/**
 * Connects a command to its service; nothing is sent yet.
 * @throws Failure when an address is invalid or nobody can sign in
 */
export async function connect(
  { runtime, output, speech }: CommandRun,
  options: ConnectionOptions,
  requestId?: string,
): Promise<Connection> {
  const named = resolveTarget(options, runtime.environment)
  const { credential, who, target } = await chooseSignIn(runtime, named, options)
  const correlationId = randomUUID()
  const { calling, callers, correlation } = speech.words.notes
  const called = calling({ service: target.baseUrl, who: who(callers) })
  output.detail(`${called}, ${correlation({ id: correlationId })}`)
  const partner = createPartner({
    cloud: target,
    credential,
    fetch: explainedFetch,
    applicationName: 'accredit',
    // A local service that does not answer will not do so in a few seconds either.
    ...(target.isSandbox && { retries: 1 }),
  })
  return {
    partner: partner.with({ correlationId, requestId }),
    target,
    correlationId,
    calling: { signal: runtime.stop },
  }
}
