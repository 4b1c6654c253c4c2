import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { isGuid } from '@accredit/contract'
import { Option } from 'commander'
import type { DriftReport } from '../../drift/judge.ts'
import type { SeenProbe, Side } from '../../drift/observe.ts'
import { driftWrites, type DriftWrite, type Probe } from '../../drift/probe.ts'
import type { Recording } from '../../drift/recording.ts'
import { findProblem, problem } from '../../words/problem.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { connectSide, type ComparedSide } from '../connect-side.ts'
import type { Ending } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { fileFailure } from '../file-failure.ts'
import { formatFields } from '../format-fields.ts'
import { tableOf } from '../format-table.ts'
import { InvalidValue } from '../invalid-value.ts'
import { cloudNames, resolveTarget, type Target } from '../target.ts'
import type { SignInOptions } from '../sign-in.ts'
import {
  cellsOf,
  countOutcomes,
  driftColumns,
  writeDriftReport,
  type ComparedServices,
} from '../write-drift-report.ts'

interface DriftOptions extends SignInOptions {
  readonly url?: string
  readonly against?: string
  readonly replay?: string
  readonly record?: string
  readonly report?: string
  readonly write?: readonly DriftWrite[]
  readonly sandboxAccount?: string
  readonly as?: string
  readonly authority?: string
  readonly audience?: string
}

/** `accredit drift`: compares Accredit with another service. */
export const addDrift: AddCommand = (program, perform) => {
  const command = program
    .command('drift')
    .option('--against <address>')
    .option('--replay <file>')
    .option('--record <file>')
    .option('--report <file>')
    .addOption(new Option('--write <operation...>').choices(driftWrites))
    .option('--sandbox-account <tenant>', '', readTenant)
    .optionsGroup('target')
    .option('--url <address>')
    .option('--as <user>')
    .option('--authority <address>')
    .option('--audience <audience>')
    .option('--tenant <tenant>')
    .option('--client-id <id>')
  command.action((options: DriftOptions) =>
    perform(command, (run) => {
      refuseUnfit(options)
      return options.record === undefined
        ? compare(run, options)
        : withNewFile(options.record, (write) => compare(run, options, write))
    }),
  )
}

function readTenant(text: string): string {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidValue(({ guid }) => guid)
}

/** @throws Failure for options that cannot be combined */
function refuseUnfit({ against, record, replay, sandboxAccount, write = [] }: DriftOptions): void {
  if ((against === undefined) === (replay === undefined)) {
    throw new Failure('usage', problem('DriftOther'))
  }
  const [alive] = [
    ...(record === undefined ? [] : ['--record']),
    ...(write.length === 0 ? [] : ['--write']),
  ]
  if (replay !== undefined && alive !== undefined) {
    throw new Failure('usage', problem('DriftOfRecording', { option: alive }))
  }
  if (write.length > 0 && sandboxAccount === undefined) {
    throw new Failure('usage', problem('DriftAccount'))
  }
  const dependent = write.find((name) => name !== 'createCustomer')
  if (dependent !== undefined && !write.includes('createCustomer')) {
    throw new Failure('usage', problem('DriftNoCustomer', { write: dependent }))
  }
}

async function compare(
  run: CommandRun,
  options: DriftOptions,
  keep?: (text: string) => Promise<void>,
): Promise<Ending> {
  const { words } = run.speech
  const recording =
    options.replay === undefined ? undefined : await readRecordingFile(options.replay)
  const named = nameReference(run, options)
  const other = recording ? undefined : await openOther(run, options, named)
  const reference = await openReference(run, named)
  try {
    const probes = await chooseProbes(options, recording)
    await requireAccount(options, other, reference)
    const theirs = recording?.probes ?? (await ask(run, other as ComparedSide, probes))
    if (keep && other) await keep(await writeRecordingOf(other, theirs))
    const ours = await ask(run, reference, probes)
    const { judge } = await import('../../drift/judge.ts')
    const report = judge(probes, ours, theirs)
    const services = {
      ours: reference.isOwn ? words.drift.embedded : reference.side.baseUrl,
      theirs: recording
        ? words.drift.recording({
            service: recording.service || words.drift.unnamed,
            day: recording.recordedOn,
          })
        : (other as ComparedSide).side.baseUrl,
    }
    if (options.report !== undefined) {
      await writeWhole(options.report, writeDriftReport(report, services, run.speech))
    }
    show(run, report, services)
    return report.differences.length === 0 ? 'done' : 'refused'
  } finally {
    await reference.close()
  }
}

