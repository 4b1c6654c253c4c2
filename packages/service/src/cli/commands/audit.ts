import { findProblem, problem } from '../../words/problem.ts'
import type { Command } from 'commander'
import type { Config } from '../../config/config.ts'
import { parseStore } from '../../config/parse-store.ts'
import type { AddCommand, CommandRun, Perform } from '../command-run.ts'
import { auditData, describeAudit } from '../describe-audit.ts'
import type { Ending } from '../exit-codes.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import { addServiceOptions, readServiceConfig } from '../service-options.ts'

type Flags = Readonly<Record<string, unknown>>

/** `accredit audit`: proves that the activity log is unchanged. */
export const addAudit: AddCommand = (program, perform) => {
  const audit = program.command('audit')
  addVerify(audit, perform)
  addKey(audit, perform)
}

function addVerify(audit: Command, perform: Perform): void {
  const command = audit.command('verify').option('--anchor <file>')
  addServiceOptions(command, ['data', 'store', 'auditKey']).action((flags: Flags) =>
    perform(command, (run) => verify(run, flags)),
  )
}

function addKey(audit: Command, perform: Perform): void {
  const command = audit.command('key')
  addServiceOptions(command, ['data', 'auditKey']).action((flags: Flags) =>
    perform(command, async ({ output, runtime }) => {
      const config = await readServiceConfig(flags, runtime.environment)
      const { publicKeys } = await readKeys(config)
      const keys = [...publicKeys].map(([id, pem]) => ({ id, pem }))
      output.value(keys, () => keys.map(({ pem }) => pem).join(''))
    }),
  )
}

async function verify(run: CommandRun, flags: Flags): Promise<Ending> {
  const { output, runtime, speech } = run
  const config = await readServiceConfig(flags, runtime.environment)
  const [{ anchorFileOf, readAnchor }, { auditKeyFile }, { openSnapshot }, { verifySnapshots }] =
    await Promise.all([
      import('../../audit/anchor.ts'),
      import('../../audit/open-audit.ts'),
      import('../../store/open-snapshot.ts'),
      import('../../audit/verify-snapshots.ts'),
    ])
  const keys = await readKeys(config)
  const named = typeof flags['anchor'] === 'string' ? flags['anchor'] : undefined
  const anchor = readNoted(config, () => readAnchor(named ?? anchorFileOf(auditKeyFile(config))))
  if (named !== undefined && !anchor)
    throw new Failure('usage', problem('AnchorMissing', { file: named }))
  const place = placeOf(config)
  const report = await verifySnapshots(() => openSnapshot(place), keys, anchor).catch(
    (error: unknown) => {
      throw explainStartFailure(error, config)
    },
  )
  output.value(auditData(report), (style) => describeAudit(report, style, speech))
  return report.intact ? 'done' : 'unexpected'
}

function readNoted<T>(config: Config, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw explainStartFailure(error, config)
  }
}

async function readKeys(config: Config) {
  const [{ readAuditKeys }, { auditKeyFile }] = await Promise.all([
    import('../../audit/audit-key.ts'),
    import('../../audit/open-audit.ts'),
  ])
  try {
    return readAuditKeys(auditKeyFile(config))
  } catch (error) {
    const isMissing = findProblem(error)?.rule === 'AuditKeyMissing'
    if (!isMissing || config.auditKey !== '') throw explainStartFailure(error, config)
    const notMade = problem('AuditKeyNotMade', { file: auditKeyFile(config) })
    const found = explainStartFailure(error, config)
    throw found instanceof Failure && found.problem.rule !== 'AuditKeyMissing'
      ? found
      : new Failure('usage', notMade, error)
  }
}

function placeOf(config: Config): { file: string } | { url: string } {
  const place = parseStore(config)
  if (place.kind !== 'memory') return place
  throw new Failure('usage', problem('AuditOfMemory'))
}
