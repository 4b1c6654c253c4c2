import { resendEventCommand } from '../../../src/operations/events/resend-event.ts'
import { tellOverdueCasesCommand } from '../../../src/operations/tell-overdue-cases.ts'
import { triggerEventCommand } from '../../../src/sandbox/trigger-event.ts'
import { deskCase, lookalikeEvent, partners, past, tenants } from '../../support/lookalikes.ts'
import { among, refuses, type Among } from './write.ts'

/** Writes that tell of events. */
export const eventWrites: readonly Among[] = [
  among(tellOverdueCasesCommand, [
    {
      title: 'tells of one case',
      prepare: [
        `update vetting_case set overdue_at = 1 where id <> '${deskCase('A', 'X')}'`,
        `update vetting_case set sla_due_at = ${past} where id = '${deskCase('A', 'X')}'`,
      ],
      input: { limit: 10 },
      changes: ['event A/X + 1', 'vetting_case A/X/desk-case ~ overdue_at'],
    },
    {
      title: 'says nothing for a customer who was removed',
      prepare: [`update vetting_case set overdue_at = 1 where id <> '${deskCase('A', 'Z')}'`],
      input: { limit: 10 },
      changes: ['vetting_case A/Z/desk-case ~ overdue_at'],
    },
  ]),
  among(resendEventCommand, [
    {
      title: 'tells an event again',
      input: { partnerId: partners.A, id: lookalikeEvent('A', 'X') },
      changes: ['event A/X + 1'],
    },
    refuses('NotFound', 'an event of another partner', {
      partnerId: partners.A,
      id: lookalikeEvent('B', 'X'),
    }),
  ]),
  among(triggerEventCommand, [
    {
      title: 'tells an event of one customer',
      input: {
        partnerId: partners.A,
        customerId: tenants.X,
        type: 'qualification.denied',
        reason: 'Not an Academic Domain',
        correlationId: lookalikeEvent('A', 'X'),
      },
      changes: ['event A/X + 1'],
    },
    refuses('TenantNotFound', 'one who is no customer any more', {
      partnerId: partners.A,
      customerId: tenants.Z,
      type: 'code.low',
      reason: 'Not an Academic Domain',
      correlationId: lookalikeEvent('A', 'X'),
    }),
  ]),
]
