import type { Option } from './option.ts'

/** Options of events: webhooks, Partner Center's format, e-mails, and retention. */
export const eventOptions = {
  secretsKey: {
    kind: 'text',
    default: '',
    explanation:
      'File with the key that encrypts the secrets of webhooks, 32 bytes in base64. Default: secrets.key in the data folder, generated when it is missing; on PostgreSQL in production there is no default, and without a key no webhooks. Nodes that share a database need the same key.',
  },
  eventCertificate: {
    kind: 'text',
    default: '',
    explanation:
      'File with the certificate, and its chain, whose key signs events in Partner Center’s format, in PEM; the service publishes it. Needs event-key. A sandbox generates its own; in production there is no default, and without it no registration. All nodes need the same certificate.',
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
      'Let tenants also register for customer-qualification-updated, an event that Partner Center does not have.',
  },
  smtp: {
    kind: 'text',
    default: '',
    explanation:
      'Mail server that sends notifications, e.g. smtps://accredit@mail.example:465, the user in the address. smtp:// needs STARTTLS, except on this machine. Empty: no e-mail.',
  },
  smtpPasswordFile: {
    kind: 'text',
    default: '',
    explanation: 'File with the password of the user named in smtp.',
  },
  smtpFrom: {
    kind: 'text',
    default: '',
    explanation: 'Sender of notifications, e.g. accredit@example.com. Needed with smtp.',
  },
  eventsKept: {
    kind: 'duration',
    default: 'P30D',
    explanation: 'Retention of events; a client that was offline can catch up within it.',
  },
} as const satisfies Record<string, Option>
