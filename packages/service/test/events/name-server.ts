import { Resolver } from 'node:dns'
import { createSocket } from 'node:dgram'
import type { GuardOptions } from '../../src/events/outbound-guard.ts'

/** A name server on this machine. */
export interface NameServer extends AsyncDisposable {
  /** IPv4 addresses by name, as they are answered next; a name without any does not exist. */
  readonly addresses: Map<string, string[]>
  /** Names in the order in which they were asked for. */
  readonly asked: string[]
  /** Asks it, as a guard asks the system. */
  readonly resolve: NonNullable<GuardOptions['resolve']>
}

const headBytes = 12
/** Bytes of type and class after the name of a question. */
const questionTail = 4

/** Starts a name server that answers questions for IPv4 addresses. Source: RFC 1035, section 4. */
export async function startNameServer(): Promise<NameServer> {
  const addresses = new Map<string, string[]>()
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (message, sender) => {
    const end = message.indexOf(0, headBytes) + 1 + questionTail
    const name = readName(message)
    asked.push(name)
    const found = addresses.get(name) ?? []
    const head = Buffer.from(message.subarray(0, headBytes))
    const nameError = 3
    head.writeUInt16BE(0x8180 | (found.length === 0 ? nameError : 0), 2)
    head.writeUInt16BE(found.length, 6)
    head.writeUInt32BE(0, 8)
    const answers = found.map((address) =>
      Buffer.from([
        0xc0,
        headBytes,
        0,
        1,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        4,
        ...address.split('.').map(Number),
      ]),
    )
    const answer = Buffer.concat([head, message.subarray(headBytes, end), ...answers])
    socket.send(answer, sender.port, sender.address)
  })
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve)
  })
  const resolver = new Resolver({ timeout: 2_000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return {
    addresses,
    asked,
    resolve: (host, done) =>
      resolver.resolve4(host, (error, found) => {
        if (error) return done(error, [])
        return done(
          null,
          found.map((address) => ({ address, family: 4 })),
        )
      }),
    [Symbol.asyncDispose]: () => new Promise((resolve) => void socket.close(() => resolve())),
  }
}

function readName(message: Buffer): string {
  const labels: string[] = []
  for (let at = headBytes; message[at] !== 0;) {
    const length = message[at] ?? 0
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return labels.join('.')
}
