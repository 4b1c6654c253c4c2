import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { postgresAccount } from '../packages/service/test/postgres/account.ts'
import { preparePostgresBinaries } from '../packages/service/test/postgres/binaries.ts'

/** Describes the machine of a run in one line. */
export function describeMachine(store: 'sqlite' | 'postgres'): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'})`,
    `${memory} GB`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    store === 'sqlite' ? `SQLite ${process.versions['sqlite']}` : postgresVersion(),
  ].join(', ')
}

function postgresVersion(): string {
  const bin = preparePostgresBinaries(postgresAccount().folder)
  const text = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return `PostgreSQL ${/[\d.]+/.exec(text)?.[0]}`
}
