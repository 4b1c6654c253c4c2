import { explainDenial, type CustomerQualification, type Denial } from '@accredit/client'
import { educationRequestLimit } from '../../rules/check-request-limit.ts'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationFields } from '../describe-qualification.ts'
import type { Field } from '../format-fields.ts'
import { readCustomerId } from '../read-arguments.ts'

/** A qualification with what its state means. */
interface Explained extends CustomerQualification {
  readonly explanation: Pick<Denial, 'cause' | 'remedy' | 'newRequestCanHelp'>
  /** How many Education requests are left at most; the API does not tell the exact number. */
  readonly requestsLeftAtMost?: number
}

/** `accredit explain`: what a customer's qualifications mean, and what can be done. */
export const addExplain: AddCommand = (program, perform) => {
  const command = program
    .command('explain')
    .summary('explain a customer’s qualifications: cause, remedy, what is left')
    .description(
      'Explains the state of a customer’s qualifications: the cause, what to do, and whether a new request can help.',
    )
    .argument('<customerId>', 'the customer’s Microsoft ID', readCustomerId)
  addConnectionOptions(command).action((customerId: string, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const { partner, calling, correlationId } = await connect(run, options)
      const { qualification } = partner.customers.byId(customerId)
      const records = await qualification.getQualifications(calling)
      const explained = records.map(explainRecord)
      const value = { customerId, qualifications: explained, correlationId }
      const blocks = explained.length === 0 ? [noQualification] : explained.map(fieldsOf)
      run.output.fields(value, ...blocks, [['Correlation id', correlationId]])
    }),
  )
}

const noQualification: readonly Field[] = [
  ['Qualification', 'none'],
  ['Requests left', `${educationRequestLimit} for Education`],
]

function explainRecord(record: CustomerQualification): Explained {
  const { qualification, vettingStatus, vettingReason } = record
  switch (vettingStatus) {
    case 'Denied': {
      const { cause, remedy, newRequestCanHelp } = explainDenial(vettingReason)
      const requestsLeftAtMost = educationRequestLimit - 1
      const explanation = { cause, remedy, newRequestCanHelp }
      return { ...record, explanation, requestsLeftAtMost }
    }
    case 'InReview':
      return explain(
        record,
        'The request was accepted and is being vetted.',
        'Wait for the verdict; people who vet have three business days.',
      )
    case 'Approved':
      return explain(
        record,
        'The customer is entitled to the special offers.',
        'Nothing needs to be done; the approval is final.',
      )
    case undefined:
      return explain(
        record,
        `${qualification} takes effect without vetting.`,
        'Nothing needs to be done.',
      )
    default:
      return explain(
        record,
        `The service says "${vettingStatus}", which this release does not know.`,
        'Ask whoever runs the service.',
      )
  }
}

function explain(record: CustomerQualification, cause: string, remedy: string): Explained {
  return { ...record, explanation: { cause, remedy, newRequestCanHelp: false } }
}

function fieldsOf({ explanation, requestsLeftAtMost, ...record }: Explained): Field[] {
  const { cause, remedy, newRequestCanHelp } = explanation
  const denied = requestsLeftAtMost !== undefined
  return [
    ...qualificationFields(record),
    [denied ? 'Cause' : 'Meaning', cause],
    ['What to do', remedy],
    ['A new request', denied ? (newRequestCanHelp ? 'can help' : 'cannot help') : undefined],
    [
      'Requests left',
      denied
        ? `${requestsLeftAtMost} at most, of ${educationRequestLimit} in all (the API does not tell the number)`
        : undefined,
    ],
  ]
}
