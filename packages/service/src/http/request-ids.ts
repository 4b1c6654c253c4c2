import { randomBytes, randomUUID } from 'node:crypto'
import { headers, isGuid } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeRandomBytes } from '../random-bytes.ts'

/** The ids of one exchange. */
export interface RequestIds {
  readonly requestId: string
  /** Whether the caller gave the request id: only then does it make a repeated call one call. */
  readonly given: boolean
  readonly correlationId: string
}

// One process answers as one server; the id tells nodes apart in a report.
const serverId = randomBytes(4).toString('hex')
const requestContext = `appId=cid-v1:${randomUUID()}`

/** What every answer of the API carries, in the order of `valuesOf`. */
const names = [
  headers.requestId,
  headers.correlationId,
  headers.correlationVector,
  headers.serverId,
  headers.requestContext,
]
// As Node and Fastify keep them: the engine would have to look up each new spelling, at every call.
const keptNames = names.map((name) => name.toLowerCase())
const [requestIdName = '', correlationIdName = ''] = keptNames

/** Reads the ids of a request; what is missing or no GUID is replaced by a new one. */
export function readRequestIds(request: FastifyRequest): RequestIds {
  const requestId = request.headers[requestIdName]
  const correlationId = request.headers[correlationIdName]
  const given = isGuid(requestId)
  return {
    requestId: given ? requestId : randomUUID(),
    given,
    correlationId: isGuid(correlationId) ? correlationId : randomUUID(),
  }
}

/** Sets the headers that every answer of the API carries; one by one, which costs least. */
export function echoRequestIds(reply: FastifyReply, ids: RequestIds): void {
  const values = valuesOf(ids)
  for (const [index, name] of keptNames.entries()) void reply.header(name, values[index])
}

/** The same headers where no request could be read: with new ids. */
export function describeRequestIds(): Record<string, string> {
  const values = valuesOf({ requestId: randomUUID(), correlationId: randomUUID() })
  return Object.fromEntries(names.map((name, index) => [name, values[index] as string]))
}

function valuesOf({
  correlationId,
  requestId,
}: Pick<RequestIds, 'requestId' | 'correlationId'>): string[] {
  return [requestId, correlationId, `${newVectorBase()}.0`, serverId, requestContext]
}

/** A new base of a correlation vector: 96 random bits. */
function newVectorBase(): string {
  return takeRandomBytes(12).toString('base64')
}
