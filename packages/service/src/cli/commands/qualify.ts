import {
  educationSegments,
  qualificationsWith,
  vettedQualifications,
  type QualificationField,
} from '@accredit/contract/qualification'
import type {
  EducationSegment,
  QualificationRequest,
  SettableQualification,
} from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationFields } from '../format-qualification.ts'
import { followVerdict, timeoutOption } from '../follow-verdict.ts'
import {
  readCustomerId,
  readGuid,
  readQualificationName,
  readSegment,
  qualificationChoices,
} from '../read-arguments.ts'

interface QualifyOptions extends ConnectionOptions {
  readonly segment?: EducationSegment
  readonly website?: string
  readonly code?: string
  readonly requestId?: string
  readonly wait?: boolean
  readonly timeout: number
}

/** `accredit qualify`: asks for a qualification, and waits for the verdict when told to. */
export const addQualify: AddCommand = (program, perform) => {
  const command = program
    .command('qualify')
    .summary('ask for a customer’s qualification')
    .description(
      `Asks for a customer’s qualification. The verdict on ${vettedQualifications.join(', ')} comes later; the others take effect at once.`,
    )
    .argument('<customerId>', 'the customer’s Microsoft ID', readCustomerId)
    .argument('<qualification>', qualificationChoices, readQualificationName)
    .option(
      '--segment <segment>',
      `${educationSegments.join(' or ')}; for ${takers('educationSegment')}`,
      readSegment,
    )
    .option('--website <website>', `the institution’s website; for ${takers('website')}`)
    .option('--code <code>', `a validation code; for ${takers('validationCode')}`)
    .option('--wait', 'wait for the verdict; a denial ends with code 5')
    .addOption(timeoutOption())
    .option(
      '--request-id <guid>',
      'repeats a request whose answer was lost: the same id is carried out once',
      readGuid,
    )
  addConnectionOptions(command).action(
    (customerId: string, name: SettableQualification, options: QualifyOptions) =>
      perform(command, async (run) => {
        const connection = await connect(run, options, options.requestId)
        const { partner, calling } = connection
        const { qualification } = partner.customers.byId(customerId)
        const request = requestOf(name, options)
        if (options.wait === true) {
          const poller = await qualification.beginQualification(request, calling)
          return followVerdict(run, poller, options.timeout, connection)
        }
        const record = await qualification.createQualifications(request, calling)
        run.output.fields(record, qualificationFields(record))
        if (record.vettingStatus === 'InReview') {
          run.output.note(`\nThe verdict comes later: accredit wait ${customerId}`)
        }
        return 'done'
      }),
  )
}

const takers = (field: QualificationField) => qualificationsWith(field).join(', ')

function requestOf(
  qualification: SettableQualification,
  { segment, website, code }: QualifyOptions,
): QualificationRequest {
  return {
    qualification,
    ...(segment !== undefined && { educationSegment: segment }),
    ...(website !== undefined && { website }),
    ...(code !== undefined && { validationCode: code }),
  }
}
