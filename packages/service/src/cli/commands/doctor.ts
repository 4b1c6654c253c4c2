import type { Words } from '../../words/words.ts'
import { explainedFetch } from '../explained-fetch.ts'
import { describeFault } from '../../files/describe-fault.ts'
import { problem } from '../../words/problem.ts'
import { readFile } from 'node:fs/promises'
import {
  createPartner,
  PartnerError,
  scopesOf,
  staticTokenCredential,
  type Partner,
} from '@accredit/client'
import { adviceFor } from '../advice.ts'
import { readSecret } from '../client-variables.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import type { TokenFinding } from '../examine-token.ts'
import type { Ending } from '../exit-codes.ts'
import { endingOf, Failure } from '../failure.ts'
import { padTo, printable } from '../format-text.ts'
import { findOtherSignIn } from '../published-sign-in.ts'
import { chooseSignIn } from '../sign-in.ts'
import type { Style } from '../style.ts'
import type { Runtime } from '../runtime.ts'
import { resolveTarget, type Target } from '../target.ts'

/** `accredit doctor`: says which rule a token breaks, and how to mend it. */
export const addDoctor: AddCommand = (program, perform) => {
  const command = program.command('doctor').argument('[file]')
  addConnectionOptions(command).action((file: string | undefined, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const named = resolveTarget(options, run.runtime.environment)
      const { token, target } = await findToken(run, named, options, file)
      // Loaded here, because it brings the whole contract with it.
      const { examineToken } = await import('../examine-token.ts')
      const judged = examineToken(token, target, Date.now())
      const call = isForThisService(judged)
        ? await tryRead(run, { target, token, judged })
        : notTried
      const hint = await hintAt(run.runtime, target, judged)
      const findings = [...judged, ...hint, ...call.findings]
      run.output.value({ service: target.baseUrl, findings }, (style) =>
        findings.map((finding) => lineOf(finding, style)).join(''),
      )
      return endingAfter(judged, call.ending)
    }),
  )
}

async function findToken(
  { runtime, output }: CommandRun,
  target: Target,
  options: ConnectionOptions,
  file: string | undefined,
): Promise<{ token: string; target: Target }> {
  if (file !== undefined) return { token: bareToken(await readText(runtime, file)), target }
  const given = readSecret(runtime.environment, 'ACCREDIT_TOKEN')
  if (given !== undefined && options.as === undefined) return { token: bareToken(given), target }
  const { credential, who, target: signedIn } = await chooseSignIn(runtime, target, options)
  output.detail(`the token of ${who}`)
  const found = await credential.getToken([scopesOf(signedIn).any])
  if (!found) throw new Failure('signIn', problem('NoToken'))
  return { token: found.token, target: signedIn }
}

async function readText({ stdin }: Runtime, file: string): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch((error: Error) => {
      const fault = describeFault(error)
      throw new Failure('usage', problem('FileUnreadable', { path: file, fault }), error)
    })
  }
  const parts: Buffer[] = []
  for await (const part of stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

/** Takes a token as it is copied: with spaces around it, or out of a header. */
function bareToken(text: string): string {
  return text.trim().replace(/^(Authorization:\s*)?Bearer\s+/i, '')
}

interface Tried {
  readonly findings: readonly TokenFinding[]
  readonly ending: Ending
}

const notTried: Tried = {
  findings: [
    { rule: 'call', result: 'note', found: 'not tried: the token is not for this service' },
  ],
  ending: 'signIn',
}

/** Checks that a token may be sent to this service: one for another service is not shown to it. */
function isForThisService(judged: readonly TokenFinding[]): boolean {
  return !judged.some(
    ({ rule, result }) => result === 'wrong' && ['form', 'audience', 'issuer'].includes(rule),
  )
}

/** Hint from the service's own description of its sign-in, where that explains a wrong finding. */
async function hintAt(
  { stop }: Runtime,
  target: Target,
  judged: readonly TokenFinding[],
): Promise<TokenFinding[]> {
  if (isForThisService(judged)) return []
  const published = await findOtherSignIn(target, stop)
  if (!published) return []
  const { authority, audience } = published
  return [
    {
      rule: 'service',
      result: 'note',
      found: `${target.baseUrl} says that it takes tokens of ${authority} for ${audience}`,
      fix: `If that is right, run this again with --authority ${authority} --audience ${audience}`,
    },
  ]
}

async function tryRead(
  { runtime: { stop }, speech: { words } }: CommandRun,
  { target, token, judged }: { target: Target; token: string; judged: readonly TokenFinding[] },
): Promise<Tried> {
  const rule = 'call'
  const partner = createPartner({
    cloud: target,
    credential: staticTokenCredential(token),
    applicationName: 'accredit',
    fetch: explainedFetch,
    retries: 1,
  })
  try {
    const found = `${target.baseUrl} accepts it`
    const roles = await readRoles(partner, target, stop)
    return { findings: [{ rule, result: 'ok', found }, ...roles], ending: 'done' }
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    const { message, status, errorName, correlationId } = error
    const answered = status === undefined ? '' : `${status} ${errorName ?? ''}`.trimEnd() + ': '
    const quoted = status === undefined ? '' : ` (correlation id ${correlationId ?? 'unknown'})`
    const fix = adviceOf(error, judged, words)
    const found = `${answered}${message}${quoted}`
    return {
      findings: [{ rule, result: 'wrong', found, ...(fix !== undefined && { fix }) }],
      ending: endingOf(error),
    }
  }
}

/** Reads something harmless; Accredit also tells the roles, which no token carries. */
async function readRoles(
  partner: Partner,
  target: Target,
  signal: AbortSignal,
): Promise<TokenFinding[]> {
  const me = target.isMicrosoft ? undefined : await partner.insight.me({ signal }).catch(orUnknown)
  if (!me) {
    await partner.customers.query({ size: 1 }, { signal })
    return []
  }
  if (me.kind === 'app') return []
  const held = [...me.cspRoles, ...(me.reviewer ? ['reviewer of the vetting desk'] : [])].join(', ')
  const finding = { rule: 'roles', found: held || 'none' } as const
  return me.mayWrite
    ? [{ ...finding, result: 'ok' }]
    : [{ ...finding, result: 'note', fix: 'To ask for qualifications, be Admin or Sales agent.' }]
}

/** Another implementation of Partner Center's API does not know the call. */
function orUnknown(error: unknown): undefined {
  if (error instanceof PartnerError && error.category === 'NotFound') return undefined
  throw error
}

/** The general advice is to run this very command. */
function adviceOf(
  error: PartnerError,
  judged: readonly TokenFinding[],
  words: Words,
): string | undefined {
  if (error.category !== 'Unauthorized') return adviceFor(error, words)
  const isKnown = judged.some(({ result }) => result === 'wrong')
  return isKnown ? undefined : 'The service does not trust the signature or the tenant.'
}

const marks = { ok: 'green', note: 'yellow', wrong: 'red' } as const

function lineOf({ rule, result, found, fix }: TokenFinding, style: Style): string {
  const mark = style(marks[result], padTo(result, 6))
  const first = `${mark} ${padTo(rule, 11)} ${printable(found)}\n`
  return fix === undefined ? first : `${first}${' '.repeat(19)}${style('bold', printable(fix))}\n`
}

function endingAfter(judged: readonly TokenFinding[], call: Ending): Ending {
  if (call === 'unreachable') return call
  return judged.some(({ result }) => result === 'wrong') ? 'signIn' : call
}
