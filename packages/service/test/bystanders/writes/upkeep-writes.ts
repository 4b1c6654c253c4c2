import { countCallsCommand } from '../../../src/operations/count-calls.ts'
import { expireAuditCommand } from '../../../src/audit/expire-audit.ts'
import { deleteExpiredCommand } from '../../../src/retention/delete-expired.ts'
import { generateCustomersCommand } from '../../../src/sandbox/generate-customers.ts'
import { upsertReviewerTenantsCommand } from '../../../src/operations/upsert-reviewer-tenants.ts'
import { upsertSettingCommand } from '../../../src/operations/upsert-setting.ts'
import { numberEventsCommand } from '../../../src/operations/number-events.ts'
import { resetSandboxCommand } from '../../../src/sandbox/seed.ts'
import { sealAuditCommand } from '../../../src/audit/seal-audit.ts'
import { seedSandboxCommand } from '../../../src/sandbox/seed.ts'
import { readContentCommand, restoreSandboxCommand } from '../../../src/sandbox/snapshots.ts'
import { hastenVerdictCommand } from '../../../src/sandbox/verdicts.ts'
import {
  deskCase,
  lookalikeDelivery,
  now,
  partners,
  past,
  tenants,
} from '../../support/lookalikes.ts'
import { among, type Among } from './write.ts'

const checkpoint = {
  number: 4,
  kind: 'seal',
  statement: '{}',
  hash: 'hash 4',
  keyId: 'key',
  signature: 'signature',
  completeTo: 1,
  sealedTo: 1,
} as const

