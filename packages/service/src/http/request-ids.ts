import { randomBytes, randomUUID } from 'node:crypto'
import { headers, isGuid } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeRandomBytes } from '../ids/random-bytes.ts'

/** The ids of one exchange. */
export interface RequestIds {
  readonly requestId: string
  /**
   * True when the caller sent the request id: only then is a repeated call answered from the first.
   */
  readonly given: boolean
  readonly correlationId: string
}

// A process answers as one server; the id distinguishes nodes in a report.
const serverId = randomBytes(4).toString('hex')
const requestContext = `appId=cid-v1:${randomUUID()}`

// In lower case, as Node and Fastify store names: each new spelling would need a lookup at every
// call.
const requestIdName = headers.requestId.toLowerCase()
const correlationIdName = headers.correlationId.toLowerCase()
const correlationVectorName = headers.correlationVector.toLowerCase()
const serverIdName = headers.serverId.toLowerCase()
const requestContextName = headers.requestContext.toLowerCase()

/** Reads the ids of a request; missing and invalid ones are replaced. */
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

/** Sets the headers of every API answer; one by one, which is fastest. */
export function echoRequestIds(reply: FastifyReply, ids: RequestIds): void {
  for (const [name, value] of listHeaders(ids)) void reply.header(name, value)
}

/** The same headers, with new ids, for a request that could not be read. */
export function describeRequestIds(): Record<string, string> {
  const ids = { requestId: randomUUID(), correlationId: randomUUID() }
  return Object.fromEntries(listHeaders(ids))
}

function listHeaders({
  correlationId,
  requestId,
}: Pick<RequestIds, 'requestId' | 'correlationId'>): [name: string, value: string][] {
  return [
    [requestIdName, requestId],
    [correlationIdName, correlationId],
    [correlationVectorName, `${newVectorBase()}.0`],
    [serverIdName, serverId],
    [requestContextName, requestContext],
  ]
}

/** Returns a new base of a correlation vector: 96 random bits. */
function newVectorBase(): string {
  return takeRandomBytes(12).toString('base64')
}
