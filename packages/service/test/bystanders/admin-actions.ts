import { applications, partners, tenants, users } from '../support/lookalikes.ts'

const other = '40000000-0000-4000-8000-000000000001'

/** A setup that changes one thing. */
export const setupFile = {
  partners: [{ id: partners.B, members: [{ id: users.M, roles: ['HelpdeskAgent'] }] }],
}

/** One change of `accredit admin`: what is typed after that, and the lines that it leaves. */
export interface AdminAction {
  /** The words that name the command. */
  readonly command: string
  readonly args: readonly string[]
  /** As `tellLine` tells them. */
  readonly lines: readonly string[]
}

/** Every change of `accredit admin`, in an order in which each can be made. */
export const adminActions: readonly AdminAction[] = [
  {
    command: 'apply',
    args: ['setup.json'],
    lines: ['operator member.changed B/members/M by ada@tests'],
  },
  {
    command: 'partner add',
    args: [other, '--name', 'New', '--domain', 'new.example'],
    lines: ['operator partner.added (id) by ada@tests'],
  },
  {
    command: 'partner change',
    args: [other, '--name', 'Newer'],
    lines: ['operator partner.changed (id) by ada@tests'],
  },
  {
    command: 'partner remove',
    args: [other],
    lines: ['operator partner.removed (id) by ada@tests'],
  },
  {
    command: 'application add',
    args: [partners.A, other, 'user'],
    lines: ['operator application.added A/applications/(id) by ada@tests'],
  },
  {
    command: 'application change',
    args: [partners.A, applications.P, 'user'],
    lines: ['operator application.changed A/applications/P by ada@tests'],
  },
  {
    command: 'application remove',
    args: [partners.A, applications.P],
    lines: ['operator application.removed A/applications/P by ada@tests'],
  },
  {
    command: 'role add',
    args: [partners.A, other, 'SalesAgent', '--user-name', 'zoe@contoso.example'],
    lines: ['operator member.added A/members/(id) by ada@tests'],
  },
  {
    command: 'role change',
    args: [partners.A, users.M, 'HelpdeskAgent'],
    lines: ['operator member.changed A/members/M by ada@tests'],
  },
  {
    command: 'role remove',
    args: [partners.A, users.M],
    lines: ['operator member.removed A/members/M by ada@tests'],
  },
  {
    command: 'gdap add',
    args: [partners.A, tenants.X, 'Directory Writers', '--to', 'SalesAgent'],
    lines: ['operator grants.changed A/customers/X/gdap by ada@tests'],
  },
  {
    command: 'gdap change',
    args: [partners.A, tenants.X, 'User Administrator', '--to', 'SalesAgent'],
    lines: ['operator grants.changed A/customers/X/gdap by ada@tests'],
  },
  {
    command: 'gdap remove',
    args: [partners.A, tenants.X, 'User Administrator', '--to', 'SalesAgent'],
    lines: ['operator grants.changed A/customers/X/gdap by ada@tests'],
  },
  {
    command: 'code add',
    args: [partners.A, '55555', '--organization', 'Contoso', '--creates', '3'],
    lines: ['operator code.added A/codes/55555 by ada@tests'],
  },
  {
    command: 'code change',
    args: [partners.A, '67890', '--creates', '9'],
    lines: ['operator code.changed A/codes/67890 by ada@tests'],
  },
  {
    command: 'code remove',
    args: [partners.A, '67890'],
    lines: ['operator code.removed A/codes/67890 by ada@tests'],
  },
  {
    command: 'customer add',
    args: [partners.A, other, '--name', 'Wingtip', '--domain', 'wingtip.example'],
    lines: ['operator customer.added A/customers/(id) by ada@tests'],
  },
  {
    command: 'customer change',
    args: [partners.A, tenants.X, '--name', 'Wingtip'],
    lines: ['operator customer.changed A/customers/X by ada@tests'],
  },
  {
    command: 'customer remove',
    args: [partners.A, other],
    lines: ['operator customer.removed A/customers/(id) by ada@tests'],
  },
  {
    command: 'customer erase',
    args: [partners.A, other],
    lines: ['operator customer.erased A/customers/(id) by ada@tests'],
  },
  ...(['allow-list', 'stop-list'] as const).flatMap((list) => {
    const denial = list === 'stop-list' ? ['--denial', 'Not an Academic Domain'] : []
    return [
      {
        command: `${list} add`,
        args: ['fabrikam.example', '--reason', 'Seen.', ...denial],
        lines: [`operator domain.added ${list}/fabrikam.example by ada@tests`],
      },
      {
        command: `${list} change`,
        args: ['fabrikam.example', '--reason', 'Seen again.', ...denial],
        lines: [`operator domain.changed ${list}/fabrikam.example by ada@tests`],
      },
      {
        command: `${list} remove`,
        args: ['fabrikam.example'],
        lines: [`operator domain.removed ${list}/fabrikam.example by ada@tests`],
      },
    ]
  }),
]
