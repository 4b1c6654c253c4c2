import type { NamedSandbox } from '@accredit/client'
import type { Command } from 'commander'
import type { Perform } from '../command-run.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import type { Column } from '../format-table.ts'
import { InvalidValue } from '../invalid-value.ts'
import { readTime } from '../read-time.ts'

const columns: readonly Column<NamedSandbox>[] = [
  { title: 'name', cell: ({ name }) => name },
  { title: 'address', cell: ({ baseUrl }) => baseUrl },
  { title: 'ownPort', cell: ({ portUrl = '' }) => portUrl },
  { title: 'idle', cell: ({ idle }, { formats }) => formats.duration(readTime(idle)) },
  { title: 'since', cell: ({ createdAt }, { formats }) => formats.date(createdAt) },
]

interface AddOptions {
  readonly port?: number
  readonly idle?: number
  readonly snapshot?: string
}

/** `accredit sandbox names`: named sandboxes in one process. */
export function addSandboxNames(sandbox: Command, perform: Perform): void {
  const names = sandbox.command('names')
  addSandboxWork(names.command('list'), perform, async ({ controls, output }) =>
    output.list([await controls.sandboxes.list()], columns, 'sandboxes'),
  )

  const add = names
    .command('add')
    .argument('<name>')
    .option('--port <number>', '', readPort)
    .option('--idle <time>', '', readTime)
    .option('--snapshot <id>')
  addSandboxWork<AddOptions>(add, perform, async (run, options, name = '') => {
    const { controls, output, speech } = run
    const { idle, port, snapshot } = options
    const made = await controls.sandboxes.create({
      name,
      ...(port !== undefined && { port }),
      ...(idle !== undefined && { idle: `PT${idle / 1000}S` }),
      ...(snapshot !== undefined && { snapshot }),
    })
    output.fields(made, [
      ['name', made.name],
      ['address', made.baseUrl],
      ['ownPort', made.portUrl],
      ['idle', speech.formats.duration(readTime(made.idle))],
    ])
  })

  const remove = names.command('remove').argument('<name>')
  addSandboxWork(remove, perform, async ({ controls, output }, _options, name = '') => {
    await controls.sandboxes.remove(name)
    output.fields({ removed: name }, [['removed', name]])
  })
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidValue(({ port: rule }) => rule)
}
