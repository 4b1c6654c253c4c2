import type { CustomerQualification } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationFields } from '../format-qualification.ts'
import { speechOfData } from '../open-speech.ts'
import type { Speech } from '../../words/words.ts'
import { explainRecord, newRequestText, type Explanation } from '../explain-record.ts'
import type { Field } from '../format-fields.ts'
import { readCustomerId } from '../read-arguments.ts'
import { readSupport } from '../read-support.ts'
import { readVetting } from '../read-vetting.ts'

/** `accredit explain`: the meaning of a customer's qualifications, and the remedies. */
export const addExplain: AddCommand = (program, perform) => {
  const command = program.command('explain').argument('<customerId>', '', readCustomerId)
  addConnectionOptions(command).action((customerId: string, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const connection = await connect(run, options)
      const { partner, calling, correlationId } = connection
      const { qualification } = partner.customers.byId(customerId)
      const records = await qualification.getQualifications(calling)
      const vetting = await readVetting(connection, customerId)
      const isDenied = records.some(({ vettingStatus }) => vettingStatus === 'Denied')
      const support = isDenied ? await readSupport(connection) : undefined
      const explained = records.map((record) => ({
        ...record,
        explanation: explainRecord(record, { vetting, records, support }, speechOfData(run)),
      }))
      const { limits = [] } = vetting ?? {}
      const value = {
        customerId,
        qualifications: explained,
        ...(vetting && { limits }),
        correlationId,
      }
      const blocks: Field[][] =
        explained.length === 0
          ? [[['qualification', run.speech.words.texts.none]]]
          : explained.map((each) => fieldsOf(each, run.speech))
      run.output.fields(value, ...blocks, [
        ...limits.map(({ qualification: name, requestsLeft, requestLimit }): Field => [
          'requestsLeft',
          run.speech.words.texts.requestsLeft(
            { left: requestsLeft, of: requestLimit, name },
            run.speech.formats,
          ),
        ]),
        ['correlationId', correlationId],
      ])
    }),
  )
}

function fieldsOf(
  record: CustomerQualification & { explanation: Explanation },
  speech: Speech,
): Field[] {
  const { cause, remedy, newRequestCanHelp, expectedBy, note, support } = record.explanation
  const isDenied = record.vettingStatus === 'Denied'
  return [
    ...qualificationFields(record, speech),
    [isDenied ? 'cause' : 'meaning', cause],
    ['reviewersNote', note],
    ['expectedBy', expectedBy && speech.formats.date(expectedBy)],
    ['whatToDo', remedy],
    ['support', support],
    ['newRequest', isDenied ? newRequestText(newRequestCanHelp, speech) : undefined],
  ]
}
