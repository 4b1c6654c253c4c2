import type { Command } from 'commander'
import type { CodeRecord } from '../../store/queries/codes.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, numberOf, readBelow, readPartner, tellResult } from './admin-store.ts'
import { upsertCodeCommand } from '../../operations/admin/codes.ts'
import { removeCodeCommand } from '../../operations/admin/codes.ts'

const columns: readonly Column<CodeRecord>[] = [
  { title: 'Code', cell: ({ id }) => id },
  { title: 'Left', cell: ({ remainingCreates }) => String(remainingCreates ?? 'no limit') },
  { title: 'Creates', cell: ({ maxCreates }) => String(maxCreates ?? 'unlimited') },
  { title: 'Organisation', cell: ({ organizationName }) => organizationName },
]

/** `accredit admin code`: the validation codes for government customers. */
export const addAdminCode: AddCommand = (admin, perform) => {
  const code = admin
    .command('code')
    .summary('manage the validation codes for government customers')
    .description(
      'Manages the validation codes with which a partner qualifies government customers.',
    )
  const keep = (name: string, summary: string, expect: 'new' | 'known') => {
    const command = addCode(code.command(name).summary(summary).description(`${summary}.`))
      .option('--organization <text>', 'organization that it was issued for')
      .option('--creates <number>', 'number of customers that it can qualify, or "unlimited"')
    if (expect === 'new') {
      command.option('--used <number>', 'uses before the code was added here')
    }
    addAdminWork(command, perform, async (run, [partner, text], flags) => {
      const { organization, creates, used } = flags
      const wanted = { code: text, organization, creates: numberOf(creates), used: numberOf(used) }
      const { partnerId, thing } = await readBelow(partner, 'codes', wanted)
      const input = { operator: run.operator, expect, partnerId, code: thing }
      await tellResult(run, await run.store.run(upsertCodeCommand, input, run.at))
    })
  }
  keep('add', 'add a code', 'new')
  keep('change', 'change for whom it is, or how many creates it has', 'known')

  const remove = addCode(
    code
      .command('remove')
      .summary('remove an unused code')
      .description('Removes a code that has qualified no customer.'),
  )
  addAdminWork(remove, perform, async (run, [partner, text]) => {
    const { partnerId, thing } = await readBelow(partner, 'codes', { code: text })
    const input = { operator: run.operator, partnerId, code: thing.code }
    await tellResult(run, await run.store.run(removeCodeCommand, input, run.at))
  })

  const list = code
    .command('list')
    .summary('list the codes of a partner')
    .description('Lists the codes of a partner.')
    .argument('<partner>', 'id of the partner’s tenant')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listCodes } = await import('../../store/queries/codes.ts')
    await output.list([await listCodes(store.reader, id)], columns, 'No validation code.')
  })
}

function addCode(command: Command): Command {
  return command
    .argument('<partner>', 'id of the partner’s tenant')
    .argument('<code>', 'the code itself')
}
