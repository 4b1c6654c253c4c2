import { problem } from '../../words/problem.ts'
import type { Command } from 'commander'
import type { VettingCase } from '@accredit/client'
import type { Perform } from '../command-run.ts'
import {
  addConnectionOptions,
  connect,
  type Connection,
  type ConnectionOptions,
} from '../connect.ts'
import { caseFields } from '../describe-case.ts'
import { Failure } from '../failure.ts'

type Step = (connection: Connection, caseId: string, word: string) => Promise<VettingCase>

/** Adds the steps before a decision: `assign`, `release` and `note`. */
export function addReviewWork(review: Command, perform: Perform): void {
  const assign = review.command('assign').argument('<case>').argument('[reviewer]')
  addStep(assign, perform, async ({ partner, calling }, caseId, reviewer) => {
    const assignee = reviewer || (await partner.insight.me(calling)).id
    if (!assignee) throw new Failure('signIn', problem('CaseForApplication'))
    return partner.desk.byId(caseId).assign(assignee, calling)
  })

  const release = review.command('release').argument('<case>')
  addStep(release, perform, ({ partner, calling }, caseId) =>
    partner.desk.byId(caseId).assign(null, calling),
  )

  const note = review.command('note').argument('<case>').argument('<text>')
  addStep(note, perform, ({ partner, calling }, caseId, text) =>
    partner.desk.byId(caseId).note(text, calling),
  )
}

function addStep(command: Command, perform: Perform, step: Step): void {
  const hasWord = command.registeredArguments.length > 1
  addConnectionOptions(command).action((caseId: string, ...given: unknown[]) =>
    perform(command, async (run) => {
      const word = hasWord ? given[0] : undefined
      const connection = await connect(run, command.opts<ConnectionOptions>())
      const changed = await step(connection, caseId, typeof word === 'string' ? word : '')
      run.output.fields(changed, caseFields(changed, run.speech))
    }),
  )
}
