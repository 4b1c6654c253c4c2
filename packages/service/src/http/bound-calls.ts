import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { brokenRule, type BrokenRule } from '@accredit/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../rules/refusal.ts'
import type { HttpContext } from './context.ts'
import type { GateLimit, Place } from './gate.ts'
import { sendRefusal } from './respond.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Held by a call in progress. */
    place?: Place
    /** Set when the call was rejected because of a limit. */
    turnedAway?: boolean
  }
  interface FastifyContextConfig {
    /** Exemption of a route from the gate: `always` is never rejected, `stream` takes no place. */
    passes?: 'always' | 'stream'
  }
}

/** Connections above the limit that are still accepted, so that a probe reaches the service. */
const spareConnections = 128

/**
 * Real milliseconds for which a connection is paused after its call was rejected. The event loop
 * accepts one connection per turn: callers who retry at once would make each turn so long that
 * nobody else gets in, not even a probe.
 */
const restAfterTurningAway = 250

const reasons: Readonly<Record<GateLimit, BrokenRule>> = {
  calls: brokenRule('CallsLeft'),
  writes: brokenRule('WritesLeft'),
  connections: brokenRule('ConnectionsLeft'),
}

/** Answers surplus calls with 503 and Retry-After, before authentication. */
export function boundCalls(
  app: FastifyInstance,
  { gate, limits, metrics, tls }: Pick<HttpContext, 'gate' | 'limits' | 'metrics' | 'tls'>,
): void {
  const surplus = new WeakSet<Socket>()
  app.server.maxConnections = limits.connections + spareConnections
  app.server.on('drop', () => metrics?.countTurnedAway('dropped'))
  app.server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (gate.connections.enter()) socket.once('close', () => gate.connections.leave())
    else surplus.add(socket)
  })

  const turnAway = (limit: GateLimit, request: FastifyRequest, reply: FastifyReply) => {
    request.turnedAway = true
    metrics?.countTurnedAway(limit)
    return sendRefusal(reply, refusal('ServiceUnavailable', { reason: reasons[limit] }))
  }

  app.addHook('onRequest', (request, reply, done) => {
    const { passes } = request.routeOptions.config
    if (passes === 'always') return done()
    if (surplus.has(request.raw.socket)) {
      void turnAway('connections', request, reply.header('connection', 'close'))
      return
    }
    const entered = gate.enter(request.method !== 'GET' && request.method !== 'HEAD')
    if (typeof entered === 'string') {
      reply.raw.once('close', () => letRest(request.raw))
      void turnAway(entered, request, reply)
      return
    }
    if (passes === 'stream') {
      entered.close()
      return done()
    }
    request.place = entered
    // Fires once; `once` would cost each call another listener.
    reply.raw.on('close', () => entered.close())
    done()
  })
}

/** Pauses the socket, so that further bytes wait there. */
function letRest(request: IncomingMessage): void {
  const { socket } = request
  const rest = () => {
    socket.pause()
    setTimeout(() => socket.resume(), restAfterTurningAway).unref()
  }
  // The end of a request resumes its socket.
  if (request.complete) rest()
  else request.once('end', rest)
}
