import { applySetupCommand, type ApplyInput } from '../../../src/operations/admin/apply-setup.ts'
import type { PartnerSetup } from '../../../src/rules/admin/setup.ts'
import { applications, partners, tenants, users } from '../../support/lookalikes.ts'
import { among } from './write.ts'

const stranger = '40000000-0000-4000-8000-00000000000f'

const input = (changes: Partial<ApplyInput>): ApplyInput => ({
  operator: 'ada@tests',
  prune: true,
  trial: false,
  setup: {},
  ...changes,
})

const ofA = (partner: Omit<PartnerSetup, 'id'>) => ({
  partners: [{ id: partners.A, ...partner }],
})

/** One thing of each kind; what is there beside it, only pruning takes away. */
const setup = {
  ...ofA({
    applications: [{ id: applications.P, allows: ['user'] }],
    members: [{ id: users.M, roles: ['HelpdeskAgent'] }],
    codes: [{ code: '12345', creates: 9 }],
    customers: [{ id: tenants.X, gdap: { AdminAgent: [] } }],
  }),
  allowList: [{ domain: 'northwind.example', reason: 'Seen.' }],
  stopList: [
    {
      domain: 'northwind.example',
      reason: 'A letter of the ministry.',
      denial: 'Not an Academic Domain',
    },
  ],
} as const satisfies ApplyInput['setup']

/** Writes of `accredit admin apply`. */
export const setupWrites = among(applySetupCommand, [
  {
    title: 'makes everything as a file says',
    input: input({ setup }),
    changes: [
      'application A/P ~ rights',
      'application A/Q - 1',
      'domain_entry acme.example/allow - 1',
      'domain_entry acme.example/stop - 1',
      'domain_entry northwind.example/allow ~ added_at reason',
      'gdap_grant A/X/AdminAgent/Directory Readers - 1',
      'member A/M ~ csp_roles',
      'member A/N - 1',
      'operator_record + 10',
      'validation_code A/12345 ~ max_creates remaining_creates updated_at',
      'validation_code A/67890 - 1',
    ],
  },
  {
    title: 'leaves what a file does not name where it prunes nothing',
    input: input({ setup, prune: false }),
    changes: [
      'application A/P ~ rights',
      'domain_entry northwind.example/allow ~ added_at reason',
      'gdap_grant A/X/AdminAgent/Directory Readers - 1',
      'member A/M ~ csp_roles',
      'operator_record + 5',
      'validation_code A/12345 ~ max_creates remaining_creates updated_at',
    ],
  },
  {
    title: 'prunes no list that a file does not have',
    input: input({ setup: ofA({ name: 'Contoso Ltd' }) }),
    changes: ['operator_record + 1', 'partner A ~ name'],
  },
  {
    title: 'prunes lists that are empty',
    input: input({
      setup: { ...ofA({ applications: [], members: [], customers: [] }), allowList: [] },
    }),
    changes: [
      'application A/P - 1',
      'application A/Q - 1',
      'domain_entry acme.example/allow - 1',
      'domain_entry northwind.example/allow - 1',
      'member A/M - 1',
      'member A/N - 1',
      'operator_record + 6',
    ],
  },
  {
    title: 'tells in a trial what it would change',
    input: input({ setup, trial: true }),
    tells: [
      'application.changed',
      'member.changed',
      'code.changed',
      'grants.changed',
      'application.removed',
      'member.removed',
      'code.removed',
      'domain.changed',
      'domain.removed',
      'domain.removed',
    ],
    changes: [],
  },
  {
    title: 'changes nothing where one thing is refused, and names each of them',
    input: input({
      setup: {
        partners: [
          { id: stranger, name: 'New' },
          {
            id: partners.A,
            name: 'Contoso Ltd',
            applications: [{ id: stranger }],
            members: [{ id: stranger }],
            codes: [{ code: '12345', creates: 2 }],
            customers: [{ id: stranger, name: 'New', gdap: { AdminAgent: [] } }],
          },
        ],
      },
    }),
    refused:
      'partners[0] PartnerIncomplete, partners[1].applications[0] ApplicationIncomplete, partners[1].members[0] MemberIncomplete, partners[1].codes[0] CodeOveruse, partners[1].customers[0] CustomerIncomplete',
    changes: [],
  },
  {
    title: 'takes the reviewers’ tenant for no partner',
    input: input({
      setup: { partners: [{ id: stranger, name: 'New', domain: 'new.example' }] },
      reviewerTenants: [stranger],
    }),
    refused: 'partners[0] PartnerIsReviewers',
    changes: [],
  },
])