/** Names the reference Accredit, if one is given. */
function nameReference({ runtime }: CommandRun, { url }: DriftOptions): Target | undefined {
  const named = url ?? (runtime.environment['ACCREDIT_URL'] || undefined)
  return named === undefined ? undefined : resolveTarget({ url: named }, {})
}

/** A customer of the sandbox whose qualification was set without a user. */
const changedCustomer = 'c0de0000-0000-4000-8000-000000000005'

/** Connects to the given Accredit, or starts one in this process. */
async function openReference(
  run: CommandRun,
  named: Target | undefined,
): Promise<ComparedSide & { readonly isOwn: boolean }> {
  if (named) return { ...(await connectSide(run, named, {}, {})), isOwn: false }
  const { startSandbox } = await import('../../testing/start-sandbox.ts')
  const sandbox = await startSandbox()
  // A fresh log names no users, as that of any other service does.
  const { qualification } = sandbox.partner().customers.byId(changedCustomer)
  await qualification.createQualifications({ qualification: 'StateOwnedEntity' })
  const side = await connectSide(run, resolveTarget({ url: sandbox.url }, {}), {}, {})
  return { ...side, isOwn: true, close: sandbox.close }
}

async function openOther(
  run: CommandRun,
  options: DriftOptions,
  reference: Target | undefined,
): Promise<ComparedSide> {
  const { as, authority, audience, against } = options
  const { ACCREDIT_URL: _ours, ACCREDIT_CLOUD: _cloud, ...environment } = run.runtime.environment
  const cloud = Object.entries(cloudNames).find(
    ([, { baseUrl }]) => baseUrl === against?.replace(/\/+$/, ''),
  )?.[0]
  const place = cloud === undefined ? { url: against } : { cloud }
  const target = resolveTarget({ ...place, as, authority, audience }, environment)
  if (target.baseUrl === reference?.baseUrl) {
    throw new Failure('usage', problem('DriftSelf', { url: target.baseUrl }))
  }
  const other = await connectSide(run, target, options, environment)
  // One answer shows that the service is there and that this caller is admitted.
  const response = await reach(other, '/v1/customers?size=1')
  if (response.status === 401 || response.status === 403) {
    const { status } = response
    throw new Failure('signIn', problem('DriftRefused', { url: target.baseUrl, status }))
  }
  return other
}

async function reach({ side }: ComparedSide, path: string): Promise<Response> {
  const token = await side.tokenOf('user')
  const headers = { accept: 'application/json', authorization: `Bearer ${token ?? ''}` }
  return side.fetch(side.baseUrl + path, { headers }).catch((error: unknown) => {
    throw explain(error, side)
  })
}

/** Selects the probes of this run: reads and the requested writes, or those of the recording. */
async function chooseProbes(
  { write = [] }: DriftOptions,
  recording: Recording | undefined,
): Promise<readonly Probe[]> {
  const { probes } = await import('../../drift/probes/index.ts')
  const recorded = recording && new Set(recording.probes.map(({ name }) => name))
  return probes.filter((probe) =>
    recorded ? recorded.has(probe.name) : !probe.write || write.includes(probe.write),
  )
}

