import type { Command } from 'commander'
import type { CodeRecord } from '../../store/queries/codes.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeUsesLeft } from '../write-uses-left.ts'
import { addAdminWork, numberOf, readBelow, readPartner, tellResult } from './admin-store.ts'
import { upsertCodeCommand } from '../../operations/admin/codes.ts'
import { removeCodeCommand } from '../../operations/admin/codes.ts'

const columns: readonly Column<CodeRecord>[] = [
  { title: 'code', cell: ({ id }) => id },
  {
    title: 'usesLeft',
    cell: ({ maxCreates, remainingCreates }, speech) =>
      writeUsesLeft(maxCreates, remainingCreates, speech),
  },
  { title: 'organization', cell: ({ organizationName }) => organizationName },
]

/** `accredit admin code`: the validation codes for government customers. */
export const addAdminCode: AddCommand = (admin, perform) => {
  const code = admin.command('code')
  const keep = (name: string, expect: 'new' | 'known') => {
    const command = addCode(code.command(name))
      .option('--organization <text>')
      .option('--creates <number>')
    if (expect === 'new') {
      command.option('--used <number>')
    }
    addAdminWork(command, perform, async (run, [partner, text], flags) => {
      const { organization, creates, used } = flags
      const wanted = { code: text, organization, creates: numberOf(creates), used: numberOf(used) }
      const { partnerId, thing } = await readBelow(partner, 'codes', wanted)
      const input = { operator: run.operator, expect, partnerId, code: thing }
      await tellResult(run, await run.store.run(upsertCodeCommand, input, run.at))
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const remove = addCode(code.command('remove'))
  addAdminWork(remove, perform, async (run, [partner, text]) => {
    const { partnerId, thing } = await readBelow(partner, 'codes', { code: text })
    const input = { operator: run.operator, partnerId, code: thing.code }
    await tellResult(run, await run.store.run(removeCodeCommand, input, run.at))
  })

  const list = code.command('list').argument('<partner>')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listCodes } = await import('../../store/queries/codes.ts')
    await output.list([await listCodes(store.reader, { partnerId: id })], columns, 'codes')
  })
}

function addCode(command: Command): Command {
  return command.argument('<partner>').argument('<code>')
}
