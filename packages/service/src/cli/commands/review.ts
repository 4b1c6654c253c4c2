import type { Command } from 'commander'
import type { CaseQuery, VettingCaseSummary } from '@accredit/client'
import type { AddCommand, Perform } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { caseBlocks, caseColumns } from '../describe-case.ts'
import { addReviewDecisions } from './review-decisions.ts'
import { addReviewWork } from './review-work.ts'

/** `accredit review`: the reviewer's desk. */
export const addReview: AddCommand = (program, perform) => {
  const review = program.command('review')
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
    .option('--state <state>', '', 'open')
    .option('--assignee <user>')
    .option('--customer <id>')
    .option('--company <text>')
    .option('--country <code>')
    .option('--age <age>')
    .option('--confirmation <who>')
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
      await run.output.list(readPages(), caseColumns, 'cases')
    }),
  )
}

function addShow(review: Command, perform: Perform): void {
  const show = review.command('show').argument('<case>')
  addConnectionOptions(show).action((caseId: string, options: ConnectionOptions) =>
    perform(show, async (run) => {
      const { partner, calling } = await connect(run, options)
      const found = await partner.desk.byId(caseId).get(calling)
      run.output.fields(found, ...caseBlocks(found, run.speech))
    }),
  )
}