/** @throws Failure where a write would reach an account that was not named, or is not a sandbox */
async function requireAccount(
  { sandboxAccount: tenant, write = [] }: DriftOptions,
  other: ComparedSide | undefined,
  reference: ComparedSide,
): Promise<void> {
  if (write.length === 0 || !other || tenant === undefined) return
  const url = other.side.baseUrl
  if (!reference.isSandbox) {
    throw new Failure('usage', problem('DriftReference', { url: reference.side.baseUrl }))
  }
  for (const found of await other.tenants()) {
    if (found === tenant) continue
    throw new Failure('usage', problem('DriftOtherAccount', { url, tenant, found }))
  }
}

async function ask(
  { output, runtime, speech }: CommandRun,
  { side }: { readonly side: Side },
  probes: readonly Probe[],
): Promise<SeenProbe[]> {
  const [{ observe }, { createScrubber }] = await Promise.all([
    import('../../drift/observe.ts'),
    import('../../drift/scrub.ts'),
  ])
  const { asking } = speech.words.drift
  const { host } = new URL(side.baseUrl)
  const progress = output.verbose ? output.progress(asking({ name: '', service: host })) : undefined
  try {
    return await observe(side, probes, {
      scrubber: createScrubber(),
      signal: runtime.stop,
      onProgress: (name) => progress?.update(asking({ name, service: host })),
    })
  } catch (error) {
    runtime.stop.throwIfAborted()
    throw explain(error, side)
  } finally {
    progress?.end()
  }
}

/**
 * Names the service that did not answer; `fetch` reports a TypeError with a cause, or a
 * TimeoutError.
 */
function explain(error: unknown, { baseUrl }: Side): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  const isOfConnection = error instanceof TypeError && error.cause !== undefined
  const found = findProblem(error)
  if (!found && !isOfConnection && error.name !== 'TimeoutError') return error
  return new Failure('unreachable', found ?? problem('DriftNoAnswer', { url: baseUrl }), error)
}

function show(run: CommandRun, report: DriftReport, services: ComparedServices): void {
  const { output, speech } = run
  const { drift, labels } = speech.words
  const { differences } = report
  output.value({ ...services, ...report }, (style) => {
    const rows = tableOf<readonly string[]>(
      driftColumns.map((title, index) => ({ title, cell: (cells) => cells[index] ?? '' })),
      { style, speech },
    )
    const found =
      differences.length === 0
        ? `${drift.noDifference}\n`
        : rows(differences.map((each) => cellsOf(each, speech.words)))
    const ends = [drift.compared(services), drift.counts(countOutcomes(report))].join('\n')
    const apart = report.behaviours
      .filter(({ outcome }) => outcome === 'differs')
      .map(({ behaviour }) => [{ plain: drift.outcomes.differs }, behaviour] as const)
    return `${found}\n${formatFields(apart, { style, labels })}${ends}\n`
  })
}

async function writeRecordingOf(
  { name }: ComparedSide,
  probes: readonly SeenProbe[],
): Promise<string> {
  const { writeRecording } = await import('../../drift/recording.ts')
  const recordedOn = new Date().toISOString().slice(0, 10)
  return writeRecording({ service: name, recordedOn, probes })
}

async function readRecordingFile(path: string): Promise<Recording> {
  const { readRecording } = await import('../../drift/recording.ts')
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFailure('FileUnreadable', path, error)
  })
  const read = readRecording(text)
  if (typeof read === 'object') return read
  throw new Failure('usage', problem('RecordingUnreadable', { path, fault: read }))
}

/** Creates the output file before anything is sent, so that no answer is lost. */
async function withNewFile(
  path: string,
  work: (write: (text: string) => Promise<void>) => Promise<Ending>,
): Promise<Ending> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw fileFailure('FileUnwritable', path, error, 'refused')
  })
  let isWritten = false
  try {
    return await work(async (text) => {
      await file.writeFile(text)
      isWritten = true
    })
  } finally {
    await file.close()
    if (!isWritten) await rm(path, { force: true })
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw fileFailure('FileUnwritable', path, error, 'refused')
  })
}
