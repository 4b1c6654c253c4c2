import { join } from 'node:path'
import { startBare, type Bare } from '../bare/start-bare.ts'
import { makeDataFolder } from '../data/data-set.ts'
import { makeQualifications } from '../data/customers.ts'
import { users } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import { answerKinds } from '../load/make-calls.ts'
import type { ExpectedAnswer } from '../load/messages.ts'
import { startAuthority } from './authority.ts'
import { proveEverythingOn } from './prove-everything-on.ts'
import { startService, type Service } from './start-service.ts'

/** A service with data and users, ready to be measured. */
export interface Ground extends AsyncDisposable {
  readonly service: Service
  readonly tokens: readonly string[]
  readonly data: string
}

/**
 * Starts a service on a data set and proves that everything is on.
 * @param options.applicants number that the row needs; the proof uses up one more
 */
export async function openGround(options: {
  settled: number
  applicants?: number
  more?: readonly string[]
  node?: readonly string[]
}): Promise<Ground> {
  const { settled, applicants = 0, ...rest } = options
  await using stack = new AsyncDisposableStack()
  const scratch = stack.use(openScratch())
  const authority = stack.use(await startAuthority())
  const data = join(scratch.path, 'data')
  await makeDataFolder(data, { settled, applicants: applicants + 1 })
  const service = stack.use(await startService({ data, authority, ...rest }))
  await proveEverythingOn(service, authority, applicants)
  const tokens = await Promise.all(users.map((user) => authority.sign(user)))
  const kept = stack.move()
  return { service, tokens, data, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** Expected answers to reads, by the kind of customer. */
export const readAnswers: readonly ExpectedAnswer[] = Array.from(
  { length: answerKinds },
  (_, kind) => ({
    status: 200,
    body: JSON.stringify(
      makeQualifications(kind).map(({ type, vettingStatus, vettingReason, requestedAt }) => {
        const date = requestedAt === undefined ? undefined : new Date(requestedAt).toISOString()
        return {
          qualification: type,
          vettingStatus,
          vettingCreateDate: date,
          ...(vettingStatus && { vettingReason: vettingReason ?? '' }),
          vettingCreatedDate: date,
        }
      }),
    ),
  }),
)

const asked = '{"qualification":"Education","vettingStatus":"InReview","vettingCreateDate":"'

/** Expected answers to requests; their date varies. */
export const requestAnswers: readonly ExpectedAnswer[] = [{ status: 201, body: `${asked}*"}` }]

/** Starts the bare server that returns the same bytes to reads. */
export function startBareReads(): Promise<Bare> {
  return startBare('http.ts', [JSON.stringify(readAnswers.map(({ body }) => body))])
}

/** Starts the bare server that returns the same bytes to requests. */
export function startBareRequests(): Promise<Bare> {
  return startBare('http.ts', [JSON.stringify([`${asked}2026-01-15T09:30:00.000Z"}`])])
}
