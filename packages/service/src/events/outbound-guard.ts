import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Ranges that are not public. Source: IANA's registries of special-purpose addresses. */
const privateRanges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, where clouds serve a machine's credentials.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** The one public IPv6 range, and ranges within it that lead elsewhere. */
const globalUnicast = ['2000::', 3] as const
const privateRanges6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const blocked = new BlockList()
for (const [net, length] of privateRanges) blocked.addSubnet(net, length, 'ipv4')
for (const [net, length] of privateRanges6) blocked.addSubnet(net, length, 'ipv6')
const open6 = new BlockList()
open6.addSubnet(...globalUnicast, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Checks whether a text is an IP address that is not public. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (family === 4) return blocked.check(address, 'ipv4')
  // An IPv4-mapped IPv6 address is not global unicast either.
  return !open6.check(address, 'ipv6') || blocked.check(address, 'ipv6')
}

/** Refuses a destination that must not be contacted. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** Options of a guard. */
export interface GuardOptions {
  /** Allows loopback, and no other private address: for a sandbox. */
  readonly loopback: boolean
  /** Resolves a name. Default: the system's resolver. */
  readonly resolve?: (
    host: string,
    done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
  ) => void
}

/**
 * Resolves a name for a connection, and returns only permitted addresses. The connection uses a
 * checked address, so that a name cannot change its answer in between.
 */
export function guardedLookup({
  loopback: allowsLoopback,
  ...options
}: GuardOptions): LookupFunction {
  const ask =
    options.resolve ??
    ((host, done) => resolve(host, { all: true }, (error, found) => done(error, found)))
  return (host, { all, family }, done) => {
    ask(host, (error, found) => {
      if (error) return done(error, [])
      const wanted = found.filter((one) => !family || one.family === family || family === 0)
      const refused = wanted.find(({ address }) => !mayConnect(address, allowsLoopback))
      // A single private address is enough for an attacker.
      if (refused) {
        const what = `is the private address ${refused.address}`
        return done(new AddressRefused(`${host} ${what}`), [])
      }
      const [first] = wanted
      if (!first) {
        return done(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), [])
      }
      if (all) return done(null, [...wanted])
      return done(null, first.address, first.family)
    })
  }
}

/** Checks whether a connection to an IP address is permitted. */
export function mayConnect(address: string, allowsLoopback: boolean): boolean {
  if (!isPrivateAddress(address)) return true
  return allowsLoopback && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
