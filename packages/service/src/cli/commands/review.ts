import type { Command } from 'commander'
import type { CaseQuery, VettingCaseSummary } from '@accredit/client'
import type { AddCommand, Perform } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { caseBlocks, caseColumns } from '../describe-case.ts'
import { addReviewDecisions } from './review-decisions.ts'
import { addReviewWork } from './review-work.ts'

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
  addReviewWork(review, perform)
  addReviewDecisions(review, perform)
}

type ListOptions = ConnectionOptions & Pick<CaseQuery, ListFilter>
type ListFilter = 'state' | 'assignee' | 'customer' | 'company' | 'country' | 'age' | 'confirmation'

function addList(review: Command, perform: Perform): void {
  const list = review
    .command('list')
    .description('Lists cases, oldest first.')
    .option('--state <state>', 'open, all, or one state', 'open')
    .option('--assignee <user>', 'a reviewer’s user name or id, me, or none')
    .option('--customer <id>', 'the customer’s Microsoft ID')
    .option('--company <text>', 'beginning of the company name')
    .option('--country <code>', 'two letters')
    .option('--age <age>', 'overdue, soon (due within a day), over-1-day or over-3-days')
    .option('--confirmation <who>', 'needed: waits for a second reviewer; mine: that can be you')
  addConnectionOptions(list).action((options: ListOptions) =>
    perform(list, async (run) => {
      const { partner, calling } = await connect(run, options)
      const { state, assignee, customer, company, country, age, confirmation } = options
      const wanted = { state, assignee, customer, company, country, age, confirmation }
      async function* readPages(): AsyncGenerator<VettingCaseSummary[]> {
        let after: string | undefined
        do {
          const page = await partner.desk.list({ ...wanted, after }, calling)
          yield page.items
          after = page.next
        } while (after !== undefined)
      }
      await run.output.list(readPages(), caseColumns, 'No case.')
    }),
  )
}

function addShow(review: Command, perform: Perform): void {
  const show = review
    .command('show')
    .description('Shows a case: who asked, what the checks found, and what was done.')
    .argument('<case>', 'the id of the case')
  addConnectionOptions(show).action((caseId: string, options: ConnectionOptions) =>
    perform(show, async (run) => {
      const { partner, calling } = await connect(run, options)
      const found = await partner.desk.byId(caseId).get(calling)
      run.output.fields(found, ...caseBlocks(found))
    }),
  )
}
