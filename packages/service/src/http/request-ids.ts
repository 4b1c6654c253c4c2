import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'
import { headers, isGuid } from '@accredit/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'

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

const requestIdHeader = headers.requestId.toLowerCase()
const correlationIdHeader = headers.correlationId.toLowerCase()

/** Reads the ids of a request; what is missing or no GUID is replaced by a new one. */
export function readRequestIds(request: FastifyRequest): RequestIds {
  const requestId = request.headers[requestIdHeader]
  const correlationId = request.headers[correlationIdHeader]
  const given = isGuid(requestId)
  return {
    requestId: given ? requestId : randomUUID(),
    given,
    correlationId: isGuid(correlationId) ? correlationId : randomUUID(),
  }
}

/** Sets the headers that every answer of the API carries. */
export function echoRequestIds(reply: FastifyReply, ids: RequestIds): void {
  reply.headers(describeRequestIds(ids))
}

/** The headers that every answer of the API carries; with new ids where no request could be read. */
export function describeRequestIds(
  { correlationId, requestId }: Pick<RequestIds, 'requestId' | 'correlationId'> = {
    requestId: randomUUID(),
    correlationId: randomUUID(),
  },
): Record<string, string> {
  return {
    [headers.requestId]: requestId,
    [headers.correlationId]: correlationId,
    [headers.correlationVector]: `${newVectorBase()}.0`,
    [headers.serverId]: serverId,
    [headers.requestContext]: requestContext,
  }
}

const vectorBytes = 12
// Asking for randomness costs the same for many bytes as for a few.
const pool = Buffer.alloc(vectorBytes * 256)
let poolPlace = pool.length

/** A new base of a correlation vector: 96 random bits. */
function newVectorBase(): string {
  if (poolPlace === pool.length) {
    randomFillSync(pool)
    poolPlace = 0
  }
  const from = poolPlace
  poolPlace += vectorBytes
  return pool.toString('base64', from, poolPlace)
}
