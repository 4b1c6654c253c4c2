import { randomBytes, randomUUID } from 'node:crypto'
import { headers, isGuid } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeRandomBytes } from '../ids/random-bytes.ts'

/** The ids of one exchange. */
export interface RequestIds {
  readonly requestId: string
  /** True when the caller gave the request id: only then is a repeated call answered once. */
  readonly given: boolean
  readonly correlationId: string
}

// One process answers as one server; the id tells nodes apart in a report.
const serverId = randomBytes(4).toString('hex')
const requestContext = `appId=cid-v1:${randomUUID()}`

// As Node and Fastify keep names: the engine would have to look up each new spelling, at every call.
const requestIdName = headers.requestId.toLowerCase()
const correlationIdName = headers.correlationId.toLowerCase()
const correlationVectorName = headers.correlationVector.toLowerCase()
const serverIdName = headers.serverId.toLowerCase()
const requestContextName = headers.requestContext.toLowerCase()

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
  for (const [name, value] of listHeaders(ids)) void reply.header(name, value)
}

/** The same headers where no request could be read: with new ids. */
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

/** A new base of a correlation vector: 96 random bits. */
function newVectorBase(): string {
  return takeRandomBytes(12).toString('base64')
}
