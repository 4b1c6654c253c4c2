import {
  removeApplicationCommand,
  upsertApplicationCommand,
} from '../../../src/operations/admin/applications.ts'
import {
  removeDomainEntryCommand,
  upsertDomainEntryCommand,
} from '../../../src/operations/admin/domain-entries.ts'
import { removeMemberCommand, upsertMemberCommand } from '../../../src/operations/admin/members.ts'
import {
  removePartnerCommand,
  upsertPartnerCommand,
} from '../../../src/operations/admin/partners.ts'
import { applications, partners, tenants, users } from '../../support/lookalikes.ts'
import { operatorCustomerWrites } from './operator-customer-writes.ts'
import { setupWrites } from './setup-writes.ts'
import { among, leaves, refuses, type Among } from './write.ts'

const by = { operator: 'ada@tests', partnerId: partners.A }
const ofC = { ...by, partnerId: partners.C }
const stranger = '40000000-0000-4000-8000-00000000000f'

/** Writes of `accredit admin`. */
export const operatorWrites: readonly Among[] = [
  setupWrites,
  among(upsertPartnerCommand, [
    {
      title: 'adds one',
      input: {
        ...by,
        expect: 'new',
        partner: { id: '40000000-0000-4000-8000-000000000001', name: 'New', domain: 'new.example' },
      },
      changes: ['operator_record + 1', 'partner + 1'],
    },
    {
      title: 'renames one',
      input: { ...by, expect: 'known', partner: { id: partners.A, name: 'Contoso Ltd' } },
      changes: ['operator_record + 1', 'partner A ~ name'],
    },
    refuses('PartnerKnown', 'a known one as new', {
      ...by,
      expect: 'new',
      partner: { id: partners.A },
    }),
    refuses('PartnerUnknown', 'to change one that was removed', {
      ...by,
      expect: 'known',
      partner: { id: partners.C },
    }),
    refuses('PartnerIncomplete', 'one without a domain', {
      ...by,
      expect: 'new',
      partner: { id: stranger, name: 'New' },
    }),
    refuses('PartnerDomainTaken', 'the domain of another', {
      ...by,
      expect: 'known',
      partner: { id: partners.A, domain: 'b.partner.example' },
    }),
    leaves('one that is so already', {
      ...by,
      expect: 'either',
      partner: { id: partners.A, name: 'Contoso' },
    }),
  ]),
  among(removePartnerCommand, [
    {
      title: 'closes the service to one',
      prepare: [`update customer set removed_at = 1 where partner_id = '${partners.A}'`],
      input: by,
      changes: [
        'application A/P - 1',
        'application A/Q - 1',
        'member A/M - 1',
        'member A/N - 1',
        'operator_record + 1',
        'partner A ~ removed_at',
      ],
    },
    {
      title: 'keeps one that has a customer',
      prepare: [`update customer set removed_at = 1 where id <> '${tenants.X}'`],
      input: by,
      refused: 'PartnerHasCustomers',
      changes: [],
    },
    refuses('PartnerUnknown', 'one that was removed', ofC),
  ]),
  among(upsertMemberCommand, [
    {
      title: 'adds a user',
      input: {
        ...by,
        expect: 'new',
        member: {
          id: '40000000-0000-4000-8000-000000000002',
          userPrincipalName: 'zoe@contoso.example',
          roles: ['SalesAgent'],
        },
      },
      changes: ['member A + 1', 'operator_record + 1'],
    },
    {
      title: 'changes roles',
      input: { ...by, expect: 'known', member: { id: users.M, roles: ['HelpdeskAgent'] } },
      changes: ['member A/M ~ csp_roles', 'operator_record + 1'],
    },
    refuses('PartnerUnknown', 'users of a partner that was removed', {
      ...ofC,
      expect: 'new',
      member: { id: users.M },
    }),
    refuses('MemberKnown', 'a known one as new', { ...by, expect: 'new', member: { id: users.M } }),
    refuses('MemberUnknown', 'to change a stranger', {
      ...by,
      expect: 'known',
      member: { id: stranger },
    }),
    refuses('MemberIncomplete', 'one without a name', {
      ...by,
      expect: 'new',
      member: { id: stranger, roles: [] },
    }),
    leaves('one that has these roles', {
      ...by,
      expect: 'known',
      member: { id: users.M, roles: ['AdminAgent'] },
    }),
  ]),
  among(removeMemberCommand, [
    {
      title: 'takes all roles away',
      input: { ...by, objectId: users.M },
      changes: ['member A/M - 1', 'operator_record + 1'],
    },
    refuses('PartnerUnknown', 'users of a partner that was removed', { ...ofC, objectId: users.M }),
    refuses('MemberUnknown', 'a stranger', { ...by, objectId: stranger }),
  ]),
  among(upsertApplicationCommand, [
    {
      title: 'registers one',
      input: { ...by, expect: 'new', application: { id: stranger, allows: ['user'] } },
      changes: ['application A + 1', 'operator_record + 1'],
    },
    {
      title: 'changes rights',
      input: { ...by, expect: 'known', application: { id: applications.P, allows: ['user'] } },
      changes: ['application A/P ~ rights', 'operator_record + 1'],
    },
    refuses('PartnerUnknown', 'applications of a partner that was removed', {
      ...ofC,
      expect: 'new',
      application: { id: applications.P, allows: ['user'] },
    }),
    refuses('ApplicationKnown', 'a known one as new', {
      ...by,
      expect: 'new',
      application: { id: applications.P },
    }),
    refuses('ApplicationUnknown', 'to change a stranger', {
      ...by,
      expect: 'known',
      application: { id: stranger },
    }),
    refuses('ApplicationIncomplete', 'one without rights', {
      ...by,
      expect: 'new',
      application: { id: stranger },
    }),
    leaves('one that has these rights', {
      ...by,
      expect: 'known',
      application: { id: applications.P, allows: ['app-read', 'user'] },
    }),
  ]),
  among(removeApplicationCommand, [
    {
      title: 'ends a registration',
      input: { ...by, applicationId: applications.P },
      changes: ['application A/P - 1', 'operator_record + 1'],
    },
    refuses('ApplicationUnknown', 'a stranger', { ...by, applicationId: stranger }),
  ]),
  among(upsertDomainEntryCommand, [
    {
      title: 'changes a reason',
      input: {
        operator: 'bea@tests',
        list: 'allow',
        expect: 'known',
        entry: { domain: 'northwind.example', reason: 'Seen.' },
      },
      changes: [
        'domain_entry northwind.example/allow ~ added_at added_by reason',
        'operator_record + 1',
      ],
    },
    refuses('DomainListed', 'a listed one as new', {
      ...by,
      list: 'allow',
      expect: 'new',
      entry: { domain: 'northwind.example', reason: 'x' },
    }),
    refuses('DomainUnlisted', 'to change an unlisted one', {
      ...by,
      list: 'allow',
      expect: 'known',
      entry: { domain: 'new.example', reason: 'x' },
    }),
    leaves('one that is so already', {
      ...by,
      list: 'allow',
      expect: 'known',
      entry: { domain: 'northwind.example', reason: 'A letter of the ministry.' },
    }),
  ]),
  among(removeDomainEntryCommand, [
    {
      title: 'takes a domain off one list',
      input: { operator: 'ada@tests', list: 'stop', domain: 'northwind.example' },
      changes: ['domain_entry northwind.example/stop - 1', 'operator_record + 1'],
    },
    refuses('DomainUnlisted', 'an unlisted one', { ...by, list: 'stop', domain: 'new.example' }),
  ]),
  ...operatorCustomerWrites,
]
