import { removeCodeCommand, upsertCodeCommand } from '../../operations/admin/codes.ts'
import type { CodeRecord } from '../../rules/describe/describe-code.ts'
import { listCodes } from '../../store/queries/codes.ts'
import { writeUsesLeft } from '../write-uses-left.ts'
import { addAndChange, type AdminGroup } from './admin-group.ts'
import { numberOf, readBelow, readPartner } from './admin-store.ts'

/** `accredit admin code`: the validation codes for government customers. */
export const codeGroup: AdminGroup<CodeRecord> = {
  name: 'code',
  names: ['<partner>', '<code>'],
  changes: {
    ...addAndChange((expect) => ({
      accept(command) {
        command.option('--organization <text>').option('--creates <number>')
        return expect === 'new' ? command.option('--used <number>') : command
      },
      async make(run, [partner, code], { organization, creates, used }) {
        const wanted = { code, organization, creates: numberOf(creates), used: numberOf(used) }
        const { partnerId, thing } = await readBelow(partner, 'codes', wanted)
        return run.change(upsertCodeCommand, { expect, partnerId, code: thing })
      },
    })),
    remove: {
      async make(run, [partner, text]) {
        const { partnerId, thing } = await readBelow(partner, 'codes', { code: text })
        return run.change(removeCodeCommand, { partnerId, code: thing.code })
      },
    },
  },
  listed: ['<partner>'],
  async *pages({ store }, [partner]) {
    const { id: partnerId } = await readPartner({ id: partner })
    yield await listCodes(store.reader, { partnerId })
  },
  columns: [
    { title: 'code', cell: ({ id }) => id },
    {
      title: 'usesLeft',
      cell: ({ maxCreates, remainingCreates }, speech) =>
        writeUsesLeft(maxCreates, remainingCreates, speech),
    },
    { title: 'organization', cell: ({ organizationName }) => organizationName },
  ],
  empty: 'codes',
}
