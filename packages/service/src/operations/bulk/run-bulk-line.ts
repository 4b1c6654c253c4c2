import { bulkFinding, createPlanner, isReady, type ReadyLine } from '@accredit/contract'
import type { Actor } from '../../rules/actor.ts'
import { tellFinding, tellRefusal, type ToldFinding } from '../../rules/bulk-finding.ts'
import type { QualificationRequest } from '../../rules/qualification-record.ts'
import { readQualificationRequest } from '../../rules/read/read-qualification-request.ts'
import { Refused, refusal, type Refusal } from '../../rules/refusal.ts'
import { codeKey, command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findBulkJobState } from '../../store/queries/bulk-jobs.ts'
import {
  findBulkLine,
  findSameBulkLine,
  holdBulkLines,
  settleBulkLine,
  type BulkLineKey,
  type BulkLineOutcome,
  type BulkLineRecord,
} from '../../store/queries/bulk-lines.ts'
import { lockNamedCustomer } from '../../store/queries/customers.ts'
import { requestQualification } from '../request-qualification.ts'

/** Input of the command; plain data, since it may run in another thread. */
export interface BulkLineInput {
  readonly key: BulkLineKey
  readonly lease: string
  readonly actor: Actor
  readonly customerId: string
  readonly request: ReadyLine['request']
  readonly correlationId: string
  /** Milliseconds from now until the machine's verdict is due. */
  readonly vettingDelay: number
  readonly segmentRequired: boolean
  /** Support contact that the operator configured. */
  readonly support?: string | undefined
}

/** `lost`: another worker has the line, it is settled, or its job no longer runs. */
export type BulkLineEnd = 'accepted' | 'settled' | 'lost'

/** Parses the row of a line again; unparsable rows were refused at the start. */
export function readBulkLine({ content }: BulkLineRecord): ReadyLine | undefined {
  const planned = createPlanner()(content)
  return isReady(planned) ? planned : undefined
}

/**
 * Requests the qualification of one line and records the outcome in one transaction: whatever ends
 * the process, a line is either requested and settled, or neither. The customer is locked first, so
 * that two workers never run one line concurrently.
 */
export const runBulkLineCommand = command(
  'runBulkLine',
  async (transaction, input: BulkLineInput, at): Promise<BulkLineEnd> => {
    const { key, lease, customerId, request } = input
    const { partnerId, jobId } = key
    const [customer, line, state, sameLine] = await Promise.all([
      lockNamedCustomer(transaction, { partnerId, customerId }),
      findBulkLine(transaction, key),
      findBulkJobState(transaction, { partnerId, id: jobId }),
      findSameBulkLine(transaction, { ...key, customerId, qualification: request.qualification }),
    ])
    if (state !== 'running' || line?.outcome !== 'pending' || line.lease !== lease) return 'lost'
    const settle = (
      outcome: BulkLineOutcome,
      finding: ToldFinding,
      requestedAt: number | null = at,
    ) =>
      settleBulkLine(
        transaction,
        { ...key, lease },
        { ...unrequested, customerId, outcome, finding, requestedAt },
      )
    if (sameLine !== undefined) {
      await settle('duplicate', tellFinding(bulkFinding('Duplicate', { line: sameLine })), null)
      return 'settled'
    }
    if (!customer) {
      await settle('unknown', tellRefusal(refusal('TenantNotFound', { customerId })))
      return 'settled'
    }
    const answer = await ask(transaction, input, at)
    if ('refused' in answer) {
      if (answer.refused.error === 'ValidationCodeExhausted') await hold(transaction, input)
      else await settle('refused', tellRefusal(answer.refused))
      return 'settled'
    }
    const isOpen = answer.record.vettingStatus === 'InReview'
    await settleBulkLine(
      transaction,
      { ...key, lease },
      {
        customerId,
        outcome: 'accepted',
        verdict: isOpen ? 'in-review' : 'approved',
        finding: null,
        requestedAt: at,
        decidedAt: isOpen ? null : at,
      },
    )
    return 'accepted'
  },
  ({ key, customerId }) => [customerId, `${key.jobId} ${key.number}`],
  ({ actor, request }) =>
    request.validationCode === undefined ? [] : [codeKey(actor.partnerId, request.validationCode)],
)

const unrequested = { verdict: null, requestedAt: null, decidedAt: null } as const

async function ask(
  transaction: Connection,
  input: BulkLineInput,
  at: number,
): Promise<
  | { readonly record: Awaited<ReturnType<typeof requestQualification>> }
  | { readonly refused: Refusal }
> {
  const { actor, customerId, correlationId, vettingDelay, segmentRequired, support } = input
  try {
    const request: QualificationRequest = readQualificationRequest(input.request, undefined, {
      segmentRequired,
    })
    const asked = { actor, customerId, request, correlationId, vettingDelay, support }
    return { record: await requestQualification(transaction, asked, at) }
  } catch (error) {
    // The refused command has written nothing.
    if (error instanceof Refused) return { refused: error.refusal }
    throw error
  }
}

/** Defers all lines that need a code without uses to a later run. */
async function hold(
  transaction: Connection,
  { key, request: { validationCode = '' } }: BulkLineInput,
): Promise<void> {
  const finding = tellFinding(bulkFinding('CodeExhausted', { code: validationCode }))
  await holdBulkLines(transaction, { ...key, validationCode, finding })
}

/** Settles a line without a request: its customer is unknown, or running it fails. */
export const settleBulkLineCommand = command(
  'settleBulkLine',
  async (
    transaction,
    input: {
      readonly key: BulkLineKey
      readonly lease: string
      readonly outcome: 'unknown' | 'refused'
      readonly finding: ToldFinding
    },
  ): Promise<void> => {
    const { key, lease, outcome, finding } = input
    const line = await findBulkLine(transaction, key)
    if (!line) return
    const { customerId } = line
    const settled = { ...unrequested, customerId, outcome, finding }
    await settleBulkLine(transaction, { ...key, lease }, settled)
  },
  ({ key }) => [`${key.jobId} ${key.number}`],
)
