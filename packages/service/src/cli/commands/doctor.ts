import { speechOfData } from '../open-speech.ts'
import type { Speech } from '../../words/words.ts'
import { explainedFetch } from '../explained-fetch.ts'
import { problem } from '../../words/problem.ts'
import { readFile } from 'node:fs/promises'
import {
  createPartner,
  PartnerError,
  scopesOf,
  staticTokenCredential,
  type Partner,
} from '@accredit/client'
import { readSecret } from '../client-variables.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import type { TokenFinding } from '../examine-token.ts'
import { examineWebhooks } from '../examine-webhooks.ts'
import { linesOf } from '../format-findings.ts'
import { showDatabase } from '../show-database.ts'
import type { Ending } from '../exit-codes.ts'
import { endingOf, Failure } from '../failure.ts'
import { fileFailure } from '../file-failure.ts'
import { adviceFor, textOfError } from '../report-error.ts'
import { findOtherSignIn } from '../published-sign-in.ts'
import { chooseSignIn } from '../sign-in.ts'
import type { Runtime } from '../runtime.ts'
import { resolveTarget, type Target } from '../target.ts'

type DoctorOptions = ConnectionOptions & {
  readonly store?: string
  readonly storeReplicas?: string
  readonly webhooks?: true
}

/** `accredit doctor`: names the rule that a token breaks, and its remedy. */
export const addDoctor: AddCommand = (program, perform) => {
  const command = program.command('doctor').argument('[file]')
  command.option('--store <address>').option('--store-replicas <address>').option('--webhooks')
  addConnectionOptions(command).action((file: string | undefined, options: DoctorOptions) =>
    perform(command, async (run) => {
      if (options.store !== undefined)
        return showDatabase(run, options.store, options.storeReplicas)
      if (options.webhooks) return examineWebhooks(run, options)
      const named = resolveTarget(options, run.runtime.environment)
      const { token, target } = await findToken(run, named, options, file)
      // Loaded here, because it loads the whole contract.
      const { examineToken } = await import('../examine-token.ts')
      const told = speechOfData(run)
      const judged = examineToken(token, { target, now: Date.now(), speech: told })
      const call = isForThisService(judged)
        ? await tryRead(run, { target, token, judged })
        : notTried(told)
      const hint = await hintAt(run, target, judged)
      const findings = [...judged, ...hint, ...call.findings]
      run.output.value({ service: target.baseUrl, findings }, (style) =>
        linesOf(findings, style, run.speech),
      )
      return endingAfter(judged, call.ending)
    }),
  )
}

async function findToken(
  { runtime, output, speech }: CommandRun,
  target: Target,
  options: ConnectionOptions,
  file: string | undefined,
): Promise<{ token: string; target: Target }> {
  if (file !== undefined) return { token: bareToken(await readText(runtime, file)), target }
  const given = readSecret(runtime.environment, 'ACCREDIT_TOKEN')
  if (given !== undefined && options.as === undefined) return { token: bareToken(given), target }
  const { credential, who, target: signedIn } = await chooseSignIn(runtime, target, options)
  const { callers, tokenOf } = speech.words.notes
  output.detail(tokenOf({ who: who(callers) }))
  const found = await credential.getToken([scopesOf(signedIn).any])
  if (!found) throw new Failure('signIn', problem('NoToken'))
  return { token: found.token, target: signedIn }
}

async function readText({ stdin }: Runtime, file: string): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch((error: unknown) => {
      throw fileFailure('FileUnreadable', file, error)
    })
  }
  const parts: Buffer[] = []
  for await (const part of stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

/** Extracts a token from pasted text: with spaces around it, or a whole header. */
function bareToken(text: string): string {
  return text.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, '')
}

interface Tried {
  readonly findings: readonly TokenFinding[]
  readonly ending: Ending
}

function notTried({ words }: Speech): Tried {
  const { notTried: found } = words.tokenFindings.call
  return { findings: [{ rule: 'call', result: 'note', found }], ending: 'signIn' }
}

