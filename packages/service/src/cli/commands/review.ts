import { vettingReasonTexts, type VettingReason } from '@accredit/contract/vetting-reasons'
import type { VettingCase, VettingCaseSummary } from '@accredit/client'
import { Option, type Command } from 'commander'
import type { AddCommand, Perform } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Field } from '../format-fields.ts'
import type { Column } from '../format-table.ts'

const columns: readonly Column<VettingCaseSummary>[] = [
  { title: 'Case', cell: ({ id }) => id },
  { title: 'Customer', cell: ({ companyName }) => companyName },
  { title: 'State', cell: ({ state }) => state },
  { title: 'Due', cell: ({ slaDueAt }) => slaDueAt.slice(0, 10) },
  { title: 'Assignee', cell: ({ assignee }) => assignee ?? 'nobody' },
]

interface DecisionOptions extends ConnectionOptions {
  readonly note?: string
  readonly privateNote?: string
}

/** `accredit review`: the reviewer's desk. */
export const addReview: AddCommand = (program, perform) => {
  const review = program
    .command('review')
    .summary('decide vetting cases, as a reviewer')
    .description(
      'The reviewer’s desk. Needs a sign-in with the app role Vetting.Review; in the sandbox, ' +
        '--as reviewer1@vetting.accredit.test.',
    )
  addList(review, perform)
  addShow(review, perform)
  addApprove(review, perform)
  addDeny(review, perform)
  addSteps(review, perform)
}

function addList(review: Command, perform: Perform): void {
  const list = review
    .command('list')
    .description('Lists cases, oldest first.')
    .option('--state <state>', 'open, all, or one state', 'open')
    .option('--assignee <user>', 'a reviewer’s user name, me, or none')
  addConnectionOptions(list).action(
    (options: ConnectionOptions & { state: string; assignee?: string }) =>
      perform(list, async (run) => {
        const { partner, calling } = await connect(run, options)
        const { state, assignee } = options
        const pages: VettingCaseSummary[][] = []
        let after: string | undefined
        do {
          const page = await partner.desk.list({ state, assignee, after }, calling)
          pages.push(page.items)
          after = page.next
        } while (after !== undefined)
        await run.output.list(pages, columns, 'No case.')
      }),
  )
}

function addShow(review: Command, perform: Perform): void {
  const show = review
    .command('show')
    .description('Shows a case with what the checks found.')
    .argument('<case>', 'the id of the case')
  addConnectionOptions(show).action((caseId: string, options: ConnectionOptions) =>
    perform(show, async (run) => {
      const { partner, calling } = await connect(run, options)
      const found = await partner.desk.byId(caseId).get(calling)
      run.output.fields(found, fieldsOf(found))
    }),
  )
}

function addApprove(review: Command, perform: Perform): void {
  const approve = addNotes(review.command('approve').description('Approves a case on the desk.'))
  addConnectionOptions(approve).action((caseId: string, options: DecisionOptions) =>
    decide(approve, perform, caseId, options),
  )
}

function addDeny(review: Command, perform: Perform): void {
  const deny = addNotes(review.command('deny').description('Denies a case on the desk.')).addOption(
    new Option('--reason <text>', 'what the partner is told')
      .choices(vettingReasonTexts)
      .makeOptionMandatory(),
  )
  addConnectionOptions(deny).action(
    (caseId: string, options: DecisionOptions & { reason: VettingReason }) =>
      decide(deny, perform, caseId, options, options.reason),
  )
}

function addNotes(command: Command): Command {
  return command
    .argument('<case>', 'the id of the case')
    .option('--note <text>', 'shown to the partner beside the verdict')
    .option('--private-note <text>', 'for reviewers only')
}

function decide(
  command: Command,
  perform: Perform,
  caseId: string,
  options: DecisionOptions,
  reason?: VettingReason,
) {
  return perform(command, async (run) => {
    const { partner, calling } = await connect(run, options)
    const found = partner.desk.byId(caseId)
    const { etag } = await found.get(calling)
    const decision = {
      verdict: reason ? 'deny' : 'approve',
      reason,
      publicNote: options.note,
      privateNote: options.privateNote,
    } as const
    const decided = await found.decide(decision, { ...calling, etag })
    run.output.fields(decided, fieldsOf(decided))
  })
}

function addSteps(review: Command, perform: Perform): void {
  for (const [name, description, step] of [
    ['confirm', 'Confirms a colleague’s decision, where two must agree.', 'confirm'],
    ['undo', 'Takes a decision back before it is shown.', 'takeBack'],
  ] as const) {
    const command = review
      .command(name)
      .description(description)
      .argument('<case>', 'the id of the case')
    addConnectionOptions(command).action((caseId: string, options: ConnectionOptions) =>
      perform(command, async (run) => {
        const { partner, calling } = await connect(run, options)
        const found = partner.desk.byId(caseId)
        const { etag } = await found.get(calling)
        const changed = await found[step]({ ...calling, etag })
        run.output.fields(changed, fieldsOf(changed))
      }),
    )
  }
}

function fieldsOf(found: VettingCase): Field[] {
  return [
    ['Case', found.id],
    ['Customer', `${found.companyName} (${found.customerId})`],
    ['State', found.needsConfirmation ? 'decided, waits for a second reviewer' : found.state],
    ['Asked for', found.openedAt],
    ['Due', found.slaDueAt],
    ['Assignee', found.assignee],
    ['Segment', found.request.educationSegment],
    ['Website', found.request.website],
    ['E-mail', found.customer.email],
    ['Verdict', found.verdict],
    ['Reason', found.reason],
    ['Shown at', found.shownAt ?? found.showAt],
    ['Policy', found.explanation],
    ...found.findings.map(({ level, text }): Field => [level, text]),
  ]
}
