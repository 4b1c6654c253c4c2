/**
 * Model of Accredit in a few plain lines: qualifications, codes, vetting, repeated requests, and what
 * each partner sees. It shares no rule with the service, only the seeded data.
 */
import type { VettingReason } from '@accredit/contract'
import { seededCodes, seededCustomers } from '../../src/sandbox/seed-data.ts'
import type {
  PartnerName,
  Caller,
  Script,
  Wanted,
  WriteAction,
  Write,
  ReadKind,
  Expected,
  Moved,
} from './calls.ts'
import {
  describe,
  misform,
  ok,
  order,
  refused,
  synchronous,
  synchronousNames,
  type Qualification,
} from './expected.ts'
import { partnerNamed, seedCustomer, type Customer } from './seed-customer.ts'

interface Kept {
  readonly expected: Expected
  readonly fingerprint: string
  readonly until: number
}

const day = 86_400_000
const vettingDelay = 5_000
const showDelay = 30_000
const mostRequests = 3

export class Model {
  now: number
  customers = new Map<string, Customer>()
  codes = new Map<string, { partner: PartnerName; remaining: number | null }>()
  kept = new Map<string, Kept>()
  audit: { partner: PartnerName; customer: string; operation: string; at: number }[] = []
  /** Requests that were sent, to be sent again. */
  history: Write[] = []
  requestIds = 0
  created = 0

  readonly #start: number

  /** @param start time of the real clock, to which a reset goes back */
  constructor(start: number) {
    this.#start = start
    this.now = start
    this.reset()
  }

  reset(): void {
    this.now = this.#start
    this.kept.clear()
    this.audit = []
    this.history = []
    this.created = 0
    this.codes = new Map(
      seededCodes.map(({ id, partnerId, remainingCreates }) => [
        id,
        { partner: partnerNamed(partnerId), remaining: remainingCreates },
      ]),
    )
    this.customers = new Map(
      seededCustomers.map((seeded) => {
        const customer = seedCustomer(seeded, this.now - day)
        if (seeded.start) this.#note(customer.partner, seeded.id, 'update_customer_qualification')
        return [seeded.id, customer]
      }),
    )
  }

  /** Puts the clock ahead; tells which cases the worker has to move. */
  advance(milliseconds: number): Moved[] {
    this.now += milliseconds
    return this.settle()
  }

  settle(): Moved[] {
    const moved: Moved[] = []
    for (const [id, customer] of this.customers) {
      const open = customer.case
      if (!open || customer.standing === 'purged' || open.due > this.now) continue
      if (open.state === 'waiting' && open.script === 'review') {
        open.state = 'desk'
        moved.push({ customer: id, state: 'desk' })
      } else if (open.state === 'waiting' || open.state === 'decided') {
        open.state = 'shown'
        moved.push({ customer: id, state: 'shown' })
        if (customer.standing === 'here') this.#show(id, customer, open.script)
      }
    }
    return moved
  }

