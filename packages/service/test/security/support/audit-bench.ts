import { randomUUID } from 'node:crypto'
import pino, { type Logger } from 'pino'
import { makeAuditKeys, type SigningAuditKeys } from '../../../src/audit/audit-key.ts'
import type { Anchor } from '../../../src/audit/anchor.ts'
import { startSealer, type Sealer, type SealerOptions } from '../../../src/audit/sealer.ts'
import { verifyAudit, type AuditReport } from '../../../src/audit/verify-audit.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { appendAudit, type AuditEntry } from '../../../src/store/queries/audit.ts'
import { appendOperatorRecord } from '../../../src/store/queries/operator-records.ts'
import { openDirectly, type DirectDatabase } from '../../main/support/direct-database.ts'
import type { TestStorage } from '../../support/stores.ts'
import type { Store } from '../../../src/store/store.ts'

export const partnerA = 'aaaaaaaa-0000-4000-8000-000000000001'
export const partnerB = 'bbbbbbbb-0000-4000-8000-000000000002'

/** A store with an activity log, its sealer, and a way past both. */
export interface AuditBench extends AsyncDisposable {
  readonly store: Store
  readonly direct: DirectDatabase
  readonly keys: SigningAuditKeys
  /** Adds lines, past the service. */
  append(partnerId: string, count: number, entry?: Partial<AuditEntry>): Promise<void>
  /** Adds changes of the operator, bypassing the commands. */
  change(count: number): Promise<void>
  /** A sealer on this store. */
  start(options?: Partial<SealerOptions>): Sealer
  /** Seals everything that is committed. */
  seal(options?: Partial<SealerOptions>): Promise<void>
  verify(anchor?: Anchor, keys?: SigningAuditKeys): Promise<AuditReport>
  /** Verifies after the database was tampered with, and then undoes the tampering. */
  findAfter(tampering: readonly string[], anchor?: Anchor): Promise<string[]>
}

/** Opens a bench on an empty database. */
export async function openAuditBench(storage: TestStorage): Promise<AuditBench> {
  const store = await openStore(storage.config)
  const direct = await openDirectly(storage)
  const keys = makeAuditKeys()
  let lines = 0
  let changes = 0

  const start = (options: Partial<SealerOptions> = {}) =>
    startSealer({
      store,
      keys,
      now: () => 1_000_000,
      keepFor: 0,
      takeOverAfter: 0,
      log: pino({ level: 'error' }),
      ...options,
    })
  const verify = (anchor?: Anchor, by: SigningAuditKeys = keys) =>
    verifyAudit(direct.connection, by, anchor)

  return {
    store,
    direct,
    keys,
    async append(partnerId, count, entry = {}) {
      await direct.query('begin')
      for (let index = 0; index < count; index += 1) {
        lines += 1
        await appendAudit(direct.connection, { ...lineOf(partnerId, lines), ...entry })
      }
      await direct.query('commit')
    },
    async change(count) {
      for (let index = 0; index < count; index += 1) {
        changes += 1
        const subject = `partner/codes/${changes}`
        const change = { at: changes, actor: 'ada@host', action: 'code.added', subject }
        const after = { remaining: changes }
        await appendOperatorRecord(direct.connection, { ...change, before: null, after })
      }
    },
    start,
    async seal(options) {
      await start(options).stop()
    },
    verify,
    async findAfter(tampering, anchor) {
      await direct.query('begin')
      try {
        for (const sql of tampering) await direct.query(sql)
        const { findings } = await verify(anchor)
        return findings.map(
          ({ kind, numbers }) => `${kind}${numbers ? ` ${numbers[0]}-${numbers[1]}` : ''}`,
        )
      } finally {
        await direct.query('rollback')
      }
    },
    async [Symbol.asyncDispose]() {
      await direct[Symbol.asyncDispose]()
      await store.close()
    },
  }
}

/** A line that differs from others by its number. */
export function lineOf(partnerId: string, number: number): AuditEntry {
  return {
    partnerId,
    customerId: 'cccccccc-0000-4000-8000-000000000003',
    customerName: `Customer Nº ${number}`,
    operationType: 'update_customer_qualification',
    resourceType: 'customer',
    operationStatus: 'succeeded',
    operationDate: number,
    userPrincipalName: 'admin@contoso.onmicrosoft.com',
    applicationId: 'c0de0000-0000-4000-8000-00000000a0aa',
    correlationId: randomUUID(),
    oldValue: null,
    newValue: JSON.stringify({ Qualification: 'Education', Number: number }),
    customizedData: { Qualification: 'Education' },
  }
}

/** A log whose errors can be read. */
export function keepErrors(): { log: Logger; errors: string[] } {
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  return { log, errors }
}
