import type { CustomerQualification } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationFields } from '../format-qualification.ts'
import { explainRecord, newRequestText, type Explanation } from '../explain-record.ts'
import type { Field } from '../format-fields.ts'
import { writeDate } from '../format-text.ts'
import { readCustomerId } from '../read-arguments.ts'
import { readVetting } from '../read-vetting.ts'

/** `accredit explain`: what a customer's qualifications mean, and what can be done. */
export const addExplain: AddCommand = (program, perform) => {
  const command = program
    .command('explain')
    .summary('explain a customer’s qualifications and the remedies')
    .description(
      'Explains the state of a customer’s qualifications: the cause, the remedy, if a new request can help, and the requests left.',
    )
    .argument('<customerId>', 'the customer’s Microsoft ID', readCustomerId)
  addConnectionOptions(command).action((customerId: string, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const connection = await connect(run, options)
      const { partner, calling, correlationId } = connection
      const { qualification } = partner.customers.byId(customerId)
      const records = await qualification.getQualifications(calling)
      const vetting = await readVetting(connection, customerId)
      const explained = records.map((record) => ({
        ...record,
        explanation: explainRecord(record, vetting, records),
      }))
      const { limits = [] } = vetting ?? {}
      const value = {
        customerId,
        qualifications: explained,
        ...(vetting && { limits }),
        correlationId,
      }
      const blocks: Field[][] =
        explained.length === 0 ? [[['Qualification', 'none']]] : explained.map(fieldsOf)
      run.output.fields(value, ...blocks, [
        ...limits.map(({ qualification: name, requestsLeft, requestLimit }): Field => [
          'Requests left',
          `${requestsLeft} of ${requestLimit}, for ${name}`,
        ]),
        ['Correlation id', correlationId],
      ])
    }),
  )
}

function fieldsOf(record: CustomerQualification & { explanation: Explanation }): Field[] {
  const { cause, remedy, newRequestCanHelp, expectedBy, note } = record.explanation
  const isDenied = record.vettingStatus === 'Denied'
  return [
    ...qualificationFields(record),
    [isDenied ? 'Cause' : 'Meaning', cause],
    ['Reviewer’s note', note],
    ['Expected by', expectedBy && writeDate(expectedBy)],
    ['What to do', remedy],
    ['A new request', isDenied ? newRequestText(newRequestCanHelp) : undefined],
  ]
}