  #show(id: string, customer: Customer, script: Script): void {
    const before = customer.qualifications.find(({ type }) => type === 'Education')
    const verdict: Qualification =
      typeof script === 'object'
        ? { ...before, type: 'Education', status: 'Denied', reason: script.deny }
        : { ...before, type: 'Education', status: 'Approved' }
    this.#put(customer, verdict)
    this.#note(customer.partner, id, 'update_customer_qualification')
  }

  /** A write: who calls, then whether it is a repetition, then what it asks for. */
  write(write: Write): Expected {
    const { action, caller, partner, requestId } = write
    const userOnly = action.kind === 'post' || action.kind === 'put' || action.kind === 'unlink'
    if (caller === 'noMfa') return refused(401)
    if (caller === 'app' && userOnly) return refused(403, 'AppOnlyNotSupported')
    if (caller === 'helpdesk') return refused(403, 'RoleNotAllowed')

    const target = 'customer' in action ? `${action.kind} ${action.customer}` : action.kind
    const key = `${partner} ${target} ${requestId}`
    const fingerprint = JSON.stringify(action)
    const kept = this.kept.get(key)
    if (kept && kept.until > this.now) {
      return kept.fingerprint === fingerprint ? kept.expected : refused(400, 'RequestIdReused')
    }
    const { expected, keep } = this.#decide(partner, action)
    if (keep) this.kept.set(key, { expected, fingerprint, until: this.now + day })
    return expected
  }

  #decide(partner: PartnerName, action: WriteAction): { expected: Expected; keep: boolean } {
    if (action.kind === 'create') return { expected: this.#create(partner, action), keep: true }
    const customer = this.#see(partner, action.customer)
    const misformed = 'wanted' in action ? misform(action.wanted) : undefined
    // A request that is refused for its form is never stored, whichever customer it names.
    if (!customer) return { expected: refused(404, 'TenantNotFound'), keep: !misformed }
    if (misformed) return { expected: misformed, keep: false }
    switch (action.kind) {
      case 'delete':
        customer.standing = 'purged'
        this.#note(partner, action.customer, 'delete_customer')
        return { expected: { status: 204, body: undefined }, keep: true }
      case 'unlink':
        customer.standing = 'unlinked'
        this.#note(partner, action.customer, 'remove_partner_customer_relationship')
        return { expected: { status: 200, body: { relationshipToPartner: 'none' } }, keep: true }
      default: {
        const expected = this.#ask(action.kind, action.customer, customer, action.wanted)
        return { expected, keep: true }
      }
    }
  }

  #create(partner: PartnerName, { domain, name }: { domain: string; name: string }): Expected {
    const taken = [...this.customers.values()].some(
      (other) => other.domain === domain && other.standing !== 'purged',
    )
    if (taken) return refused(409, 'DomainTaken')
    const id = `created-${(this.created += 1)}`
    this.customers.set(id, {
      partner,
      domain,
      name,
      delegated: true,
      standing: 'here',
      requests: 0,
      qualifications: [],
    })
    this.#note(partner, id, 'add_customer')
    return { status: 201, body: { id, companyProfile: { domain } } }
  }

  #ask(kind: 'post' | 'put', id: string, customer: Customer, wanted: Wanted): Expected {
    const { qualification: type } = wanted
    const has = (other: string, ...statuses: (string | undefined)[]) =>
      customer.qualifications.some(
        (each) => each.type === other && (statuses.length === 0 || statuses.includes(each.status)),
      )
    const educated = has('Education', 'InReview', 'Approved')
    const clash =
      (type === 'Education' && (has('GovernmentCommunityCloud') || has('Nonprofit'))) ||
      (type === 'GovernmentCommunityCloud' && (educated || has('Nonprofit')))
    if (clash) return refused(403, 'QualificationCombinationNotAllowed')
    if (type === 'Education' ? educated : has(type)) {
      const open = has(type, 'InReview')
      return refused(409, open ? 'QualificationInReview' : 'QualificationAlreadySet')
    }
    let start: Qualification = { type }
    if (type === 'GovernmentCommunityCloud') {
      const refusal = this.#spend(customer, wanted)
      if (refusal) return refusal
      start = { type, status: 'Approved', at: this.now }
    }
    if (type === 'Education') {
      if (customer.requests >= mostRequests) return refused(403, 'VerificationRequestLimitReached')
      customer.requests += 1
      customer.case = { state: 'waiting', due: this.now + vettingDelay, script: wanted.script }
      start = { type, status: 'InReview', at: this.now }
    }
    this.#put(customer, start)
    this.#note(customer.partner, id, 'update_customer_qualification')
    if (kind === 'put') return { status: 200, body: synchronousNames[type] }
    const { status, at } = start
    const dated = at === undefined ? {} : { vettingCreateDate: new Date(at).toISOString() }
    return {
      status: 201,
      body: { qualification: type, ...(status && { vettingStatus: status }), ...dated },
    }
  }

  #spend(customer: Customer, { bodyCode, queryCode }: Wanted): Expected | undefined {
    if (!customer.delegated) return refused(403, 'InsufficientPrivileges')
    if (queryCode && bodyCode && queryCode !== bodyCode)
      return refused(400, 'ValidationCodeInvalid')
    const id = queryCode ?? bodyCode
    if (id === undefined) return refused(400, 'ValidationCodeRequired')
    const code = this.codes.get(id)
    if (code?.partner !== customer.partner) return refused(400, 'ValidationCodeInvalid')
    if (code.remaining === 0) return refused(403, 'ValidationCodeExhausted')
    if (code.remaining !== null) code.remaining -= 1
    customer.code = id
    return undefined
  }

  /** A read by a partner’s caller. */
  read(partner: PartnerName, caller: Caller, kind: ReadKind, id: string): Expected {
    if (caller === 'noMfa') return refused(401)
    if (kind === 'codes') {
      const own = [...this.codes].filter(([, code]) => code.partner === partner)
      return ok(
        own.map(([validationId, { remaining }]) => ({ validationId, remainingCreates: remaining })),
      )
    }
    if (kind === 'customers') {
      const own = [...this.customers].filter(
        ([, each]) => each.partner === partner && each.standing === 'here',
      )
      return ok(own.map(([own_id]) => own_id))
    }
    if (kind === 'audit') {
      const own = this.audit.filter((line) => line.partner === partner)
      return ok(own.map(({ customer, operation }) => `${operation} ${customer}`))
    }
    const customer = this.#see(partner, id)
    if (!customer) return refused(404, 'TenantNotFound')
    switch (kind) {
      case 'customer':
        return ok({ id, companyProfile: { companyName: customer.name, domain: customer.domain } })
      case 'qualifications':
        return ok(customer.qualifications.map(describe))
      case 'qualification':
        return ok(synchronous(customer.qualifications))
      case 'validation':
        return customer.code === undefined
          ? refused(404, 'NotFound')
          : ok({ validationId: customer.code })
    }
  }

  /** A reviewer decides the open case of a customer. */
  decide(id: string, verdict: 'approve' | { deny: VettingReason }): Expected {
    const open = this.customers.get(id)?.case
    if (open?.state !== 'desk') return refused(409, 'CaseStateConflict')
    open.state = 'decided'
    open.due = this.now + showDelay
    open.script = verdict
    return { status: 200, body: { state: 'decided' } }
  }

  /** A reviewer takes a decision back. */
  takeBack(id: string): Expected {
    const open = this.customers.get(id)?.case
    if (open?.state !== 'decided') return refused(409, 'CaseStateConflict')
    open.state = 'desk'
    return { status: 200, body: { state: 'desk' } }
  }

  /** Customers with a case that reviewers can see. */
  withCase(): string[] {
    return [...this.customers]
      .filter(([, { case: open, standing }]) => open && standing === 'here')
      .map(([id]) => id)
  }

  #see(partner: PartnerName, id: string): Customer | undefined {
    const customer = this.customers.get(id)
    return customer?.partner === partner && customer.standing === 'here' ? customer : undefined
  }

  #put(customer: Customer, qualification: Qualification): void {
    customer.qualifications = [
      ...customer.qualifications.filter(({ type }) => type !== qualification.type),
      qualification,
    ].toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
  }

  #note(partner: PartnerName, customer: string, operation: string): void {
    this.audit.push({ partner, customer, operation, at: this.now })
  }
}
