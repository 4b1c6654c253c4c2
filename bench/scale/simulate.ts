import { assumptions, usualExponent } from './assumptions.ts'
import type { Bytes, Measured } from './measured.ts'

/** Balance of a cluster with a number of shards and nodes. */
export interface Skew {
  readonly exponent: number
  readonly shards: number
  readonly nodes: number
  /** Largest partner's share of all customers. */
  readonly largestPartner: number
  /** Sizes of the largest shard and node, relative to the average. */
  readonly largestShard: number
  readonly largestNode: number
}

/** Store at the end of a quarter; sizes in bytes. */
export interface Quarter {
  readonly quarter: number
  readonly customers: number
  readonly ofCustomers: number
  readonly history: number
  /** Events and answers, which expire. */
  readonly passing: number
  readonly total: number
  readonly largestPartner: number
  /** On a cluster with the fewest shards, on four nodes. */
  readonly largestShard: number
  readonly largestNode: number
}

/** Cost of finding and claiming due cases at a rate of requests. */
export interface Claims {
  readonly perSecond: number
  /** Share of one connection's time on one machine. */
  readonly oneMachine: number
  /** Partners with a case that falls due within a second. */
  readonly partners: number
  /** Share of the worker's eight connections' time on a cluster, without network latency. */
  readonly cluster: number
}

/** Results of the simulation. */
export interface Simulated {
  readonly skew: readonly Skew[]
  readonly quarters: readonly Quarter[]
  readonly claims: readonly Claims[]
}

/** Connections on which a worker claims partner by partner. */
const connectionsOfClaims = 8
const days = 365
const months = 12
const quarters = 4
/** Cluster of the growth table. */
const [usualShards, usualNodes] = [assumptions.shards[0], assumptions.nodes[1]]

/** Simulates a year, deterministically. */
export function simulate(measured: Measured): Simulated {
  return {
    skew: assumptions.exponents.flatMap((exponent) => {
      const shares = sharesOf(exponent)
      return assumptions.shards.flatMap((shards) =>
        assumptions.nodes.map((nodes) => skewOf(shares, exponent, shards, nodes)),
      )
    }),
    quarters: growthOf(measured),
    claims: assumptions.peaks.map((perSecond) => claimsAt(measured, perSecond)),
  }
}

/** Shares of the partners, largest first. */
export function sharesOf(exponent: number): Float64Array {
  const shares = Float64Array.from({ length: assumptions.partners }, (_, rank) =>
    Math.pow(rank + 1, -exponent),
  )
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

/** Assigns a partner to a shard with the finalizer of MurmurHash3, a hash as even as Citus's. */
export function shardOf(partner: number, shards: number): number {
  let hash = partner + 1
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  hash ^= hash >>> 16
  return Math.floor(((hash >>> 0) / 2 ** 32) * shards)
}

function skewOf(shares: Float64Array, exponent: number, shards: number, nodes: number): Skew {
  const { shard, node } = largestOf(shares, shards, nodes)
  return {
    exponent,
    shards,
    nodes,
    largestPartner: shares[0] ?? 0,
    largestShard: shard * shards,
    largestNode: node * nodes,
  }
}

/** Shares of the largest shard and of the largest node. */
function largestOf(shares: Float64Array, shards: number, nodes: number) {
  const byShard = new Float64Array(shards)
  const byNode = new Float64Array(nodes)
  for (const [partner, share] of shares.entries()) {
    const shard = shardOf(partner, shards)
    byShard[shard] = (byShard[shard] ?? 0) + share
    byNode[shard % nodes] = (byNode[shard % nodes] ?? 0) + share
  }
  return { shard: Math.max(...byShard), node: Math.max(...byNode) }
}

const sum = (bytes: Bytes, only: (table: string) => boolean = () => true) =>
  Object.entries(bytes).reduce((total, [table, size]) => total + (only(table) ? size : 0), 0)

const passing: Readonly<Record<string, number>> = {
  event: assumptions.eventsKept,
  answer: assumptions.answersKept,
}

function growthOf({ customer, request }: Measured): Quarter[] {
  const shares = sharesOf(usualExponent)
  const largest = largestOf(shares, usualShards, usualNodes)
  const perCustomer = sum(customer)
  const perRequest = sum(request, (table) => passing[table] === undefined)
  let requests = 0
  const found: Quarter[] = []
  for (let month = 0; month <= months; month += 1) {
    const customers = customersAfter(month)
    // The month's requests follow the number of customers in its middle.
    if (month > 0) requests += customersAfter(month - 0.5) * (assumptions.requestsPerYear / months)
    if (month % (months / quarters) !== 0) continue
    const daily = (customers * assumptions.requestsPerYear) / days
    const ofPassing = Object.entries(passing).reduce(
      (total, [table, kept]) => total + (request[table] ?? 0) * daily * kept,
      0,
    )
    const parts = {
      ofCustomers: customers * perCustomer,
      history: requests * perRequest,
      // At the start there are no requests yet.
      passing: month === 0 ? 0 : ofPassing,
    }
    const total = parts.ofCustomers + parts.history + parts.passing
    found.push({
      quarter: month / (months / quarters),
      customers,
      ...parts,
      total,
      largestPartner: total * (shares[0] ?? 0),
      largestShard: total * largest.shard,
      largestNode: total * largest.node,
    })
  }
  return found
}

const customersAfter = (month: number) =>
  assumptions.customers * (1 + (assumptions.growth * month) / months)

/** Cases fall due at random, for each partner in proportion to its share. */
function claimsAt({ claimOfAll, claimOfOne }: Measured, perSecond: number): Claims {
  const partners = sharesOf(usualExponent).reduce(
    (total, share) => total - Math.expm1(-perSecond * share),
    0,
  )
  return {
    perSecond,
    oneMachine: (perSecond / claimOfAll.cases) * (claimOfAll.milliseconds / 1000),
    partners,
    cluster: (partners * claimOfOne.milliseconds) / 1000 / connectionsOfClaims,
  }
}
