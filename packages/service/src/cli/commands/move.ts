import { findProblem, problem, type ProblemName } from '../../words/problem.ts'
import type { Ending } from '../exit-codes.ts'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { auditKeyName, besideStore } from '../../files/beside-store.ts'
import { isPostgres, sqliteFileName } from '../../config/parse-store.ts'
import type { MoveReport, MoveStep } from '../../move/move-store.ts'
import { StoreInUse } from '../../store/in-use.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import { tableOf } from '../format-table.ts'
import type { Progress } from '../progress.ts'
import type { Words } from '../../words/words.ts'

/** Files beside an SQLite store that are not part of it. */
const beside = [...besideStore, 'audit-key.anchor.json'] as const

/** `accredit move`: moves an SQLite store into PostgreSQL. */
export const addMove: AddCommand = (program, perform) => {
  const command = program
    .command('move')
    .requiredOption('--from <store>')
    .option('--to <address>')
    .action((flags: { from: string; to?: string }) =>
      perform(command, async (run) => {
        const file = readSource(flags.from)
        const url = readTarget(flags.to ?? run.runtime.environment['ACCREDIT_STORE'] ?? '')
        const report = await carryOut(run, file, url)
        tell(run, report, file, url)
      }),
    )
}

function readSource(from: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(from) ?? []
  if (path === undefined) {
    throw new Failure('usage', problem('MoveSource', { text: withoutSecrets(from) }))
  }
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? join(path, sqliteFileName) : path
}

function readTarget(to: string): string {
  if (isPostgres(to)) return to
  throw new Failure(
    'usage',
    to === '' ? problem('MoveTargetMissing') : problem('MoveTarget', { text: withoutSecrets(to) }),
  )
}

async function carryOut(
  { output, runtime, speech }: CommandRun,
  file: string,
  url: string,
): Promise<MoveReport> {
  const words = speech.words.notes.move
  const { moveStore } = await import('../../move/move-store.ts')
  const progress = output.progress(words.opening)
  try {
    return await moveStore({
      file,
      url,
      signal: runtime.stop,
      onStep: (step) => tellStep(progress, words, step),
    })
  } catch (error) {
    throw explain(error, file, url)
  } finally {
    progress.end()
  }
}

function tellStep(
  progress: Progress,
  words: Words['notes']['move'],
  { done, kind, of, table }: MoveStep,
): void {
  // In steps of 10 %: without a terminal each new text is a line.
  const part = of === undefined || of === 0 ? '' : ` ${Math.floor((10 * done) / of) * 10} %`
  progress.update(words[kind]({ table }) + part)
}

function explain(error: unknown, file: string, url: string): unknown {
  if (error instanceof StoreInUse)
    return new Failure('refused', problem('MoveOfServed', { file, pid: error.pid }), error)
  const found = findProblem(error)
  if (!(error instanceof Error) || found === undefined) {
    return explainStartFailure(error, { data: dirname(file), store: url })
  }
  const isFaulty = error.name === 'MoveFaulty'
  const ending = isFaulty ? 'unexpected' : (endings[found.rule] ?? 'unexpected')
  return new Failure(ending, found, error)
}

const endings: Readonly<Partial<Record<ProblemName, Ending>>> = {
  MoveRefused: 'refused',
  MoveElsewhere: 'refused',
  SchemaTooOld: 'refused',
  StoreMissing: 'usage',
}

function tell({ output, speech }: CommandRun, report: MoveReport, file: string, url: string): void {
  const { move } = speech.words.notes
  const folder = dirname(file)
  const carryOver = beside.filter((name) => existsSync(join(folder, name)))
  const to = withoutSecrets(url)
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
  output.value({ from: file, to, rows, ...report, carryOver }, (style) => {
    const table = tableOf<MoveReport['tables'][number]>(
      [
        { title: 'table', cell: (each) => each.table },
        { title: 'rows', cell: (each) => speech.formats.number(each.rows) },
        { title: 'checksum', cell: (each) => each.checksum.slice(0, 16) },
      ],
      { style, speech },
    )
    return `${table(report.tables)}\n${move.moved({ rows, to }, speech.formats)}\n`
  })
  if (carryOver.length > 0)
    output.note(move.copyFiles({ files: carryOver, folder }, speech.formats))
  if (!carryOver.includes(auditKeyName)) output.note(move.keyElsewhere({ folder }))
  output.note(move.oldStore)
}

/** Removes name and password from an address. */
function withoutSecrets(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/, '')
}
