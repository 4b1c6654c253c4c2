import { readFile } from 'node:fs/promises'
import { faultProfiles, type SandboxFault, type SandboxFaultState } from '@accredit/client'
import { Option, type Command } from 'commander'
import { problem } from '../../words/problem.ts'
import type { Perform } from '../command-run.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import { Failure } from '../failure.ts'
import { fileFailure } from '../file-failure.ts'
import type { Column } from '../format-table.ts'

interface FaultOptions {
  readonly add?: string
  readonly file?: string
  readonly profile?: keyof typeof faultProfiles
  readonly clear?: boolean
}

const columns: readonly Column<SandboxFaultState>[] = [
  { title: 'operation', cell: ({ operation = '*' }) => operation },
  { title: 'fault', cell: describe },
  { title: 'struck', cell: ({ struck, count }) => (count ? `${struck}/${count}` : `${struck}`) },
  { title: 'seen', cell: ({ seen }) => String(seen) },
]

/** `accredit sandbox faults`: fault injection. */
export function addSandboxFaults(sandbox: Command, perform: Perform): void {
  const command = sandbox
    .command('faults')
    .option('--clear')
    .addOption(new Option('--profile <name>').choices(Object.keys(faultProfiles)))
    .option('--file <file>')
    .option('--add <json>')
  addSandboxWork<FaultOptions>(command, perform, async ({ controls, output }, options) => {
    const { add, clear, file, profile } = options
    if (clear) await controls.setFaults([])
    if (profile !== undefined) await controls.setFaults(faultProfiles[profile].faults)
    if (file !== undefined) await controls.setFaults(await readFaults(file))
    if (add !== undefined) await controls.fault(parse(add, '--add') as SandboxFault)
    await output.list([await controls.faults()], columns, 'faults')
  })
}

/** Members that describe a fault's effect, as JSON. */
function describe(fault: SandboxFaultState): string {
  const shown = Object.entries(fault).filter(([name]) => !inColumns.has(name))
  return JSON.stringify(Object.fromEntries(shown))
}

const inColumns: ReadonlySet<string> = new Set(['operation', 'struck', 'seen'])

/** Reads a list of faults, or the body of `PUT /sandbox/v1/faults`. */
async function readFaults(file: string): Promise<readonly SandboxFault[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFailure('FileUnreadable', file, error)
  })
  const document = parse(text, '--file')
  return (Array.isArray(document) ? document : (document as { faults: unknown }).faults) as never
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure('usage', problem('JsonForm', { source, text: text.slice(0, 80) }), error)
  }
}
