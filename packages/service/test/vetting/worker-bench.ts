import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { openStore } from '../../src/store/open-store.ts'
import { claimCasesCommand } from '../../src/operations/claim-cases.ts'
import { createQualificationCommand } from '../../src/operations/create-qualification.ts'
import { recordExaminationCommand } from '../../src/operations/record-examination.ts'
import type { Actor } from '../../src/rules/actor.ts'
import type { Decision } from '../../src/rules/vetting/decide-vetting.ts'
import { seedSandboxCommand } from '../../src/sandbox/seed.ts'
import type { CaseRecord } from '../../src/store/queries/cases.ts'
import type { Store } from '../../src/store/store.ts'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { contosoApp, contosoTenant } from '../support/service.ts'
import type { TestStorage } from '../support/stores.ts'

/** Time at which a bench's cases are opened and due. */
export const start = 1_800_000_000_000
/** Lease of a bench's claims, in milliseconds. */
export const minute = 60_000

const admin: Actor = {
  partnerId: contosoTenant,
  tenantId: contosoTenant,
  objectId: 'the-user',
  kind: 'user',
  applicationId: contosoApp,
  userPrincipalName: 'admin@contoso.onmicrosoft.com',
  cspRoles: ['AdminAgent'],
  reviewer: false,
}

/** A store with seeded data, without a service around it: the test is the worker and the clock. */
export interface Bench extends AsyncDisposable {
  readonly store: Store
  readonly database: DirectDatabase
  /** Opens cases that are due at the start, and tells their customers. */
  openCases(count: number): Promise<string[]>
  /** Claims as a worker does. */
  claim(at: number, limit?: number): Promise<{ lease: string; cases: CaseRecord[] }>
  record(
    lease: string,
    found: CaseRecord | undefined,
    decision: Decision,
    at: number,
  ): Promise<'desk' | 'shown' | 'lost'>
  /** Reads the state of a customer's case. */
  look(customerId: string): Promise<{ state: string; status: string; kinds: string[] }>
}

/** Opens a store, seeds it, and connects to it past the store. */
export async function setUp(makeStorage: () => Promise<TestStorage>): Promise<Bench> {
  const storage = await makeStorage()
  const store = await openStore(storage.config)
  await store.run(seedSandboxCommand, {}, start)
  const database = await openDirectly(storage)
  return {
    store,
    database,
    async openCases(count) {
      const ids = await makeCustomers(database, count)
      for (const customerId of ids) {
        const input = {
          actor: admin,
          customerId,
          request: { qualification: 'Education' as const },
          correlationId: randomUUID(),
          vettingDelay: 0,
        }
        const { status } = await store.answer(createQualificationCommand, input, start, undefined)
        assert.equal(status, 201)
      }
      return ids
    },
    async claim(at, limit = 64) {
      const lease = randomUUID()
      // A cluster is asked partner by partner.
      const wanted = { lease, leaseMilliseconds: minute, limit, partnerId: contosoTenant }
      return { lease, cases: await store.run(claimCasesCommand, wanted, at) }
    },
    record(lease, found, decision, at) {
      if (!found) throw new Error('there is no case to record')
      const { partnerId, customerId, id: caseId } = found
      const examination = { partnerId, customerId, caseId, lease, findings: [], decision }
      return store.run(recordExaminationCommand, examination, at)
    },
    async look(customerId) {
      const [found] = await database.query(
        `select c.id, c.state, q.vetting_status as status from vetting_case c
           join qualification q on q.partner_id = c.partner_id
             and q.customer_id = c.customer_id and q.type = 'Education'
         where c.customer_id = '${customerId}'`,
      )
      const entries = await database.query(
        `select kind from case_entry where case_id = '${found.id}' order by seq`,
      )
      return { state: found.state, status: found.status, kinds: entries.map(({ kind }) => kind) }
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await store.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}
