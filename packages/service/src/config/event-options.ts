import type { Option } from './option.ts'

/** Options of events: webhooks, Partner Center's form, mails to people, and how long events are kept. */
export const eventOptions = {
  secretsKey: {
    kind: 'text',
    default: '',
    explanation:
      'File with the key that seals the secrets of webhooks, 32 bytes in base64. Default: secrets.key in the data folder, generated when it is missing; on PostgreSQL in production there is no default, and without a key no webhooks. Nodes that share a database need the same one.',
  },
  eventCertificate: {
    kind: 'text',
    default: '',
    explanation:
      'File with the certificate, and its chain, whose key signs events in the form of Partner Center, in PEM; the service publishes it. Needs event-key. A sandbox has one of its own; in production there is none, and without it no registration. All nodes need the same one.',
  },
  eventKey: {
    kind: 'text',
    default: '',
    explanation: 'File with the RSA key of event-certificate, in PEM, without a password.',
  },
  qualificationEvents: {
    kind: 'switch',
    default: 'off',
    explanation:
      'Add customer-qualification-updated to the events for which a tenant can register, an event that Partner Center does not have.',
  },
  smtp: {
    kind: 'text',
    default: '',
    explanation:
      'Mail server that sends notifications to people, e.g. smtps://accredit@mail.example:465, the user in the address. smtp:// needs STARTTLS, on this machine alone it does without. Empty: no e-mail.',
  },
  smtpPasswordFile: {
    kind: 'text',
    default: '',
    explanation: 'File with the password of the user that smtp names.',
  },
  smtpFrom: {
    kind: 'text',
    default: '',
    explanation: 'Sender of notifications, e.g. accredit@example.com. Needed with smtp.',
  },
  eventsKept: {
    kind: 'duration',
    default: 'P30D',
    explanation: 'Retention of events, within which a client that was offline can catch up.',
  },
} as const satisfies Record<string, Option>
