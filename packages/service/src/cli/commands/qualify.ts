import type {
  EducationSegment,
  QualificationRequest,
  SettableQualification,
} from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationFields } from '../format-qualification.ts'
import { followVerdict, timeoutOption } from '../follow-verdict.ts'
import { readCustomerId, readGuid, readQualificationName, readSegment } from '../read-arguments.ts'

interface QualifyOptions extends ConnectionOptions {
  readonly segment?: EducationSegment
  readonly website?: string
  readonly code?: string
  readonly requestId?: string
  readonly wait?: boolean
  readonly timeout: number
}

/** `accredit qualify`: requests a qualification, and waits for the verdict if told to. */
export const addQualify: AddCommand = (program, perform) => {
  const command = program
    .command('qualify')
    .argument('<customerId>', '', readCustomerId)
    .argument('<qualification>', '', readQualificationName)
    .option('--segment <segment>', '', readSegment)
    .option('--website <website>')
    .option('--code <code>')
    .option('--wait')
    .addOption(timeoutOption())
    .option('--request-id <guid>', '', readGuid)
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
        run.output.fields(record, qualificationFields(record, run.speech))
        if (record.vettingStatus === 'InReview') {
          run.output.note(`\n${run.speech.words.notes.verdictLater({ customerId })}`)
        }
        return 'done'
      }),
  )
}

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
