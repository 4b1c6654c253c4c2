import { settableQualifications, type Overview } from '@accredit/contract'
import type { Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { listCodes } from '../../store/queries/codes.ts'
import { countCustomers } from '../../store/queries/customer-overviews.ts'
import {
  countByWeek,
  countOpenCases,
  countQualifications,
  measureTimeToVerdict,
} from '../../store/queries/figures.ts'
import type { Call } from '../call.ts'

const day = 86_400_000
const week = 7 * day
const weeksShown = 12
/** A code is low when at most this share of its uses is left. */
const lowShare = 0.2

/** `GET /accredit/v1/overview`: key figures of the partner's qualifications. */
export async function getOverview(call: Call): Promise<Reply> {
  const { reader, service } = call
  const { partnerId } = call.actor
  const at = service.now()
  const from = mondayOf(at) - (weeksShown - 1) * week
  const body: Overview = {
    weeks: await describeWeeks(reader, partnerId, from),
    timeToVerdict: await describeTimes(reader, partnerId, from),
    openByAge: [
      { label: 'under-1-day', count: await open(at - day, Number.MAX_SAFE_INTEGER) },
      { label: '1-to-3-days', count: await open(at - 3 * day, at - day) },
      { label: 'over-3-days', count: await open(0, at - 3 * day) },
    ],
    customers: await describeCustomers(reader, partnerId),
    lowCodes: await describeLowCodes(reader, partnerId),
  }
  return { status: 200, body }

  function open(opened: number, before: number) {
    return countOpenCases(reader, { partnerId, from: opened, before })
  }
}

/** Start of a time's week: Monday, midnight UTC. */
function mondayOf(at: number): number {
  const midnight = Math.floor(at / day) * day
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day
}

async function describeWeeks(reader: Connection, partnerId: string, from: number) {
  const rows = await countByWeek(reader, { partnerId, from, weekLength: week })
  return Array.from({ length: weeksShown }, (_, index) => {
    const count = (outcome?: string) =>
      rows
        .filter((row) => row.week === index && (outcome === undefined || row.outcome === outcome))
        .reduce((sum, row) => sum + row.count, 0)
    return {
      weekOf: new Date(from + index * week).toISOString().slice(0, 10),
      requested: count(),
      approved: count('approved'),
      denied: count('denied'),
      open: count('open'),
    }
  })
}

async function describeTimes(reader: Connection, partnerId: string, from: number) {
  const shares = [0.5, 0.9]
  const measured = await measureTimeToVerdict(reader, { partnerId, from, shares })
  const [median = null, p90 = null] = measured.milliseconds
  const seconds = (milliseconds: number | null) =>
    milliseconds === null ? null : Math.round(milliseconds / 1000)
  return { decided: measured.count, medianSeconds: seconds(median), p90Seconds: seconds(p90) }
}

async function describeCustomers(reader: Connection, partnerId: string) {
  const rows = await countQualifications(reader, partnerId)
  const count = (type: string, ...statuses: readonly (string | null)[]) =>
    rows
      .filter((row) => row.type === type && statuses.includes(row.status))
      .reduce((sum, row) => sum + row.count, 0)
  return {
    total: await countCustomers(reader, { partnerId }),
    inReview: await countCustomers(reader, {
      partnerId,
      status: { kind: 'vetting', status: 'InReview' },
    }),
    qualifications: settableQualifications.map((qualification) => ({
      qualification,
      held: count(qualification, 'Approved', null),
    })),
  }
}

async function describeLowCodes(reader: Connection, partnerId: string) {
  return (await listCodes(reader, { partnerId })).flatMap(
    ({ id: validationId, organizationName, remainingCreates, maxCreates }) =>
      remainingCreates !== null && maxCreates !== null && remainingCreates <= maxCreates * lowShare
        ? [{ validationId, organizationName, remainingCreates, maxCreates }]
        : [],
  )
}
