import { operated } from './operator-lines.ts'
import type { LogLine } from './read-log-lines.ts'

const ofM = { userPrincipalName: 'm@contoso.example', displayName: 'M' }
const ours = { name: 'Ours', allows: ['user', 'app-read'] }
const letter = { reason: 'A letter of the ministry.' }
const names = ['Northwind School']

const changed = [
  operated('application.changed', 'A/applications/P', ours, { ...ours, allows: ['user'] }),
  operated(
    'member.changed',
    'A/members/M',
    { ...ofM, roles: ['AdminAgent'] },
    { ...ofM, roles: ['HelpdeskAgent'] },
  ),
  operated(
    'code.changed',
    'A/codes/12345',
    { organization: 'Contoso', creates: 5 },
    { organization: 'Contoso', creates: 9 },
  ),
  operated(
    'grants.changed',
    'A/customers/X/gdap',
    { AdminAgent: ['Directory Readers'] },
    { AdminAgent: [] },
  ),
]

const applicationRemoved = (name: 'P' | 'Q') =>
  operated('application.removed', `A/applications/${name}`, ours, null)

const memberRemoved = (name: 'M' | 'N', role: string) => {
  const userPrincipalName = `${name.toLowerCase()}@contoso.example`
  const before = { userPrincipalName, displayName: name, roles: [role] }
  return operated('member.removed', `A/members/${name}`, before, null)
}

const domainChanged = operated(
  'domain.changed',
  'allow-list/northwind.example',
  { ...letter, names },
  { reason: 'Seen.', names },
)

const allowRemoved = (domain: string) =>
  operated('domain.removed', `allow-list/${domain}`, { ...letter, names }, null)

/** Lines that `accredit admin apply` leaves in the operator’s record, by its writes. */
const webhook = (action: string, before: object | null, after: object | null, by?: string) =>
  operated(
    `webhook.${action}`,
    `A/webhooks/${before ? 'webhook' : '(id)'}`,
    before,
    after,
    by ?? 'ada@contoso.example',
  )
const endpoint = { url: 'https://hooks.northwind.example/', events: [], state: 'on' }

const job = (step: string, which: string, after: object, by = 'm@contoso.example') =>
  operated(`bulk-job.${step}`, `A/bulk-jobs/${which}`, null, after, by)
const schools = { name: 'schools.csv', lines: 3, pending: 1 }
const registered = { url: 'https://new.example/', events: ['test-created'], state: 'on' }

export const setupLines: Readonly<Record<string, readonly LogLine[]>> = {
  'startBulkJob adds a job with its lines': [
    job('started', '(id)', { name: 'new.csv', lines: 2, pending: 1 }),
  ],
  'cancelBulkJob ends a job that runs': [job('cancelled', 'job', schools)],
  'resumeBulkJob lets the pending lines be taken': [job('resumed', 'other-job', schools)],
  'stopBulkJob ends a job with the reason': [
    job('stopped', 'job', { ...schools, reason: 'CustomerUnknown' }, 'worker'),
  ],
  'addWebhook adds an endpoint': [
    // The part behind the path of an address may be a secret.
    webhook('added', null, { ...endpoint, url: 'https://new.example/?…' }),
  ],
  'changeWebhook pauses an endpoint': [
    webhook('changed', endpoint, { ...endpoint, state: 'paused' }),
  ],
  'createRegistration adds the registration of a partner that has none': [
    webhook('added', null, registered),
  ],
  'updateRegistration changes the registration of a partner and switches it on': [
    operated(
      'webhook.changed',
      'A/webhooks/other-webhook',
      { ...endpoint, events: ['test-created'], state: 'paused' },
      registered,
      'ada@contoso.example',
    ),
  ],
  'removeWebhook removes an endpoint with its deliveries': [webhook('removed', endpoint, null)],
  'rotateWebhookSecret puts a secret first': [webhook('rotated', endpoint, endpoint)],
  'recordAttempts switches an endpoint off that is gone': [
    webhook('stopped', endpoint, { ...endpoint, state: 'gone' }, 'worker'),
  ],
  'applySetup makes everything as a file says': [
    ...changed,
    applicationRemoved('Q'),
    memberRemoved('N', 'SalesAgent'),
    operated('code.removed', 'A/codes/67890', { organization: 'Contoso', creates: 5 }, null),
    domainChanged,
    allowRemoved('acme.example'),
    operated(
      'domain.removed',
      'stop-list/acme.example',
      { ...letter, denial: 'Not an Academic Domain' },
      null,
    ),
  ],
  'applySetup leaves what a file does not name where it prunes nothing': [
    ...changed,
    domainChanged,
  ],
  'applySetup prunes no list that a file does not have': [
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
  'applySetup prunes lists that are empty': [
    applicationRemoved('Q'),
    applicationRemoved('P'),
    memberRemoved('M', 'AdminAgent'),
    memberRemoved('N', 'SalesAgent'),
    allowRemoved('acme.example'),
    allowRemoved('northwind.example'),
  ],
}