/**
 * Checks that a token may be sent to this service; a token for another service must not be
 * disclosed to it.
 */
function isForThisService(judged: readonly TokenFinding[]): boolean {
  return !judged.some(
    ({ rule, result }) => result === 'wrong' && ['form', 'audience', 'issuer'].includes(rule),
  )
}

/** Hint from the sign-in settings that the service publishes, where they explain a finding. */
async function hintAt(
  run: CommandRun,
  target: Target,
  judged: readonly TokenFinding[],
): Promise<TokenFinding[]> {
  if (isForThisService(judged)) return []
  const published = await findOtherSignIn(target, run.runtime.stop)
  if (!published) return []
  const { authority, audience } = published
  const { says, fix } = speechOfData(run).words.tokenFindings.service
  return [
    {
      rule: 'service',
      result: 'note',
      found: says({ service: target.baseUrl, authority, audience }),
      fix: fix({ options: `--authority ${authority} --audience ${audience}` }),
    },
  ]
}

async function tryRead(
  run: CommandRun,
  { target, token, judged }: { target: Target; token: string; judged: readonly TokenFinding[] },
): Promise<Tried> {
  const rule = 'call'
  const speech = speechOfData(run)
  const partner = createPartner({
    cloud: target,
    credential: staticTokenCredential(token),
    applicationName: 'accredit',
    fetch: explainedFetch,
    retries: 1,
  })
  try {
    const found = speech.words.tokenFindings.call.accepted({ service: target.baseUrl })
    const roles = await readRoles(partner, target, { signal: run.runtime.stop, speech })
    return { findings: [{ rule, result: 'ok', found }, ...roles], ending: 'done' }
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    const { status, errorName, correlationId } = error
    const answered = status === undefined ? '' : `${status} ${errorName ?? ''}`.trimEnd() + ': '
    const { correlation } = speech.words.notes
    const quoted = status === undefined ? '' : ` (${correlation({ id: correlationId ?? '?' })})`
    const fix = adviceOf(error, judged, speech)
    const found = answered + textOfError(error, speech) + quoted
    return {
      findings: [{ rule, result: 'wrong', found, ...(fix !== undefined && { fix }) }],
      ending: endingOf(error),
    }
  }
}

/** Reads something harmless; Accredit also returns the roles, which no token carries. */
async function readRoles(
  partner: Partner,
  target: Target,
  { signal, speech }: { signal: AbortSignal; speech: Speech },
): Promise<TokenFinding[]> {
  const { none, roles } = speech.words.tokenFindings
  const me = target.isMicrosoft ? undefined : await partner.insight.me({ signal }).catch(orUnknown)
  if (!me) {
    await partner.customers.query({ size: 1 }, { signal })
    return []
  }
  if (me.kind === 'app') return []
  const held = [...me.cspRoles, ...(me.reviewer ? [roles.reviewer] : [])].join(', ')
  const finding = { rule: 'roles', found: held || none } as const
  return me.mayWrite
    ? [{ ...finding, result: 'ok' }]
    : [{ ...finding, result: 'note', fix: roles.fix }]
}

/** Another implementation of Partner Center's API does not have this route. */
function orUnknown(error: unknown): undefined {
  if (error instanceof PartnerError && error.category === 'NotFound') return undefined
  throw error
}

/** The general advice is to run this very command. */
function adviceOf(
  error: PartnerError,
  judged: readonly TokenFinding[],
  { words }: Speech,
): string | undefined {
  if (error.category !== 'Unauthorized') return adviceFor(error, words)
  const isKnown = judged.some(({ result }) => result === 'wrong')
  return isKnown ? undefined : words.tokenFindings.call.distrusted
}

function endingAfter(judged: readonly TokenFinding[], call: Ending): Ending {
  if (call === 'unreachable') return call
  return judged.some(({ result }) => result === 'wrong') ? 'signIn' : call
}
