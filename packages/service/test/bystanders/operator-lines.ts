import type { LogLine } from './read-log-lines.ts'

/** A line of the operator’s record. */
export const operated = (
  action: string,
  subject: string,
  before: object | null,
  after: object | null,
  actor = 'ada@tests',
): LogLine => ({ log: 'operator_record', at: 'now', actor, action, subject, before, after })

/** Lines that each write of `accredit admin` leaves. */
export const operatorLines: Readonly<Record<string, readonly LogLine[]>> = {
  'upsertPartner adds one': [
    operated('partner.added', '(id)', null, { name: 'New', domain: 'new.example' }),
  ],
  'upsertPartner renames one': [
    operated(
      'partner.changed',
      'A',
      {
        name: 'Contoso',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
      },
      {
        name: 'Contoso Ltd',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
      },
    ),
  ],
  'removePartner closes the service to one': [
    operated(
      'partner.removed',
      'A',
      {
        name: 'Contoso',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
        applications: [
          { id: 'Q', allows: ['user', 'app-read'] },
          { id: 'P', allows: ['user', 'app-read'] },
        ],
        members: [
          { id: 'M', roles: ['AdminAgent'] },
          { id: 'N', roles: ['SalesAgent'] },
        ],
      },
      null,
    ),
  ],
  'upsertMember adds a user': [
    operated('member.added', 'A/members/(id)', null, {
      userPrincipalName: 'zoe@contoso.example',
      displayName: 'zoe@contoso.example',
      roles: ['SalesAgent'],
    }),
  ],
  'upsertMember changes roles': [
    operated(
      'member.changed',
      'A/members/M',
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['AdminAgent'] },
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['HelpdeskAgent'] },
    ),
  ],
  'upsertApplication registers one': [
    operated('application.added', 'A/applications/(id)', null, { allows: ['user'] }),
  ],
  'upsertApplication changes rights': [
    operated(
      'application.changed',
      'A/applications/P',
      { name: 'Ours', allows: ['user', 'app-read'] },
      { name: 'Ours', allows: ['user'] },
    ),
  ],
  'removeApplication ends a registration': [
    operated(
      'application.removed',
      'A/applications/P',
      { name: 'Ours', allows: ['user', 'app-read'] },
      null,
    ),
  ],
  'removeMember takes all roles away': [
    operated(
      'member.removed',
      'A/members/M',
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['AdminAgent'] },
      null,
    ),
  ],
  'upsertGrants sets the roles of a group': [
    operated(
      'grants.changed',
      'A/customers/X/gdap',
      { SalesAgent: ['Global Reader'] },
      { SalesAgent: ['Directory Writers'] },
    ),
  ],
  'upsertCode adds a code': [
    operated('code.added', 'A/codes/55555', null, { organization: 'Contoso', creates: 7, used: 2 }),
  ],
  'upsertCode gives a code more creates': [
    operated(
      'code.changed',
      'A/codes/12345',
      { organization: 'Contoso', creates: 5 },
      { organization: 'Contoso', creates: 6 },
    ),
  ],
  'removeCode takes a code away': [
    operated('code.removed', 'A/codes/67890', { organization: 'Contoso', creates: 5 }, null),
  ],
  'upsertCustomer adds a customer': [
    operated('customer.added', 'A/customers/(id)', null, { fields: ['name', 'email'] }),
  ],
  'upsertCustomer changes the records': [
    operated('customer.changed', 'A/customers/X', null, { fields: ['name', 'email', 'contact'] }),
  ],
  'upsertCustomer takes a relationship up again': [
    operated('customer.added', 'A/customers/Z', null, {
      relationship: 'taken up again',
      fields: ['name'],
    }),
  ],
  'removeCustomer ends a relationship': [operated('customer.removed', 'A/customers/X', null, null)],
  'eraseCustomer takes away what is known': [
    operated('customer.erased', 'A/customers/X', null, null),
  ],
  'upsertDomainEntry changes a reason': [
    operated(
      'domain.changed',
      'allow-list/northwind.example',
      { reason: 'A letter of the ministry.', names: ['Northwind School'] },
      { reason: 'Seen.', names: ['Northwind School'] },
      'bea@tests',
    ),
  ],
  'removeDomainEntry takes a domain off one list': [
    operated(
      'domain.removed',
      'stop-list/northwind.example',
      { reason: 'A letter of the ministry.', denial: 'Not an Academic Domain' },
      null,
    ),
  ],
}
