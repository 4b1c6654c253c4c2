import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderTable } from '../../scripts/markdown.ts'
import { root } from '../folders.ts'
import { round3 } from '../report/format.ts'
import { explained } from './assumptions.ts'
import { readMeasured, type Measured } from './measured.ts'
import { simulate, type Simulated } from './simulate.ts'

/** Page with the results. */
export const scalePath = 'docs/operations.md'

const [begin, end] = ['<!-- scale: begin -->', '<!-- scale: end -->']

/** Renders the handbook with the results of the simulation between its markers. */
export function renderScale(): string {
  const text = readFileSync(join(root, scalePath), 'utf8')
  const [before, rest = ''] = text.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`${scalePath} lacks its markers`)
  return `${before}${begin}\n\n${renderTables(readMeasured())}\n\n${end}${after}`
}

/** Renders the assumptions and the results as tables. */
export function renderTables(measured: Measured): string {
  const { at, postgres } = measured
  const { skew, quarters, claims } = simulate(measured)
  return [
    renderTable(
      ['assumption', 'value', 'reason'],
      explained.map((cells) => [...cells]),
    ),
    `Rows and claims were measured on ${at.slice(0, 10)} on PostgreSQL ${postgres} and two cores that had other work, in bytes: ${listBytes(measured)}; each with its commit.`,
    'A year, on one machine and on a cluster of four nodes with 32 shards:',
    renderQuarters(quarters),
    'Evenness of a cluster. A partner is never split, so the largest one bounds what more nodes can win:',
    renderSkew(skew),
    'Claims of cases that are due, at a rate of requests. One machine claims for all partners at once; a cluster needs a transaction for each partner who has one. Above 100 % one worker is not enough:',
    renderClaims(claims),
  ].join('\n\n')
}

function listBytes({ customer, request, claimOfAll, claimOfOne }: Measured): string {
  const list = (bytes: Measured['customer']) =>
    Object.entries(bytes)
      .toSorted(([, one], [, other]) => other - one)
      .map(([table, size]) => `\`${table}\` ${Math.round(size)}`)
      .join(', ')
  const { cases, milliseconds } = claimOfAll
  return (
    `per customer ${list(customer)}; per request ${list(request)}. ` +
    `A claim of ${cases} cases took ${round3(milliseconds)} ms, one of a single partner’s case ${round3(claimOfOne.milliseconds)} ms`
  )
}

const gigabytes = (bytes: number) => `${round3(bytes / 1e9)} GB`
const percent = (share: number) => `${round3(share * 100)} %`

function renderQuarters(quarters: Simulated['quarters']): string {
  const rows = quarters.map((one) => [
    one.quarter === 0 ? 'beginning' : `quarter ${one.quarter}`,
    `${round3(one.customers / 1e6)} M`,
    ...[
      one.ofCustomers,
      one.history,
      one.passing,
      one.total,
      one.largestPartner,
      one.largestShard,
      one.largestNode,
    ].map(gigabytes),
  ])
  return renderTable(
    [
      'at the end of',
      'customers',
      'customers’ rows',
      'cases, log',
      'events, answers',
      'all',
      'largest partner',
      'largest shard',
      'largest node',
    ],
    rows,
  )
}

function renderSkew(skew: Simulated['skew']): string {
  const rows = skew.map((one) => [
    String(one.exponent),
    percent(one.largestPartner),
    String(one.shards),
    String(one.nodes),
    round3(one.largestShard),
    round3(one.largestNode),
  ])
  return renderTable(
    [
      's',
      'largest partner',
      'shards',
      'nodes',
      'largest shard, of an even one',
      'largest node, of an even one',
    ],
    rows,
  )
}

function renderClaims(claims: Simulated['claims']): string {
  const rows = claims.map((one) => [
    String(one.perSecond),
    percent(one.oneMachine),
    round3(one.partners),
    percent(one.cluster),
  ])
  return renderTable(
    [
      'requests a second',
      'one machine: share of one connection',
      'partners with a case in a second',
      'cluster: share of the worker’s 8 connections',
    ],
    rows,
  )
}
