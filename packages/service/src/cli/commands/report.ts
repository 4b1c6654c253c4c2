import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  qualificationNames,
  reportStatuses,
  reportSteps,
  vettingReasonTexts,
  writeReportCsv,
  type QualificationReport,
  type ReportGroup,
  type ReportLine,
  type ReportStep,
} from '@accredit/client'
import { openFileReportStore, type FileReportStore } from '@accredit/client/node'
import { isVettingReason } from '@accredit/contract/vetting-reasons'
import { reportWords } from '@accredit/contract/report-words'
import { Option, type Command } from 'commander'
import { configFolder } from '../config-folder.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { explainWriting, requireWritable } from '../file-failure.ts'
import { openSlots } from '../bulk/traffic-options.ts'
import type { Column } from '../format-table.ts'
import { readCount } from '../read-count.ts'
import { readSince } from '../read-since.ts'
import { showReading } from '../show-reading.ts'
import type { Speech } from '../../words/words.ts'

interface ReportOptions extends ConnectionOptions {
  readonly qualification?: string
  readonly status?: string
  readonly reason?: string
  readonly nextStep?: ReportStep
  readonly since?: Date
  readonly summary?: boolean
  readonly csv?: boolean
  readonly output?: string
  readonly refresh?: boolean
  readonly rate?: number
}

/** `accredit report`: all customers by qualification. */
export const addReport: AddCommand = (program, perform) => {
  const command = addFilters(program.command('report'))
    .option('--summary')
    .option('--csv')
    .option('-o, --output <file>')
    .option('--refresh')
    .option('--rate <count>', '', readCount)
  addConnectionOptions(command).action((options: ReportOptions) =>
    perform(command, async (run) => {
      if (options.output !== undefined) requireWritable(options.output)
      const { partner, calling } = await connect(run, options)
      const { qualification, status, reason, nextStep, since, refresh, rate } = options
      using slots = openSlots(run)
      using store = openStore(run)
      const progress = showReading(run)
      const report = await partner
        .report({
          ...calling,
          qualification,
          status,
          reason,
          nextStep,
          since,
          refresh,
          store,
          slots,
          requestsPerMinute: rate,
          onProgress: progress.show,
        })
        .finally(() => progress.end())
      if (options.csv || options.output !== undefined) await writeCsv(report, options.output, run)
      else await print(report, options.summary === true, run)
    }),
  )
}

function addFilters(command: Command): Command {
  return command
    .addOption(new Option('--qualification <name>').choices(qualificationNames))
    .addOption(new Option('--status <status>').choices(reportStatuses))
    .addOption(new Option('--reason <text>').choices(vettingReasonTexts))
    .addOption(new Option('--next-step <step>').choices(reportSteps))
    .option('--since <time>', '', readSince)
}

async function print(
  { at, groups, lines }: QualificationReport,
  summary: boolean,
  { output, runtime }: CommandRun,
): Promise<void> {
  if (output.json) {
    const read: ReportLine[] = []
    if (!summary) for await (const line of lines) read.push(line)
    output.value({ at: at.toISOString(), groups, ...(!summary && { lines: read }) }, () => '')
    return
  }
  if (!summary) {
    await output.list(pagesOf(lines), columnsAt(at), 'customers')
    if (groups.length === 0) return
    runtime.stdout.write('\n')
  }
  await output.list([groups], groupColumns, 'customers')
}

const linesOfPage = 500

async function* pagesOf(lines: AsyncIterable<ReportLine>): AsyncGenerator<readonly ReportLine[]> {
  let page: ReportLine[] = []
  for await (const line of lines) {
    page.push(line)
    if (page.length < linesOfPage) continue
    yield page
    page = []
  }
  yield page
}

async function writeCsv(
  { lines }: QualificationReport,
  file: string | undefined,
  { output, runtime, speech }: CommandRun,
): Promise<void> {
  let rows = 0
  async function* counted() {
    for await (const line of lines) {
      rows += 1
      yield line
    }
  }
  const pieces = writeReportCsv(counted(), { explain: (line) => remedyOf(line, speech) })
  if (file === undefined) {
    for await (const piece of pieces) runtime.stdout.write(piece)
    return
  }
  await pipeline(Readable.from(pieces), createWriteStream(file)).catch((error: unknown) => {
    throw explainWriting(file, error)
  })
  output.note(speech.words.bulk.written({ file, rows }, speech.formats))
}

const stateOf = ({ status, reason }: ReportLine | ReportGroup, { contract }: Speech): string => {
  const known: Readonly<Record<string, string>> = contract.vetting.statuses
  const state = known[status] ?? status
  return reason === undefined ? state : `${state}: ${reason}`
}

/** Columns of the lines; ages are relative to a time. */
const columnsAt = (at: Date): readonly Column<ReportLine>[] => [
  { title: 'customer', cell: ({ companyName }) => companyName },
  { title: 'microsoftId', cell: ({ customerId }) => customerId },
  { title: 'qualification', cell: ({ qualification }) => qualification },
  { title: 'status', cell: stateOf },
  { title: 'age', cell: (line, speech) => ageOf(line, at, speech) },
  {
    title: 'requestsLeft',
    cell: ({ requestsLeft }, { formats }) =>
      typeof requestsLeft === 'number' ? formats.number(requestsLeft) : '–',
  },
  { title: 'whatToDo', cell: stepOf },
]

const groupColumns: readonly Column<ReportGroup>[] = [
  { title: 'qualification', cell: ({ qualification }) => qualification },
  { title: 'status', cell: stateOf },
  { title: 'rows', cell: ({ count }, { formats }) => formats.number(count) },
  {
    title: 'oldest',
    cell: ({ oldest }, { formats }) => (oldest === undefined ? '–' : formats.day(oldest)),
  },
  { title: 'whatToDo', cell: stepOf },
]

const day = 86_400_000

/** Age of the request, or of the current state; to the day where the date has no time. */
function ageOf(
  { requestedAt, changedAt }: ReportLine,
  at: Date,
  { formats }: Pick<Speech, 'formats'>,
): string {
  const from = requestedAt ?? changedAt
  if (from === undefined) return '–'
  const age = Math.max(0, at.getTime() - Date.parse(from))
  const unit = age >= day ? day : 60_000
  return formats.duration(Math.floor(age / unit) * unit)
}

function stepOf({ nextStep }: Pick<ReportLine, 'nextStep'>, { language }: Speech): string {
  return reportWords[language].steps[nextStep]
}

/** The advice on a denial has more detail than its next step. */
function remedyOf(line: ReportLine, speech: Speech): string {
  const { reason = '', nextStep } = line
  if (nextStep === 'request-again' && isVettingReason(reason)) {
    return speech.contract.denials[reason].remedy
  }
  return stepOf(line, speech)
}

/** Opens the cache of reports; without a writable folder there is none. */
function openStore({ runtime, output }: CommandRun): FileReportStore | undefined {
  try {
    const folder = configFolder(runtime)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return openFileReportStore(join(folder, 'report.db'))
  } catch (error) {
    output.detail(String(error))
    return undefined
  }
}