/** Writes that the service does by itself, and those of the sandbox. */
export const upkeepWrites: readonly Among[] = [
  among(numberEventsCommand, [
    {
      title: 'numbers what has no number',
      input: {},
      only: 'postgres',
      changes: [
        'event A/X ~ position',
        'event A/Y ~ position',
        'event A/Z ~ position',
        'event B/X ~ position',
        'event B/Y ~ position',
        'event B/Z ~ position',
      ],
    },
  ]),
  among(countCallsCommand, [
    {
      title: 'counts in the window of a customer',
      input: { partnerId: partners.A, customerId: tenants.X, startedAt: past, calls: 2 },
      changes: ['throttle_window A/1767571200000/X ~ calls'],
    },
    {
      title: 'counts in the window of a partner',
      input: { partnerId: partners.A, startedAt: past, calls: 2 },
      changes: ['throttle_window A/1767571200000 ~ calls'],
    },
  ]),
  among(upsertSettingCommand, [
    {
      title: 'replaces a value',
      input: { name: 'one', value: 'new' },
      changes: ['setting one ~ value'],
    },
    {
      title: 'keeps an earlier value',
      input: { name: 'one', value: 'new', onlyNew: true },
      changes: [],
    },
  ]),
  among(upsertReviewerTenantsCommand, [
    {
      title: 'keeps the tenants of the reviewers',
      input: { reviewerTenants: [partners.C] },
      changes: ['setting reviewer-tenants + 1'],
    },
  ]),
  among(sealAuditCommand, [
    {
      title: 'adds seals and a checkpoint',
      prepare: [`delete from audit_seal where partner_id = '${partners.A}'`],
      input: {
        after: 3,
        seals: [{ partnerId: partners.A, number: 1, seq: 7, digest: 'd', hash: 'h' }],
        checkpoint,
      },
      changes: ['audit_checkpoint 4 + 1', 'audit_seal A/1 + 1'],
    },
    {
      title: 'keeps nothing when somebody else has sealed',
      input: { after: 2, seals: [], checkpoint },
      changes: [],
    },
  ]),
  among(expireAuditCommand, [
    {
      title: 'takes the beginning of one chain',
      input: {
        after: 3,
        upTo: [{ partnerId: partners.A, number: 3 }],
        firstCheckpoint: 2,
        checkpoint: { ...checkpoint, kind: 'retention' },
      },
      changes: [
        'audit_checkpoint 1 - 1',
        'audit_checkpoint 4 + 1',
        'audit_record A/Y - 2',
        'audit_record A/Z - 1',
        'audit_seal A/1 - 1',
        'audit_seal A/2 - 1',
      ],
    },
    {
      title: 'takes nothing when somebody else has sealed',
      input: {
        after: 2,
        upTo: [{ partnerId: partners.A, number: 3 }],
        firstCheckpoint: 2,
        checkpoint,
      },
      changes: [],
    },
  ]),
  among(deleteExpiredCommand, [
    {
      title: 'takes what is old',
      input: {
        eventsBefore: past,
        deliveriesBefore: 0,
        signInsBefore: now,
        windowsBefore: past,
        bulkJobsBefore: 0,
        limit: 100,
      },
      changes: [
        'answer A/spent/POST /v1/customers - 1',
        'answer B/spent/POST /v1/customers - 1',
        'event A/X - 1',
        'event A/Y - 1',
        'event A/Z - 1',
        'event B/X - 1',
        'event B/Y - 1',
        'event B/Z - 1',
        'issuer_entry old/code - 1',
        'issuer_entry old/device - 1',
        'issuer_entry old/refresh - 1',
        'throttle_window A/1767484800000 - 1',
        'throttle_window A/1767484800000/X - 1',
        'throttle_window A/1767484800000/Y - 1',
        'throttle_window B/1767484800000 - 1',
        'throttle_window B/1767484800000/X - 1',
        'throttle_window B/1767484800000/Y - 1',
      ],
    },
    {
      title: 'takes deliveries with their attempts',
      prepare: [
        `delete from answer`,
        `delete from issuer_entry`,
        `delete from throttle_window`,
        `update delivery set created_at = 1 where id = '${lookalikeDelivery('A', 'X')}'`,
        `update delivery set customer_id = '${tenants.X}', due_at = null
         where id = '${lookalikeDelivery('A', 'Z')}'`,
      ],
      input: {
        eventsBefore: 0,
        deliveriesBefore: past,
        signInsBefore: 0,
        windowsBefore: 0,
        bulkJobsBefore: 0,
        limit: 10,
      },
      // The one behind it goes on.
      changes: [
        'delivery A/X/delivery - 1',
        'delivery A/X/delivery ~ due_at',
        'delivery_attempt A/delivery/1 - 1',
      ],
    },
    {
      title: 'takes a slice',
      input: {
        eventsBefore: past,
        deliveriesBefore: 0,
        signInsBefore: now,
        windowsBefore: past,
        bulkJobsBefore: 0,
        limit: 1,
      },
      changes: [
        'answer B/spent/POST /v1/customers - 1',
        'event B/Y - 1',
        'issuer_entry old/code - 1',
        'throttle_window B/1767484800000 - 1',
      ],
    },
  ]),
  among(seedSandboxCommand, [
    {
      title: 'adds nothing where a partner is known',
      input: {},
      changes: [],
    },
  ]),
  among(resetSandboxCommand, [
    {
      title: 'begins again',
      sweeps: true,
      input: {},
      changes: ['setting 2'],
    },
  ]),
  among(readContentCommand, [{ title: 'reads everything', input: {}, changes: [] }]),
  among(restoreSandboxCommand, [
    {
      title: 'puts nothing in place of everything',
      sweeps: true,
      input: { content: {} },
      changes: ['delivery_cursor 2', 'setting 2'],
    },
  ]),
  among(hastenVerdictCommand, [
    {
      title: 'lets one verdict be due at once',
      input: { partnerId: partners.A, caseId: deskCase('A', 'Z') },
      changes: ['vetting_case A/Z/desk-case ~ due_at version'],
    },
    {
      title: 'leaves a case on the desk',
      input: { partnerId: partners.A, caseId: deskCase('A', 'X') },
      changes: [],
    },
  ]),
  among(
    generateCustomersCommand,
    // More than are kept by one statement, and fewer.
    [201, 2].map((count) => ({
      title: `adds ${count} customers`,
      input: { partnerId: partners.A, seed: 1, count },
      changes: [
        `customer A + ${count}`,
        `domain_holder A + ${count}`,
        ...['AdminAgent', 'SalesAgent'].flatMap((cspRole) =>
          [
            'Directory Readers',
            'Directory Writers',
            'License Administrator',
            'User Administrator',
          ].map((role) => `gdap_grant A/${cspRole}/${role} + ${count}`),
        ),
      ],
    })),
  ),
]
