import type {
  ReviewerCollection,
  VettingCase,
  VettingCaseCollection,
  VettingReason,
} from '@accredit/contract'
import { pathSegment, type Call } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { entityTag } from '../entity-tag.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** Filter for cases. */
export interface CaseQuery {
  /** One state, `open` (the default) or `all`. */
  readonly state?: OpenSet<VettingCase['state'] | 'open' | 'all'> | undefined
  /** A reviewer's id or user name, `me`, or `none`. */
  readonly assignee?: OpenSet<'me' | 'none'> | undefined
  /** A customer's Microsoft ID. */
  readonly customer?: string | undefined
  /** Beginning of the company name, in upper or lower case. */
  readonly company?: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined
  /** By the time that the desk promises, or by the time since the request. */
  readonly age?: OpenSet<'overdue' | 'soon' | 'over-1-day' | 'over-3-days'> | undefined
  /** `needed`: waits for a second reviewer. `mine`: the same, decided by somebody else. */
  readonly confirmation?: OpenSet<'needed' | 'mine'> | undefined
  /** Cases on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** A reviewer's verdict. */
export interface Decision {
  readonly verdict: 'approve' | 'deny'
  /** With a denial, and only there: why. */
  readonly reason?: VettingReason | undefined
  /** Shown to the partner beside the verdict. */
  readonly publicNote?: string | undefined
  /** For reviewers only. */
  readonly privateNote?: string | undefined
}

/** A step that rests on the case as it was read: the case's etag goes out as `If-Match`. */
export interface CaseStepOptions extends CallOptions {
  readonly etag: string
}

const casesPath = '/vetting/v1/cases'

/** The reviewer's desk. Needs a user with the app role `Vetting.Review`. */
export function desk(connection: Connection) {
  return {
    /** Reads a page of the queue, oldest first. */
    list: (query: CaseQuery = {}, options?: CallOptions): Promise<VettingCaseCollection> =>
      send(connection, { method: 'GET', path: casesPath, query: { ...query } }, options),

    /** Reads who can be given a case: the reviewers seen in the last 90 days, by user name. */
    reviewers: (options?: CallOptions): Promise<ReviewerCollection> =>
      send(connection, { method: 'GET', path: '/vetting/v1/reviewers' }, options),

    /** Picks a case. Sends nothing. */
    byId: (caseId: string): CaseResource => caseOf(connection, caseId),
  }
}

function caseOf(connection: Connection, caseId: string) {
  const path = `${casesPath}/${pathSegment(caseId)}`

  const step = (call: Call, { etag, ...options }: CaseStepOptions): Promise<VettingCase> =>
    send(connection, { ...call, headers: { 'If-Match': entityTag(etag) } }, options)

  return {
    /** Reads the case with findings, timeline and earlier cases. */
    get: (options?: CallOptions): Promise<VettingCase> =>
      send(connection, { method: 'GET', path }, options),

    /** Gives the case to a reviewer, by id or user name; `null` gives it back to the queue. */
    assign: (assignee: string | null, options?: CallOptions): Promise<VettingCase> => {
      const call = { method: 'POST', path: `${path}/assignment`, body: { assignee } } as const
      return send(connection, call, options)
    },

    /** Adds a note that only reviewers see. */
    note: (text: string, options?: CallOptions): Promise<VettingCase> =>
      send(connection, { method: 'POST', path: `${path}/notes`, body: { text } }, options),

    /**
     * Decides the case. The partner sees it a little later; until then `takeBack` undoes it. A case
     * that changed since it was read is refused with code 2055.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function approve(reviewer: Partner, caseId: string) {
     *   const found = reviewer.desk.byId(caseId)
     *   const { etag } = await found.get()
     *   return found.decide({ verdict: 'approve' }, { etag })
     * }
     */
    decide: (decision: Decision, options: CaseStepOptions): Promise<VettingCase> =>
      step({ method: 'POST', path: `${path}/decision`, body: decision }, options),

    /** Confirms a colleague's decision, where two persons must agree. */
    confirm: (options: CaseStepOptions): Promise<VettingCase> =>
      step({ method: 'POST', path: `${path}/confirmation` }, options),

    /** Takes the decision back before it is shown. */
    takeBack: (options: CaseStepOptions): Promise<VettingCase> =>
      step({ method: 'DELETE', path: `${path}/decision` }, options),
  }
}

/** The reviewer's desk. */
export type DeskResource = ReturnType<typeof desk>

/** One case on the desk. */
export type CaseResource = ReturnType<typeof caseOf>
